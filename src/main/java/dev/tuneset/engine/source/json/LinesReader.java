package dev.tuneset.engine.source.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.tuneset.engine.ascii.ByteSearch;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowBatch;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.source.encoding.Utf8;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Reads JSON Lines: every line is a row of its own, and a bad line costs only itself. Batches are parsed by their takers. */
final class LinesReader implements RowReader {
    private final String name;
    private final long bytesTotal;
    private final JsonLayout layout;
    private final boolean whole;
    private final LineBlocks blocks;
    private final Queue<ReadRow> parsed = new ArrayDeque<>();

    /** @param whole whether the layout is that of all lines; otherwise one that does not fit it ends the reading */
    LinesReader(String name, long bytesTotal, JsonLayout layout, boolean whole, LineBlocks blocks) {
        this.whole = whole;
        this.name = name;
        this.bytesTotal = bytesTotal;
        this.layout = layout;
        this.blocks = blocks;
    }

    @Override
    public Schema schema() {
        return layout.schema();
    }

    @Override
    public @Nullable ReadRow next() throws IOException {
        if (parsed.isEmpty()) {
            LineBlock block = blocks.next();
            if (block != null) {
                parsed.addAll(rows(block));
            }
        }
        return parsed.poll();
    }

    @Override
    public @Nullable RowBatch nextBatch() throws IOException {
        if (!parsed.isEmpty()) {
            List<ReadRow> rows = List.copyOf(parsed);
            parsed.clear();
            return () -> rows;
        }
        LineBlock block = blocks.next();
        return block == null ? null : () -> rows(block);
    }

    private List<ReadRow> rows(LineBlock block) throws IOException {
        LineParser quick = layout.form() == JsonLayout.Form.OBJECTS ? new LineParser(layout.schema()) : null;
        RowBuilder builder = new RowBuilder(layout, whole);
        List<ReadRow> rows = new ArrayList<>(block.size());
        for (int line = 0; line < block.size(); line++) {
            Row row = quick == null || block.tooLong ? null : quickRow(block, line, quick);
            rows.add(row == null ? row(block, line, builder) : row);
        }
        return rows;
    }

    private @Nullable Row quickRow(LineBlock block, int line, LineParser parser) {
        int start = block.start(line);
        int end = block.end(line);
        @Nullable
        Object[] values = end - start > JsonLimits.ROW_CHARS_MAX ? null : parser.values(block.bytes, start, end);
        return values == null ? null : new Row(layout.schema(), values, place(block, line));
    }

    private ReadRow row(LineBlock block, int line, RowBuilder builder) throws IOException {
        int start = block.start(line);
        int end = block.end(line);
        if (block.tooLong || isTooLong(block.bytes, start, end)) {
            return bad(
                    block,
                    line,
                    Reason.ROW_TOO_LARGE,
                    "The line is longer than " + JsonLimits.ROW_CHARS_MAX + " characters.");
        }
        if (!Utf8.isWellFormed(block.bytes, start, end)) {
            return bad(
                    block,
                    line,
                    Reason.BAD_ENCODING,
                    "The line holds bytes that are not valid in the encoding. Choose another encoding, or repair the line.");
        }
        try {
            return JsonLine.parse(block, line, parser -> row(parser, block, line, builder));
        } catch (JsonLine.Broken e) {
            return bad(block, line, e.place().reason(), e.place().sentence());
        }
    }

    private ReadRow row(JsonParser parser, LineBlock block, int line, RowBuilder builder) throws IOException {
        parser.nextToken();
        Row built = builder.build(parser, hasUnicodeEscape(block, line), place(block, line));
        if (parser.nextToken() != null) {
            return bad(block, line, Reason.MALFORMED_ROW, "Something stands after the value in this line.");
        }
        if (built != null) {
            return built;
        }
        Note problem = builder.problem();
        if (problem == null) {
            throw new IllegalStateException("a row was refused without a reason");
        }
        return bad(block, line, problem.reason(), problem.detail());
    }

    private static boolean isTooLong(byte[] bytes, int start, int end) {
        return end - start > JsonLimits.ROW_CHARS_MAX
                && Utf8.decode(bytes, start, end).length() > JsonLimits.ROW_CHARS_MAX;
    }

    private static boolean hasUnicodeEscape(LineBlock block, int line) {
        int end = block.end(line);
        for (int at = block.start(line); at < end; at += 2) {
            at = ByteSearch.first(block.bytes, at, end, '\\');
            if (at + 1 < end && block.bytes[at + 1] == 'u') {
                return true;
            }
        }
        return false;
    }

    private Place place(LineBlock block, int line) {
        return new Place(name, block.row(line), block.number(line));
    }

    private BadRow bad(LineBlock block, int line, Reason reason, String detail) {
        Place place = place(block, line);
        return new BadRow(
                place, reason, "Line " + place.line() + ": " + detail, blocks.show(block, line, BadRow.RAW_CHARS_MAX));
    }

    @Override
    public long bytesRead() {
        return blocks.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public void close() throws IOException {
        blocks.close();
    }
}
