package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Python's {@code pprint.pformat}: containers that do not fit 80 columns get a line per item, dicts are sorted. */
final class PrettyPrint {
    private static final int WIDTH = 80;
    private static final int DEPTH_MAX = 200;

    private final Render render;
    private final StringBuilder out = new StringBuilder();

    private PrettyPrint(Render render) {
        this.render = render;
    }

    static String of(Render render, Object value) {
        PrettyPrint print = new PrettyPrint(render);
        print.write(value, 0, 0, 0);
        render.allocate(print.out.length());
        return print.out.toString();
    }

    private void write(Object value, int indent, int allowance, int level) {
        render.step();
        if (level > DEPTH_MAX) {
            throw TemplateException.recursion("maximum recursion depth exceeded");
        }
        String line = Repr.of(sorted(value, level));
        if (Chars.length(line) <= WIDTH - indent - allowance) {
            out.append(line);
        } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            dict(map, indent, allowance + 1, level);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            items(list, "[", "]", indent, allowance, level);
        } else if (value instanceof Tuple tuple && !tuple.items.isEmpty()) {
            items(tuple.items, "(", tuple.items.size() == 1 ? ",)" : ")", indent, allowance, level);
        } else if (value instanceof String text) {
            string(text, line, indent, allowance, level);
        } else {
            out.append(line);
        }
    }

    /** The value with all dicts in it sorted by key. */
    private Object sorted(Object value, int level) {
        if (level > DEPTH_MAX) {
            throw TemplateException.recursion("maximum recursion depth exceeded");
        }
        if (value instanceof Map<?, ?> map) {
            Dict dict = new Dict();
            for (Tuple pair : pairs(map)) {
                dict.put(pair.items.get(0), sorted(pair.items.get(1), level + 1));
            }
            return dict;
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(sorted(Values.in(item), level + 1)));
            return items;
        }
        if (value instanceof Tuple tuple && tuple.getClass() == Tuple.class) {
            List<Object> items = new ArrayList<>();
            tuple.items.forEach(item -> items.add(sorted(item, level + 1)));
            return new Tuple(items);
        }
        return value;
    }

    private List<Tuple> pairs(Map<?, ?> map) {
        List<Object> pairs = Iteration.list(render, DictView.items(map));
        List<Object> sorted;
        try {
            sorted = Sorting.sorted(render, pairs, pair -> ((Tuple) pair).items.get(0), false);
        } catch (TemplateException unorderable) {
            sorted = Sorting.sorted(render, pairs, pair -> typeAndText(((Tuple) pair).items.get(0)), false);
        }
        return sorted.stream().map(Tuple.class::cast).toList();
    }

    private static Object typeAndText(Object key) {
        return Tuple.of(Types.name(key), Repr.of(key));
    }

    private void dict(Map<?, ?> map, int indent, int allowance, int level) {
        out.append('{');
        Iterator<Tuple> pairs = pairs(map).iterator();
        while (pairs.hasNext()) {
            Tuple pair = pairs.next();
            String key = Repr.of(pair.items.get(0));
            out.append(key).append(": ");
            int inner = indent + 1 + Chars.length(key) + 2;
            write(pair.items.get(1), inner, pairs.hasNext() ? 1 : allowance, level + 1);
            if (pairs.hasNext()) {
                out.append(",\n").append(" ".repeat(indent + 1));
            }
        }
        out.append('}');
    }

    private void items(List<?> list, String open, String close, int indent, int allowance, int level) {
        out.append(open);
        Iterator<?> items = list.iterator();
        while (items.hasNext()) {
            Object item = Values.in(items.next());
            write(item, indent + 1, items.hasNext() ? 1 : allowance + close.length(), level + 1);
            if (items.hasNext()) {
                out.append(",\n").append(" ".repeat(indent + 1));
            }
        }
        out.append(close);
    }

    /** A long string becomes several literals, cut at lines and then at words. */
    private void string(String text, String whole, int indent, int allowance, int level) {
        List<String> chunks = new ArrayList<>();
        boolean top = level == 0;
        int start = top ? indent + 1 : indent;
        int after = top ? allowance + 1 : allowance;
        List<String> lines = StringSplitMethods.lines(text, true);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int room = WIDTH - start - (i == lines.size() - 1 ? after : 0);
            if (Chars.length(Repr.of(line)) <= room) {
                chunks.add(Repr.of(line));
            } else {
                words(line, WIDTH - start, room, chunks);
            }
        }
        if (chunks.size() == 1) {
            out.append(whole);
            return;
        }
        out.append(top ? "(" : "")
                .append(String.join("\n" + " ".repeat(start), chunks))
                .append(top ? ")" : "");
    }

    private static void words(String line, int room, int lastRoom, List<String> chunks) {
        StringBuilder current = new StringBuilder();
        int at = 0;
        while (at < line.length()) {
            int end = at;
            while (end < line.length() && !Chars.isSpace(line.charAt(end))) {
                end++;
            }
            while (end < line.length() && Chars.isSpace(line.charAt(end))) {
                end++;
            }
            String word = line.substring(at, end);
            int bound = end == line.length() ? lastRoom : room;
            if (current.length() > 0 && Chars.length(Repr.of(current + word)) > bound) {
                chunks.add(Repr.of(current.toString()));
                current.setLength(0);
            }
            current.append(word);
            at = end;
        }
        if (current.length() > 0) {
            chunks.add(Repr.of(current.toString()));
        }
    }
}
