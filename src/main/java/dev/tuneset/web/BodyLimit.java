package dev.tuneset.web;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Keeps bodies that are read into memory small. Endpoints that take a stream are not limited here. */
@Provider
public class BodyLimit implements ReaderInterceptor {
    static final long BYTES_MAX = 16L * 1024 * 1024;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() != InputStream.class) {
            context.setInputStream(new Limited(context.getInputStream()));
        }
        return context.proceed();
    }

    private static final class Limited extends FilterInputStream {
        private long bytesRead;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int bytes = super.read(buffer, offset, length);
            count(Math.max(bytes, 0));
            return bytes;
        }

        private void count(int bytes) {
            bytesRead += bytes;
            if (bytesRead > BYTES_MAX) {
                throw new TunesetException(
                        Problem.LIMIT_REACHED,
                        "body_too_large",
                        "The request has more than " + BYTES_MAX
                                + " bytes, which is the limit here. Large data goes through an upload.",
                        BYTES_MAX);
            }
        }
    }
}
