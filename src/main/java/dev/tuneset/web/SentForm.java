package dev.tuneset.web;

import dev.tuneset.engine.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;

/** Sums up all that was sent with a form, its files included: equal sums, the same form. */
final class SentForm {
    private SentForm() {}

    static String sum(String path, FormData form) {
        try (var sum = new DigestOutputStream(OutputStream.nullOutputStream(), Sha256.begin())) {
            add(sum, path);
            for (String name : form) {
                for (FormValue value : form.get(name)) {
                    add(sum, name);
                    add(sum, value);
                }
            }
            return HexFormat.of().formatHex(sum.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(OutputStream sum, FormValue value) throws IOException {
        if (!value.isFileItem()) {
            add(sum, value.getValue());
            return;
        }
        add(sum, String.valueOf(value.getFileName()));
        try (InputStream bytes = value.getFileItem().getInputStream()) {
            bytes.transferTo(sum);
        }
    }

    private static void add(OutputStream sum, String text) throws IOException {
        sum.write(text.getBytes(StandardCharsets.UTF_8));
        sum.write(0);
    }
}
