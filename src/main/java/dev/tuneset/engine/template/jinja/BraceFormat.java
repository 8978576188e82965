package dev.tuneset.engine.template.jinja;

import java.util.Map;

/** {@code text.format(...)}, with Jinja's sandboxed look-ups. */
final class BraceFormat {
    private static final int NESTING_MAX = 2;

    private final Render render;
    private final Object[] positional;
    private final Map<?, ?> named;
    private final boolean escaping;
    private int automatic;
    private boolean manual;

    private BraceFormat(Render render, Object[] positional, Map<?, ?> named, boolean escaping) {
        this.render = render;
        this.positional = positional;
        this.named = named;
        this.escaping = escaping;
    }

    static String format(Render render, String text, Arguments arguments) {
        BraceFormat format = new BraceFormat(render, arguments.positional, arguments.named, false);
        return format.run(text, NESTING_MAX);
    }

    /** As {@link #format}, with what goes in escaped. */
    static String formatEscaped(Render render, String text, Arguments arguments) {
        return new BraceFormat(render, arguments.positional, arguments.named, true).run(text, NESTING_MAX);
    }

    static String formatMap(Render render, String text, Object mapping) {
        if (!(mapping instanceof Map<?, ?> map)) {
            throw TemplateException.type("format_map() argument must be a mapping, not " + Types.name(mapping));
        }
        return new BraceFormat(render, new Object[0], map, false).run(text, NESTING_MAX);
    }

    private String run(String text, int nesting) {
        if (nesting == 0) {
            throw TemplateException.value("Max string recursion exceeded");
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                out.append(c);
                i++;
            } else if (c == '}') {
                throw TemplateException.value("Single '}' encountered in format string");
            } else if (c == '{') {
                int end = fieldEnd(text, i + 1);
                out.append(field(text.substring(i + 1, end), nesting));
                i = end;
            } else {
                out.append(c);
            }
        }
        render.allocate(out.length());
        return out.toString();
    }

    private static int fieldEnd(String text, int start) {
        int depth = 1;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[') {
                int close = text.indexOf(']', i);
                i = close < 0 ? i : close;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        throw TemplateException.value(
                start >= text.length()
                        ? "Single '{' encountered in format string"
                        : "expected '}' before end of string");
    }

    private String field(String field, int nesting) {
        int nameEnd = nameEnd(field);
        String name = field.substring(0, nameEnd);
        String rest = field.substring(nameEnd);
        char conversion = 0;
        if (rest.startsWith("!")) {
            if (rest.length() < 2) {
                throw TemplateException.value("end of string while looking for conversion specifier");
            }
            conversion = rest.charAt(1);
            rest = rest.substring(2);
            if (!rest.isEmpty() && !rest.startsWith(":")) {
                throw TemplateException.value("expected ':' after conversion specifier");
            }
        }
        Object value = converted(lookup(name), conversion);
        String spec = rest.isEmpty() ? "" : run(rest.substring(1), nesting - 1);
        return escaping && spec.isEmpty() ? Markup.escaped(value).value : ValueFormat.format(render, value, spec);
    }

    private static int nameEnd(String field) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '[') {
                int close = field.indexOf(']', i);
                i = close < 0 ? i : close;
            } else if (c == '!' || c == ':') {
                return i;
            }
        }
        return field.length();
    }

    private static Object converted(Object value, char conversion) {
        return switch (conversion) {
            case 0 -> value;
            case 's' -> Text.of(value);
            case 'r' -> Repr.of(value);
            case 'a' -> PercentFormat.ascii(Repr.of(value));
            default -> throw TemplateException.value("Unknown conversion specifier " + conversion);
        };
    }

    private Object lookup(String name) {
        int end = 0;
        while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
            end++;
        }
        Object value = first(name.substring(0, end));
        while (end < name.length()) {
            boolean attribute = name.charAt(end) == '.';
            int start = end + 1;
            end = start;
            while (end < name.length()
                    && (attribute ? name.charAt(end) != '.' && name.charAt(end) != '[' : name.charAt(end) != ']')) {
                end++;
            }
            String part = name.substring(start, end);
            if (part.isEmpty()) {
                throw TemplateException.value("Empty attribute in format string");
            }
            if (!attribute) {
                if (end == name.length()) {
                    throw TemplateException.value("Missing ']' in format string");
                }
                end++;
            }
            value = attribute ? Lookup.attribute(value, part) : Lookup.item(value, index(part));
        }
        return value;
    }

    private static Object index(String part) {
        boolean digits = part.length() < 10 && part.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? (Object) Long.valueOf(part) : part;
    }

    private Object first(String name) {
        Object key = name.isEmpty() ? automatic() : index(name);
        if (key instanceof Long index) {
            if (!name.isEmpty()) {
                manual();
            }
            if (index >= positional.length) {
                throw new TemplateException("IndexError", "tuple index out of range");
            }
            return positional[index.intValue()];
        }
        Object value = Maps.get(named, name);
        if (value == null) {
            throw new TemplateException("KeyError", Repr.of(name));
        }
        return value;
    }

    private Object automatic() {
        if (manual) {
            throw TemplateException.value("cannot switch from manual field specification to automatic field numbering");
        }
        return (long) automatic++;
    }

    private void manual() {
        if (automatic > 0) {
            throw TemplateException.value("cannot switch from manual field specification to automatic field numbering");
        }
        manual = true;
    }
}
