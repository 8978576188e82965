package dev.tuneset.engine.sink;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CSV as RFC 4180 has it, lists and structs as JSON text. The columns are the union of all records' keys, which is known
 * only at the end: the cells wait in a file beside the target, so memory does not grow. Sinks given the same columns have
 * the same header.
 */
final class CsvSink implements RecordSink {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final Path file;
    private final Path waiting;
    private final JsonlSink cells;
    private final boolean bom;
    private final boolean neutralizeFormulas;
    private final Map<String, Integer> columns;
    private final Set<String> nested;
    private boolean closed;

    CsvSink(Path file, boolean bom, boolean neutralizeFormulas, SharedColumns columns) throws IOException {
        this.file = file;
        this.waiting = file.resolveSibling(file.getFileName() + ".cells");
        this.cells = new JsonlSink(waiting);
        this.bom = bom;
        this.neutralizeFormulas = neutralizeFormulas;
        this.columns = columns.csv();
        this.nested = columns.nested();
    }

    @Override
    public void write(Map<String, @Nullable Object> row) throws IOException {
        Map<String, @Nullable Object> texts = new LinkedHashMap<>();
        row.forEach((column, value) -> {
            columns.putIfAbsent(column, columns.size());
            if (value instanceof Map<?, ?> || value instanceof List<?>) {
                nested.add(column);
            }
            texts.put(column, cell(value));
        });
        cells.write(texts);
    }

    @Override
    public long bytes() {
        return cells.bytes();
    }

    @Override
    public void last() throws IOException {
        cells.close();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        cells.close();
        try (Writer writer = new OutputStreamWriter(
                        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), StandardCharsets.UTF_8);
                CsvWriter csv =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
                InputStream waited = new BufferedInputStream(Files.newInputStream(waiting));
                JsonParser json = JsonValues.FACTORY.createParser(waited)) {
            if (bom) {
                writer.write('\uFEFF');
            }
            csv.writeRecord(columns.keySet().stream().map(this::cell).toList());
            while (json.nextToken() == JsonToken.START_OBJECT) {
                csv.writeRecord(record(json));
            }
        }
        Files.delete(waiting);
    }

    private String[] record(JsonParser json) throws IOException {
        String[] record = new String[columns.size()];
        Arrays.fill(record, "");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            int column = columns.getOrDefault(json.currentName(), -1);
            json.nextToken();
            record[column] = json.getText();
        }
        return record;
    }

    private String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number && !Double.isFinite(number)) {
            return number.toString();
        }
        if (!(value instanceof String text)) {
            String json = JsonValues.text(value);
            return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
        }
        boolean formula = neutralizeFormulas && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
