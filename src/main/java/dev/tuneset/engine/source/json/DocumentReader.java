package dev.tuneset.engine.source.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.encoding.TextStream;
import java.io.IOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Reads the records of a JSON document one by one; where the document breaks, one bad row tells and reading ends. */
final class DocumentReader implements RowReader {
    private final String name;
    private final long bytesTotal;
    private final JsonLayout layout;
    private final JsonInput input;
    private final JsonParser parser;
    private final RowBuilder builder;
    private long row;
    private int lineBefore;
    private boolean inList;
    private boolean inRow;
    private boolean atEnd;
    private long lastRootEnd = -1;
    private boolean lastRootIsObject;

    DocumentReader(SourceFile file, Charset charset, JsonLayout layout) throws IOException {
        this.name = file.name();
        this.bytesTotal = file.bytesTotal();
        this.layout = layout;
        this.input = new JsonInput(new TextStream(file.open(), charset));
        this.parser = JsonLimits.FACTORY.createParser(input);
        this.builder = new RowBuilder(layout, true);
    }

    @Override
    public Schema schema() {
        return layout.schema();
    }

    @Override
    public @Nullable ReadRow next() throws IOException {
        if (atEnd) {
            return null;
        }
        try {
            if (!advance()) {
                atEnd = true;
                return null;
            }
            row++;
            inRow = true;
            ReadRow built = build();
            inRow = false;
            return built;
        } catch (JsonProcessingException e) {
            atEnd = true;
            return broken(JsonBreak.of(e, parser));
        }
    }

    @Override
    public long bytesRead() {
        return input.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public void close() throws IOException {
        parser.close();
        input.close();
    }

    private ReadRow build() throws IOException {
        JsonLocation start = parser.currentTokenLocation();
        int line = start.getLineNr();
        // Where rows share a line, their numbers tell them apart.
        Place place = new Place(name, row, line == lineBefore ? 0 : line);
        lineBefore = line;
        Row built = builder.build(parser, start.getCharOffset(), place);
        if (inList && parser.currentToken().isNumeric() && goesOn()) {
            throw new JsonParseException(parser, "a number is followed by what belongs to none");
        }
        if (!inList) {
            endRoot();
        }
        if (built != null) {
            return built;
        }
        Note problem = builder.problem();
        if (problem == null) {
            throw new IllegalStateException("a row was refused without a reason");
        }
        long length = parser.currentLocation().getCharOffset() - start.getCharOffset();
        String raw = input.around(start.getCharOffset(), 0, (int) Math.min(length, BadRow.RAW_CHARS_MAX));
        return new BadRow(place, problem.reason(), "Line " + line + ": " + problem.detail(), raw);
    }

    /** Whether the number that was read last ends where nothing ends: it would be another one without the rest. */
    private boolean goesOn() {
        String next = input.around(parser.currentLocation().getCharOffset(), 0, 1);
        return !next.isEmpty() && ",]} \t\r\n".indexOf(next.charAt(0)) < 0;
    }

    private BadRow broken(JsonBreak at) {
        row += inRow ? 0 : 1;
        String raw = input.around(at.charOffset(), 200, 100);
        return new BadRow(
                new Place(name, row, at.line()),
                at.reason(),
                at.sentence() + " Nothing after this place is read; the rows before it are kept.",
                raw);
    }

    /** Moves to the first token of the next row; false at the end. */
    private boolean advance() throws IOException {
        while (true) {
            JsonToken token = parser.nextToken();
            if (inList) {
                if (token.isStructEnd()) {
                    inList = false;
                    if (!layout.records().isEmpty()) {
                        return passOverRest();
                    }
                    endRoot();
                    continue;
                }
                if (token == JsonToken.FIELD_NAME) {
                    builder.field(parser.currentName());
                    parser.nextToken();
                }
                return true;
            }
            if (token == null) {
                return false;
            }
            beginRoot(token);
            if (!layout.records().isEmpty()) {
                token = goTo(layout.records().substring(1).split("/", -1));
            }
            if (token != JsonToken.START_ARRAY && layout.form() != JsonLayout.Form.FIELDS) {
                return true;
            }
            inList = true;
        }
    }

    /** A document may be a sequence of values; only objects may follow each other without a blank between them. */
    private void beginRoot(JsonToken token) throws IOException {
        boolean touches = parser.currentTokenLocation().getCharOffset() == lastRootEnd;
        if (token.isStructEnd() || (touches && !(lastRootIsObject && token == JsonToken.START_OBJECT))) {
            throw new JsonParseException(parser, "something stands after the end of the value");
        }
        lastRootIsObject = token == JsonToken.START_OBJECT;
    }

    /** Of a number the parser has read the blank behind it as well, and refuses it without one. */
    private void endRoot() {
        lastRootEnd = parser.currentToken().isNumeric()
                ? -1
                : parser.currentLocation().getCharOffset();
    }

    /** Goes down to the list of records, from the root object that the parser stands at the start of. */
    private JsonToken goTo(String[] path) throws IOException {
        JsonToken token = parser.currentToken();
        for (String step : path) {
            String key = step.replace("~1", "/").replace("~0", "~");
            token = field(token, key);
        }
        if (token != JsonToken.START_ARRAY) {
            throw new JsonParseException(parser, "there is no list at " + layout.records());
        }
        return token;
    }

    private JsonToken field(JsonToken start, String key) throws IOException {
        if (start == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals(key);
                JsonToken token = parser.nextToken();
                if (found) {
                    return token;
                }
                parser.skipChildren();
            }
        }
        throw new JsonParseException(parser, "there is no list at " + layout.records());
    }

    /** What stands after the records is no row, but must be whole. */
    private boolean passOverRest() throws IOException {
        while (parser.nextToken() != null) {
            parser.skipChildren();
        }
        return false;
    }
}
