package dev.tuneset.engine.source.json;

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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object of lists row by row: one parser stands in each list, so that no list is held in memory. Objects whose keys
 * number the rows are lists, too.
 */
final class ColumnsReader implements RowReader {
    /** Each column keeps the file open once more. */
    static final int COLUMNS_MAX = 200;

    private final String name;
    private final long bytesTotal;
    private final Schema schema;
    private final List<JsonInput> inputs = new ArrayList<>();
    private final List<JsonParser> parsers = new ArrayList<>();
    private final JsonValues values = new JsonValues();
    private long row;
    private boolean atEnd;

    private ColumnsReader(SourceFile file, Schema schema) {
        this.name = file.name();
        this.bytesTotal = file.bytesTotal();
        this.schema = schema;
    }

    static ColumnsReader open(SourceFile file, Charset charset, Schema schema) throws IOException {
        ColumnsReader reader = new ColumnsReader(file, schema);
        boolean opened = false;
        try {
            for (String column : schema.columns()) {
                reader.openColumn(file, charset, column);
            }
            opened = true;
            return reader;
        } finally {
            if (!opened) {
                reader.close();
            }
        }
    }

    private void openColumn(SourceFile file, Charset charset, String column) throws IOException {
        JsonInput input = new JsonInput(new TextStream(file.open(), charset));
        inputs.add(input);
        JsonParser parser = JsonLimits.FACTORY.createParser(input);
        parsers.add(parser);
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(column);
            parser.nextToken();
            if (found) {
                return;
            }
            parser.skipChildren();
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public @Nullable ReadRow next() throws IOException {
        if (atEnd) {
            return null;
        }
        Place place = new Place(name, row + 1, 0);
        @Nullable Object[] cells = new Object[schema.size()];
        values.begin(0);
        values.enter();
        try {
            for (int i = 0; i < cells.length; i++) {
                JsonParser parser = parsers.get(i);
                JsonToken token = parser.nextToken();
                if (token == JsonToken.FIELD_NAME) {
                    token = parser.nextToken();
                }
                if (token == null || token.isStructEnd()) {
                    atEnd = true;
                    return null;
                }
                values.startsAt(parser.currentTokenLocation().getCharOffset());
                cells[i] = values.read(parser);
            }
        } catch (JsonProcessingException e) {
            atEnd = true;
            JsonBreak broken = JsonBreak.of(e, parsers.get(0));
            return new BadRow(place, broken.reason(), broken.sentence(), "");
        }
        row++;
        Note problem = values.problem();
        return problem == null
                ? new Row(schema, cells, place, values.notes())
                : new BadRow(place, problem.reason(), "Row " + row + ": " + problem.detail(), "");
    }

    @Override
    public long bytesRead() {
        return inputs.isEmpty() ? 0 : inputs.get(inputs.size() - 1).bytesRead();
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public void close() throws IOException {
        for (JsonParser parser : parsers) {
            parser.close();
        }
        for (JsonInput input : inputs) {
            input.close();
        }
    }
}
