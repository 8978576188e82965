package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Filters that take sequences apart and put them together. */
final class SequenceFilters {
    static final Map<String, Filter> FILTERS = Map.ofEntries(
            Filter.of(
                    "length",
                    Parameters.builtin("len", "obj"),
                    (render, a) -> Iteration.requireLength(Args.value(a[0]))),
            Filter.of(
                    "count",
                    Parameters.builtin("len", "obj"),
                    (render, a) -> Iteration.requireLength(Args.value(a[0]))),
            Filter.of(
                    "list",
                    Parameters.python("sync_do_list", "value"),
                    (render, a) -> Iteration.list(render, Args.value(a[0]))),
            Filter.of(
                    "first",
                    Parameters.pythonInContext("sync_do_first", "seq"),
                    (render, a) -> first(Args.value(a[0]))),
            Filter.of("last", Parameters.pythonInContext("do_last", "seq"), (render, a) -> last(Args.value(a[0]))),
            Filter.of(
                    "random",
                    Parameters.pythonInContext("do_random", "seq"),
                    (render, a) -> random(render, Args.value(a[0]))),
            Filter.of(
                    "join",
                    Parameters.pythonInContext("sync_do_join", "value", "d?", "attribute?"),
                    SequenceFilters::join),
            Filter.of(
                    "reverse",
                    Parameters.python("do_reverse", "value"),
                    (render, a) -> reverse(render, Args.value(a[0]))),
            Filter.of(
                    "batch", Parameters.python("do_batch", "value", "linecount", "fill_with?"), SequenceFilters::batch),
            Filter.of(
                    "slice",
                    Parameters.python("sync_do_slice", "value", "slices", "fill_with?"),
                    SequenceFilters::slice),
            Filter.of("items", Parameters.python("do_items", "value"), (render, a) -> items(Args.value(a[0]))));

    private SequenceFilters() {}

    private static Object first(Object sequence) {
        Iterator<Object> items = Iteration.of(sequence);
        return items.hasNext() ? items.next() : Undefined.hint("No first item, sequence was empty.");
    }

    private static Object last(Object sequence) {
        Iterator<Object> items = reversed(sequence);
        return items.hasNext() ? items.next() : Undefined.hint("No last item, sequence was empty.");
    }

    private static Object random(Render render, Object sequence) {
        long length = Iteration.requireLength(sequence);
        if (length == 0) {
            return Undefined.hint("No random item, sequence was empty.");
        }
        List<Object> items = Iteration.list(render, sequence);
        return items.get(new Random(render.now.hashCode()).nextInt(items.size()));
    }

    /** {@code reversed(value)}. */
    private static Iterator<Object> reversed(Object value) {
        if (value instanceof List<?> list) {
            return backwards(list);
        }
        if (value instanceof Tuple tuple) {
            return backwards(tuple.items);
        }
        if (value instanceof String text) {
            return backwardCharacters(text);
        }
        if (value instanceof Markup markup) {
            return backwardCharacters(markup.value);
        }
        if (value instanceof Range range) {
            return range.reversed();
        }
        boolean ordered = value instanceof Map<?, ?> || value instanceof DictView;
        if (!ordered) {
            if (value instanceof Undefined) {
                return Collections.emptyIterator();
            }
            throw TemplateException.type("'" + Types.name(value) + "' object is not reversible");
        }
        List<Object> items = new ArrayList<>();
        Iteration.of(value).forEachRemaining(items::add);
        return backwards(items);
    }

    private static Iterator<Object> backwards(List<?> list) {
        return new Lazy() {
            private int next = list.size() - 1;

            @Override
            @Nullable
            Object advance() {
                return next < 0 ? null : Values.in(list.get(next--));
            }
        };
    }

    private static Iterator<Object> backwardCharacters(String text) {
        return new Lazy() {
            private int end = text.length();

            @Override
            @Nullable
            Object advance() {
                if (end == 0) {
                    return null;
                }
                int start = text.offsetByCodePoints(end, -1);
                String character = text.substring(start, end);
                end = start;
                return character;
            }
        };
    }

