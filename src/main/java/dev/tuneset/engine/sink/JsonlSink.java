package dev.tuneset.engine.sink;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object a line: UTF-8, no byte order mark, LF, no escapes outside what JSON asks for. */
final class JsonlSink implements RecordSink {
    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream file;
    private long bytes;

    JsonlSink(Path file) throws IOException {
        this.file = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), BUFFER_BYTES);
    }

    @Override
    public void write(Map<String, @Nullable Object> row) throws IOException {
        write(encode(row));
    }

    @Override
    public ByteBuffer encode(Map<String, @Nullable Object> row) {
        return line(row);
    }

    /** A record as it stands in the file, line break included. */
    static ByteBuffer line(Map<String, @Nullable Object> row) {
        try (ByteArrayBuilder line = new ByteArrayBuilder(JsonValues.FACTORY._getBufferRecycler())) {
            try (JsonGenerator json = JsonValues.FACTORY.createGenerator(line, JsonEncoding.UTF8)) {
                JsonValues.write(json, row);
                json.writeRaw('\n');
            }
            return ByteBuffer.wrap(line.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be written", e);
        }
    }

    @Override
    public void write(ByteBuffer encoded) throws IOException {
        file.write(encoded.array(), encoded.arrayOffset() + encoded.position(), encoded.remaining());
        bytes += encoded.remaining();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
