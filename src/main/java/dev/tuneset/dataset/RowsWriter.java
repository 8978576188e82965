package dev.tuneset.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.sink.JsonValues;
import dev.tuneset.engine.store.RowStore;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes pages of rows as JSON, one row in memory at a time. */
final class RowsWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int BAD_ROWS_AT_ONCE = 200;

    private RowsWriter() {}

    static void rows(RowStore store, long offset, int limit, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            begin(json, store.schema(), offset, limit, store.rows());
            store.forEach(offset, limit, row -> row(json, row));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    static void badRows(RowStore store, long offset, int limit, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            begin(json, store.schema(), offset, limit, store.badRows());
            for (BadRow row : store.badRows(offset, limit)) {
                badRow(json, row);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /** All bad rows, one JSON object a line. */
    static void badRowLines(RowStore store, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.setRootValueSeparator(null);
            for (long offset = 0; offset < store.badRows(); offset += BAD_ROWS_AT_ONCE) {
                for (BadRow row : store.badRows(offset, BAD_ROWS_AT_ONCE)) {
                    badRow(json, row);
                    json.writeRaw('\n');
                }
            }
        }
    }

    /** The beginning of a file as it would be read. */
    static void preview(Preview preview, OutputStream out) throws IOException {
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.writeStartObject();
            json.writeObjectField("options", ReadOptions.of(preview.guess().options()));
            json.writeObjectField("findings", preview.guess().findings());
            json.writeObjectField("columns", preview.columns());
            json.writeArrayFieldStart("rows");
            for (Row row : preview.rows()) {
                row(json, row);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("bad_rows");
            for (BadRow row : preview.badRows()) {
                badRow(json, row);
            }
            json.writeEndArray();
            json.writeBooleanField("whole", preview.whole());
            json.writeObjectField("problem", preview.problem());
            json.writeEndObject();
        }
    }

    private static void begin(JsonGenerator json, Schema schema, long offset, int limit, long total)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("offset", offset);
        json.writeNumberField("limit", limit);
        json.writeNumberField("total", total);
        json.writeArrayFieldStart("columns");
        for (String column : schema.columns()) {
            json.writeString(column);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
    }

    private static void row(JsonGenerator json, Row row) throws IOException {
        json.writeStartObject();
        place(json, row.place());
        json.writeObjectFieldStart("values");
        List<String> columns = row.schema().columns();
        for (int i = 0; i < columns.size(); i++) {
            json.writeFieldName(columns.get(i));
            JsonValues.write(json, row.value(i));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void badRow(JsonGenerator json, BadRow row) throws IOException {
        json.writeStartObject();
        place(json, row.place());
        json.writeStringField("reason", row.reason().wire());
        json.writeStringField("detail", row.detail());
        json.writeStringField("raw", row.raw());
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, Place place) throws IOException {
        json.writeNumberField("row", place.row());
        json.writeNumberField("line", place.line());
        json.writeStringField("source", place.source());
    }
}
