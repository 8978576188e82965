package dev.tuneset.engine.sink.parquet;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A page as it stands in the file.
 *
 * @param head its header
 * @param body what follows
 * @param plain how many bytes header and body would take without compression
 */
record Page(Bytes head, Bytes body, long plain) {
    void writeTo(OutputStream out) throws IOException {
        out.write(head.array(), 0, head.size());
        out.write(body.array(), 0, body.size());
    }
}
