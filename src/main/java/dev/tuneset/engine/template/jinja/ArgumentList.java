package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The compiled arguments of a call. */
final class ArgumentList {
    final Expression[] positional;
    final String[] names;
    final Expression[] named;
    private final @Nullable Expression starred;
    private final @Nullable Expression doubleStarred;
    private final boolean plain;
    private final boolean empty;

    ArgumentList(
            Expression[] positional,
            String[] names,
            Expression[] named,
            @Nullable Expression starred,
            @Nullable Expression doubleStarred) {
        this.positional = positional;
        this.names = names;
        this.named = named;
        this.starred = starred;
        this.doubleStarred = doubleStarred;
        this.plain = names.length == 0 && starred == null && doubleStarred == null;
        this.empty = plain && positional.length == 0;
    }

    /** Says whether there are only positional arguments. */
    boolean isPlain() {
        return plain;
    }

    /** Says whether all arguments are written out: none come from {@code *} or {@code **}. */
    boolean isCounted() {
        return starred == null && doubleStarred == null;
    }

    boolean isEmpty() {
        return empty;
    }

    Arguments evaluate(Frame frame) {
        if (isEmpty()) {
            return Arguments.NONE;
        }
        Object[] values = new Object[positional.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = positional[i].evaluate(frame);
        }
        return plain ? new Arguments(values, Map.of()) : open(frame, values);
    }

    private Arguments open(Frame frame, Object[] values) {
        Map<String, Object> keywords = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            if (keywords.put(names[i], named[i].evaluate(frame)) != null) {
                throw new TemplateException("SyntaxError", "keyword argument repeated: " + names[i]);
            }
        }
        List<Object> all = new ArrayList<>(Arrays.asList(values));
        if (starred != null) {
            Iterator<Object> more = starred(starred.evaluate(frame));
            while (more.hasNext()) {
                frame.render.allocate(1);
                all.add(more.next());
            }
        }
        if (doubleStarred != null) {
            addAll(keywords, doubleStarred.evaluate(frame));
        }
        return new Arguments(all.toArray(), keywords);
    }

    private static Iterator<Object> starred(Object value) {
        Iterator<Object> items = Iteration.find(value);
        if (items == null) {
            throw TemplateException.type("Value after * must be an iterable, not " + Types.name(value));
        }
        return items;
    }

    private static void addAll(Map<String, Object> keywords, Object more) {
        if (!(more instanceof Map<?, ?> map)) {
            throw TemplateException.type("argument after ** must be a mapping, not " + Types.name(more));
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw TemplateException.type("keywords must be strings");
            }
            if (keywords.put(name, Values.in(entry.getValue())) != null) {
                throw TemplateException.type("got multiple values for keyword argument '" + name + "'");
            }
        }
    }
}
