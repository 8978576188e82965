package dev.tuneset.engine.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON array with an object a line. */
final class JsonSink implements RecordSink {
    private final CountingOutput out;
    private final JsonGenerator json;
    private boolean first = true;

    JsonSink(Path file) throws IOException {
        out = new CountingOutput(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
        json = JsonValues.FACTORY.createGenerator(out);
        json.setPrettyPrinter(new MinimalPrettyPrinter(""));
        json.writeRaw("[\n");
    }

    @Override
    public void write(Map<String, @Nullable Object> row) throws IOException {
        if (!first) {
            json.writeRaw(",\n");
        }
        first = false;
        JsonValues.write(json, row);
    }

    @Override
    public long bytes() {
        return out.count() + Math.max(0, json.getOutputBuffered());
    }

    @Override
    public void close() throws IOException {
        if (!json.isClosed()) {
            json.writeRaw(first ? "]\n" : "\n]\n");
            json.close();
        }
    }
}
