package dev.tuneset.dataset;

import dev.tuneset.engine.store.RowStore;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Answers that are written row by row. */
final class Streams {
    private Streams() {}

    /** Writes something of a store. */
    @FunctionalInterface
    interface Writing {
        void write(RowStore store, OutputStream out) throws IOException;
    }

    /** JSON out of a store, which is closed afterwards. */
    static Response json(RowStore store, Writing writing) {
        return Response.ok(body(store, writing), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** A file out of a store, which is closed afterwards. */
    static Response download(RowStore store, String name, Writing writing) {
        return attachment(name).entity(body(store, writing)).build();
    }

    /** An answer that browsers save and never show, whatever is in it. */
    static Response.ResponseBuilder attachment(String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok()
                .type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + encoded)
                .header("X-Content-Type-Options", "nosniff");
    }

    private static StreamingOutput body(RowStore store, Writing writing) {
        return out -> {
            try (store) {
                writing.write(store, out);
            }
        };
    }
}
