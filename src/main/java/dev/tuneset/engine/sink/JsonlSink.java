package dev.tuneset.engine.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object a line: UTF-8, no byte order mark, LF, no escapes outside what JSON asks for. */
final class JsonlSink implements RecordSink {
    private final JsonGenerator json;

    JsonlSink(Path file) throws IOException {
        json = JsonValues.FACTORY.createGenerator(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
        json.setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    @Override
    public void write(Map<String, @Nullable Object> row) throws IOException {
        JsonValues.write(json, row);
        json.writeRaw('\n');
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
