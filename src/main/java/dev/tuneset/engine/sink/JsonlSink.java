package dev.tuneset.engine.sink;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
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
        Line line = new Line();
        try (JsonGenerator json = JsonValues.FACTORY.createGenerator(line, JsonEncoding.UTF8)) {
            JsonValues.write(json, row);
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be written", e);
        }
        return line.bytes();
    }

    /** A line in memory, handed out without a copy. */
    private static final class Line extends ByteArrayOutputStream {
        ByteBuffer bytes() {
            return ByteBuffer.wrap(buf, 0, count);
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
