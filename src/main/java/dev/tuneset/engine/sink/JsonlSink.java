package dev.tuneset.engine.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object a line: UTF-8, no byte order mark, LF, no escapes outside what JSON asks for. */
final class JsonlSink implements RecordSink {
    private final SummedFile file;
    private long bytes;

    JsonlSink(Path file) throws IOException {
        this.file = new SummedFile(file);
    }

    @Override
    public void write(Map<String, @Nullable Object> row) throws IOException {
        write(new JsonBytes().encode(row));
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

    @Override
    public String sha256() {
        return file.sha256();
    }
}
