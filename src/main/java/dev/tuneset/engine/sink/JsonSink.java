package dev.tuneset.engine.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON array with an object a line. */
final class JsonSink implements RecordSink {
    private final SummedFile file;
    private long bytes;
    private boolean empty = true;
    private boolean closed;

    JsonSink(Path file) throws IOException {
        this.file = new SummedFile(file);
        write("[\n");
    }

    @Override
    public void write(Map<String, @Nullable Object> row) throws IOException {
        write(new JsonBytes().encode(row));
    }

    /** Takes the line break away that a record is encoded with: what stands between records comes before it. */
    @Override
    public void write(ByteBuffer encoded) throws IOException {
        if (!empty) {
            write(",\n");
        }
        empty = false;
        int length = encoded.remaining() - 1;
        file.write(encoded.array(), encoded.arrayOffset() + encoded.position(), length);
        bytes += length;
    }

    private void write(String text) throws IOException {
        file.write(text.getBytes(StandardCharsets.US_ASCII));
        bytes += text.length();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            write(empty ? "]\n" : "\n]\n");
            file.close();
        }
    }

    @Override
    public String sha256() {
        return file.sha256();
    }
}
