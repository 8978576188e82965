package dev.tuneset.engine.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads JSON Lines: every line is a row of its own, and a bad line costs only itself. */
final class LinesReader implements RowReader {
    private final String name;
    private final long bytesTotal;
    private final JsonLayout layout;
    private final Lines lines;
    private final RowBuilder builder;
    private long row;

    LinesReader(String name, long bytesTotal, JsonLayout layout, Lines lines) {
        this.name = name;
        this.bytesTotal = bytesTotal;
        this.layout = layout;
        this.lines = lines;
        this.builder = new RowBuilder(layout);
    }

    @Override
    public Schema schema() {
        return layout.schema();
    }

    @Override
    public @Nullable ReadRow next() throws IOException {
        if (!lines.next()) {
            return null;
        }
        row++;
        Place place = new Place(name, row, lines.number());
        if (lines.tooLong()) {
            return bad(
                    place,
                    Reason.ROW_TOO_LARGE,
                    "The line is longer than " + JsonLimits.ROW_CHARS_MAX + " characters.");
        }
        if (lines.damaged()) {
            return bad(
                    place,
                    Reason.BAD_ENCODING,
                    "The line holds bytes that are not valid in the encoding. Choose another encoding, or repair the line.");
        }
        try (JsonParser parser = JsonLimits.FACTORY.createParser(lines.chars(), lines.start(), lines.length())) {
            return read(parser, place);
        }
    }

    private ReadRow read(JsonParser parser, Place place) throws IOException {
        try {
            parser.nextToken();
            Row built = builder.build(parser, 0, place);
            if (parser.nextToken() != null) {
                return bad(place, Reason.MALFORMED_ROW, "Something stands after the value in this line.");
            }
            if (built != null) {
                return built;
            }
            Note problem = builder.problem();
            if (problem == null) {
                throw new IllegalStateException("a row was refused without a reason");
            }
            return bad(place, problem.reason(), problem.detail());
        } catch (JsonProcessingException e) {
            JsonBreak broken = JsonBreak.of(e, parser).onLine(lines.number());
            return bad(place, broken.reason(), broken.sentence());
        }
    }

    private BadRow bad(Place place, Reason reason, String detail) {
        return new BadRow(place, reason, "Line " + place.line() + ": " + detail, lines.raw(BadRow.RAW_CHARS_MAX));
    }

    @Override
    public long bytesRead() {
        return lines.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
