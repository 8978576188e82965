package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dotted attribute as filters take it: {@code a.b.0} looks up items and attributes one after the other. */
final class AttributePath {
    private final List<Object> parts;

    private AttributePath(List<Object> parts) {
        this.parts = parts;
    }

    static AttributePath of(Object attribute) {
        if (attribute == None.NONE) {
            return new AttributePath(List.of());
        }
        if (!Types.isString(attribute)) {
            return new AttributePath(List.of(attribute));
        }
        List<Object> parts = new ArrayList<>();
        for (String part : Types.string(attribute).split("\\.", -1)) {
            boolean digits = !part.isEmpty() && part.codePoints().allMatch(Chars::isDigit);
            parts.add(digits ? NumberParser.integer(part, part, 10L) : part);
        }
        return new AttributePath(parts);
    }

    /** Several paths with commas between them. */
    static List<AttributePath> all(Object attribute) {
        List<AttributePath> paths = new ArrayList<>();
        if (Types.isString(attribute)) {
            for (String part : Types.string(attribute).split(",", -1)) {
                paths.add(of(part));
            }
        } else {
            paths.add(of(attribute));
        }
        return paths;
    }

    Object get(Object item) {
        return get(item, null);
    }

    Object get(Object item, @Nullable Object fallback) {
        Object value = item;
        for (Object part : parts) {
            value = Lookup.item(value, part);
            if (fallback != null && fallback != None.NONE && value instanceof Undefined) {
                value = fallback;
            }
        }
        return value;
    }
}