    private static Object reverse(Render render, Object value) {
        if (Types.isString(value)) {
            return TextFilters.same(
                    value, new StringBuilder(Types.string(value)).reverse().toString());
        }
        if (value instanceof List<?> list) {
            return new Generator("list_reverseiterator", backwards(list));
        }
        if (value instanceof Generator || value instanceof Loop) {
            List<Object> items = Iteration.list(render, value);
            Collections.reverse(items);
            return items;
        }
        if (!Iteration.possible(value)) {
            throw TemplateException.filterArgument("argument must be iterable");
        }
        return new Generator(reversedName(value), reversed(value));
    }

    /** The name that Python gives to what runs backwards through a value. */
    private static String reversedName(Object value) {
        return switch (Types.name(value)) {
            case "dict", "dict_keys" -> "dict_reversekeyiterator";
            case "dict_values" -> "dict_reversevalueiterator";
            case "dict_items" -> "dict_reverseitemiterator";
            case "range" -> "range_iterator";
            default -> "reversed";
        };
    }

    private static Object join(Render render, @Nullable Object[] a) {
        Object separator = Args.or(a[1], "");
        AttributePath path = Args.absent(a[2]) ? null : AttributePath.of(Args.value(a[2]));
        Iterator<Object> items = Iteration.of(Args.value(a[0]));
        if (path != null) {
            items = Lazy.mapped(items, path::get);
        }
        if (render.autoescape) {
            return joinEscaped(render, separator, items);
        }
        StringBuilder out = new StringBuilder();
        String between = Text.of(separator);
        for (boolean first = true; items.hasNext(); first = false) {
            out.append(first ? "" : between).append(Text.of(items.next()));
            render.step();
            if (out.length() > render.limits.valueSizeMax()) {
                render.allocate(out.length());
            }
        }
        render.allocate(out.length());
        return out.toString();
    }

    private static Object joinEscaped(Render render, Object separator, Iterator<Object> items) {
        List<Object> parts = Iteration.drain(render, items, 0);
        boolean safe = separator instanceof Markup || parts.stream().anyMatch(Markup.class::isInstance);
        StringBuilder out = new StringBuilder();
        String between = safe ? Markup.escaped(separator).value : Text.of(separator);
        for (int i = 0; i < parts.size(); i++) {
            Object part = TextFilters.soft(parts.get(i));
            out.append(i == 0 ? "" : between).append(safe ? Markup.escaped(part).value : Types.string(part));
        }
        render.allocate(out.length());
        return safe ? new Markup(out.toString()) : out.toString();
    }

    private static Object batch(Render render, @Nullable Object[] a) {
        Iterator<Object> items = Iteration.of(Args.value(a[0]));
        Object count = Args.value(a[1]);
        Object fill = Args.or(a[2], None.NONE);
        return new Generator(new Lazy() {
            @Override
            @Nullable
            Object advance() {
                if (!items.hasNext()) {
                    return null;
                }
                int size = Numbers.indexInt(count);
                List<Object> row = new ArrayList<>();
                do {
                    render.allocate(1);
                    row.add(items.next());
                } while (items.hasNext() && row.size() != size);
                if (fill != None.NONE && row.size() < size) {
                    render.allocate(size);
                    row.addAll(Collections.nCopies(size - row.size(), fill));
                }
                return row;
            }
        });
    }

    private static Object slice(Render render, @Nullable Object[] a) {
        Object value = Args.value(a[0]);
        Object count = Args.value(a[1]);
        Object fill = Args.or(a[2], None.NONE);
        return new Generator(new Lazy() {
            private @Nullable List<Object> items;
            private int number;
            private int start;

            @Override
            @Nullable
            Object advance() {
                int slices = Numbers.indexInt(count);
                List<Object> all = items;
                if (all == null) {
                    all = Iteration.list(render, value);
                    items = all;
                    if (slices == 0) {
                        throw TemplateException.zeroDivision("integer division or modulo by zero");
                    }
                }
                if (number >= slices) {
                    return null;
                }
                int extra = all.size() % slices;
                int size = all.size() / slices + (number < extra ? 1 : 0);
                List<Object> part = new ArrayList<>(all.subList(start, start + size));
                if (fill != None.NONE && number >= extra) {
                    part.add(fill);
                }
                start += size;
                number++;
                render.allocate(1L + part.size());
                return part;
            }
        });
    }

    private static Object items(Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Generator(DictView.items(map).iterator());
        }
        return new Generator(new Lazy() {
            @Override
            @Nullable
            Object advance() {
                if (value instanceof Undefined) {
                    return null;
                }
                throw TemplateException.type("Can only get item pairs from a mapping.");
            }
        });
    }
}
