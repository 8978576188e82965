package dev.tuneset.engine.template.jinja;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Methods of bytes that chat templates could want. */
final class BytesMethods {
    static final Map<String, Method> METHODS = Map.ofEntries(
            Map.entry(
                    "decode",
                    Method.of(
                            Parameters.builtinWithKeywords("decode", "encoding?", "errors?"),
                            (render, self, a) -> new String(((Bytes) self).value, StandardCharsets.UTF_8))),
            Map.entry(
                    "hex",
                    Method.of(
                            Parameters.builtinWithKeywords("hex", "sep?", "bytes_per_sep?"),
                            (render, self, a) -> hex(((Bytes) self).value))));

    private BytesMethods() {}

    private static String hex(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length * 2);
        for (byte b : bytes) {
            out.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return out.toString();
    }
}
