package dev.tuneset.engine.template.jinja;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rendering: its variables, output, and what it has used of its limits. */
final class Render {
    private static final int STEPS_BETWEEN_CLOCKS = 1 << 12;

    /** Stands for a name that was looked up in vain. */
    private static final Object UNKNOWN = new Object();

    final Limits limits;
    final LocalDateTime now;
    final Output out;

    boolean autoescape;

    private final Map<String, Object> variables;
    private final @Nullable Object[] resolved;
    private List<long[]> spans = List.of();
    private @Nullable Map<String, Object> exported;
    private Map<String, BlockBody> blocks = Map.of();
    private long steps;
    private long stepsToClock = STEPS_BETWEEN_CLOCKS;
    private long allocation;
    private long deadline;
    private int calls;
    private int depth;
    /** Length of the document when an expression began that writes into it directly, else -1. */
    private int yielded = -1;

    @SuppressWarnings("unchecked") // nothing is put into it
    Render(Limits limits, Map<String, ?> variables, LocalDateTime now, int names, char[] room) {
        this.limits = limits;
        this.variables = (Map<String, Object>) variables;
        this.now = now;
        this.resolved = new Object[names];
        this.out = new Output(room, limits.outputCharsMax(), limits.valueSizeMax());
        this.steps = limits.stepsMax();
        this.allocation = limits.allocationMax();
    }

    /** A stand-in for evaluating constant expressions while compiling. */
    static Render forConstants(Limits limits) {
        return new Render(limits, Map.of(), LocalDateTime.MIN, 0, new char[0]);
    }

    void blocks(Map<String, BlockBody> all) {
        this.blocks = all;
        this.exported = new HashMap<>();
    }

    Map<String, BlockBody> blocks() {
        return blocks;
    }

    // -- variables

    /**
     * The variable of that name, or null. Looked up once per name.
     *
     * @param global what the name means without such a variable
     */
    @Nullable
    Object resolve(int index, String name, @Nullable Object global) {
        Object value = resolved[index];
        if (value == null) {
            value = lookup(name, global);
            resolved[index] = value == null ? UNKNOWN : value;
        }
        return value == UNKNOWN ? null : value;
    }

    @Nullable
    private Object lookup(String name, @Nullable Object global) {
        Object given = variables.getOrDefault(name, UNKNOWN);
        return given == UNKNOWN ? global : Values.in(given);
    }

    /** As {@link #resolve}, but what the template has set by now comes first. */
    @Nullable
    Object lookupInBlock(String name, @Nullable Object global) {
        Object set = exported == null ? null : exported.get(name);
        return set == null ? lookup(name, global) : set;
    }

    void export(String name, @Nullable Object value) {
        if (exported != null && value != null) {
            exported.put(name, value);
        }
    }

    @Nullable
    Map<String, Object> exported() {
        return exported;
    }

    void exported(@Nullable Map<String, Object> values) {
        this.exported = values;
    }

    // -- limits

    void step() {
        if (--stepsToClock <= 0) {
            checkSteps();
        }
    }

    private void checkSteps() {
        steps -= STEPS_BETWEEN_CLOCKS;
        if (steps <= 0) {
            throw TemplateException.limit("the template runs for more than " + limits.stepsMax() + " steps");
        }
        stepsToClock = Math.min(steps, STEPS_BETWEEN_CLOCKS);
        checkClock();
    }

    private void checkClock() {
        long time = System.nanoTime();
        if (deadline == 0) {
            deadline = time + limits.timeMax().toNanos();
        } else if (time - deadline > 0) {
            throw TemplateException.limit(
                    "the template runs for more than " + limits.timeMax().toMillis() + " ms");
        }
    }

    /** Accounts for a string or list about to be made. */
    void allocate(long size) {
        if (size > limits.valueSizeMax()) {
            throw TemplateException.limit(
                    "a value is larger than " + limits.valueSizeMax() + " characters or elements");
        }
        allocation -= size;
        if (allocation < 0) {
            throw TemplateException.limit(
                    "the template makes more than " + limits.allocationMax() + " characters or elements");
        }
        if (size > STEPS_BETWEEN_CLOCKS) {
            stepsToClock -= size >> 3;
            step();
        }
    }

    /** Enters a macro, loop or block that is so many levels tall. */
    void enter(int height) {
        depth += height;
        if (++calls > limits.callDepthMax() || depth > limits.callDepthMax() * 12) {
            throw TemplateException.recursion("maximum recursion depth exceeded");
        }
        step();
    }

    void leave(int height) {
        depth -= height;
        calls--;
    }

    // -- output

    /** Ends the text begun with {@link Output#begin} and gives it. */
    String text(int around) {
        String text = out.end(around);
        allocate(text.length());
        return text;
    }

    /**
     * Marks that an expression starts whose text goes straight to where it is printed; spans found in it count from
     * here.
     */
    boolean freeze() {
        if (yielded < 0) {
            yielded = out.documentLength();
            return true;
        }
        return false;
    }

    void unfreeze() {
        yielded = -1;
    }

    /** Notes a generated part: it starts where the document has been written to, as transformers counts. */
    void span(int codePoints) {
        if (spans.isEmpty()) {
            spans = new ArrayList<>();
        }
        spans.add(new long[] {yielded < 0 ? out.documentLength() : yielded, codePoints});
    }

    /** Everything written, and the generated parts in it. */
    Rendered rendered() {
        String text = out.toString();
        if (spans.isEmpty()) {
            return new Rendered(text, List.of());
        }
        List<Span> result = new ArrayList<>(spans.size());
        for (long[] span : spans) {
            int start = out.codePoints(0, (int) span[0]);
            result.add(new Span(start, start + (int) span[1]));
        }
        return new Rendered(text, result);
    }
}
