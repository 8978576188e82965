package dev.tuneset.engine.template.jinja;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A string that is safe HTML: other strings that come together with it are escaped. */
final class Markup extends PyObject {
    final String value;

    Markup(String value) {
        this.value = value;
    }

    static String escape(String s) {
        int at = 0;
        int length = s.length();
        while (at < length && entity(s.charAt(at)) == null) {
            at++;
        }
        if (at == length) {
            return s;
        }
        StringBuilder out = new StringBuilder(length + 16);
        for (int i = 0; i < length; i++) {
            char c = s.charAt(i);
            String entity = entity(c);
            if (entity == null) {
                out.append(c);
            } else {
                out.append(entity);
            }
        }
        return out.toString();
    }

    private static @Nullable String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\'' -> "&#39;";
            case '"' -> "&#34;";
            default -> null;
        };
    }

    /** {@code markupsafe.escape}: what is safe stays as it is. */
    static Markup escaped(Object value) {
        return value instanceof Markup markup ? markup : new Markup(escape(Text.of(value)));
    }

    @Override
    String typeName() {
        return "Markup";
    }

    @Override
    String module() {
        return "markupsafe";
    }

    @Override
    boolean truth() {
        return !value.isEmpty();
    }

    @Override
    int length() {
        return Chars.length(value);
    }

    @Override
    @Nullable
    Iterator<Object> iterator() {
        return Iteration.of(value);
    }

    @Override
    boolean equalTo(Object other) {
        return value.equals(other instanceof Markup markup ? markup.value : other);
    }

    @Override
    int hash() {
        return value.hashCode();
    }

    @Override
    void repr(Repr out) {
        out.append("Markup(");
        out.value(value);
        out.append(")");
    }

    @Override
    String text() {
        return value;
    }
}
