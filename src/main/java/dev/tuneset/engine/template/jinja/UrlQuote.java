package dev.tuneset.engine.template.jinja;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/** The filter {@code urlencode}. */
final class UrlQuote {
    private UrlQuote() {}

    static Object encode(Render render, Object value) {
        if (Types.isString(value) || !Iteration.possible(value)) {
            return quote(value, false);
        }
        Object pairs = value instanceof Map<?, ?> map ? DictView.items(map) : value;
        StringBuilder out = new StringBuilder();
        for (Iterator<Object> items = Iteration.of(pairs); items.hasNext(); ) {
            Iterator<Object> pair = Iteration.of(items.next());
            Object key = part(pair, 0);
            Object part = part(pair, 1);
            if (pair.hasNext()) {
                throw TemplateException.value("too many values to unpack (expected 2)");
            }
            out.append(out.length() == 0 ? "" : "&")
                    .append(quote(key, true))
                    .append('=')
                    .append(quote(part, true));
            render.step();
        }
        render.allocate(out.length());
        return out.toString();
    }

    private static Object part(Iterator<Object> pair, int index) {
        if (!pair.hasNext()) {
            throw TemplateException.value("not enough values to unpack (expected 2, got " + index + ")");
        }
        return pair.next();
    }

    private static String quote(Object value, boolean inQuery) {
        byte[] bytes =
                value instanceof Bytes given ? given.value : Text.of(value).getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder();
        for (byte b : bytes) {
            int c = b & 255;
            if (isUnreserved(c) || (c == '/' && !inQuery)) {
                out.append((char) c);
            } else if (c == ' ' && inQuery) {
                out.append('+');
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_.-~".indexOf(c) >= 0;
    }
}
