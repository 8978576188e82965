package dev.tuneset.engine.source.text;

import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.encoding.TextStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plain text: one document, decoded as it is read. */
final class PlainDocument implements Documents {
    private final TextStream stream;
    private boolean taken;

    PlainDocument(SourceFile file, Charset charset) throws IOException {
        this.stream = new TextStream(file.open(), charset);
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public @Nullable Document next() {
        if (taken) {
            return null;
        }
        taken = true;
        return new Document(List.of(), new Characters());
    }

    @Override
    public long bytesRead() {
        return stream.bytesRead();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private final class Characters extends Reader {
        @Override
        public int read(char[] chars, int offset, int length) throws IOException {
            return stream.read(chars, offset, length);
        }

        /** The stream is closed with the document. */
        @Override
        public void close() {
            // nothing of its own
        }
    }
}
