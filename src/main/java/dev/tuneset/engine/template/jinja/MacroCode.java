package dev.tuneset.engine.template.jinja;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The compiled code of a macro: parameters, defaults, body. */
final class MacroCode {
    private final @Nullable String name;
    private final String[] names;
    private final int[] slots;
    private final @Nullable Expression[] defaults;
    private final int callerSlot;
    private final int namedSlot;
    private final int positionalSlot;
    private final boolean explicitCaller;
    /** Whether plain arguments have nowhere to go but the parameters. */
    private final boolean positionalOnly;

    private final Variable.Function function;
    private final FrameEntry entry;
    private final Statement body;
    private final int height;

    /**
     * Code of a macro.
     *
     * @param special slots of {@code caller}, {@code kwargs} and {@code varargs}, -1 for those the body does not read
     */
    MacroCode(
            @Nullable String name,
            String[] names,
            int[] slots,
            @Nullable Expression[] defaults,
            int[] special,
            Variable.Function function,
            FrameEntry entry,
            Statement body,
            int height) {
        this.name = name;
        this.names = names;
        this.slots = slots;
        this.defaults = defaults;
        this.callerSlot = special[0];
        this.namedSlot = special[1];
        this.positionalSlot = special[2];
        this.positionalOnly = callerSlot < 0 && namedSlot < 0 && positionalSlot < 0;
        this.explicitCaller = Arrays.asList(names).contains("caller");
        this.function = function;
        this.entry = entry;
        this.body = body;
        this.height = height;
    }

    @Nullable
    String name() {
        return name;
    }

    Tuple argumentNames() {
        return Tuple.of((Object[]) names);
    }

    boolean usesCaller() {
        return callerSlot >= 0;
    }

    boolean catchesNamed() {
        return namedSlot >= 0;
    }

    boolean catchesPositional() {
        return positionalSlot >= 0;
    }

    /** As {@link #run(Frame, Arguments)} with the arguments' values, which go to their slots at once where that is all. */
    void run(Frame outer, Frame caller, ArgumentList arguments) {
        int given = arguments.positional.length;
        if (!positionalOnly || !arguments.isPlain() || given > slots.length) {
            run(outer, arguments.evaluate(caller));
            return;
        }
        Frame frame = new Frame(outer.render, outer, function.slots());
        for (int i = 0; i < given; i++) {
            frame.slots[slots[i]] = arguments.positional[i].evaluate(caller);
        }
        outer.render.enter(height);
        entry.enter(frame);
        runBody(frame);
    }

    /** Runs the body; its text goes to the output. */
    void run(Frame outer, Arguments arguments) {
        Render render = outer.render;
        render.enter(height);
        Frame frame = new Frame(render, outer, function.slots());
        entry.enter(frame);
        bind(frame, arguments);
        runBody(frame);
    }

    private void runBody(Frame frame) {
        for (int i = 0; i < slots.length; i++) {
            if (frame.slots[slots[i]] == null) {
                Expression value = defaults[i];
                frame.slots[slots[i]] = value == null
                        ? Undefined.hint("parameter " + Repr.of(names[i]) + " was not provided")
                        : value.evaluate(frame);
            }
        }
        body.run(frame);
        frame.render.leave(height);
    }

    private void bind(Frame frame, Arguments arguments) {
        Object[] given = arguments.positional;
        int positional = Math.min(given.length, slots.length);
        for (int i = 0; i < positional; i++) {
            frame.slots[slots[i]] = given[i];
        }
        if (!arguments.named.isEmpty() || callerSlot >= 0 || namedSlot >= 0) {
            bindNamed(frame, new HashMap<>(0), arguments, positional);
        }
        if (positionalSlot >= 0) {
            frame.slots[positionalSlot] = Tuple.of(Arrays.copyOfRange(given, positional, given.length));
        } else if (given.length > slots.length) {
            throw TemplateException.type(
                    "macro " + shownName() + " takes not more than " + names.length + " argument(s)");
        }
    }

    private void bindNamed(Frame frame, Map<String, Object> unused, Arguments arguments, int positional) {
        Map<String, Object> left = arguments.named.isEmpty() ? unused : arguments.namedCopy();
        boolean foundCaller = positional == slots.length && explicitCaller;
        for (int i = positional; i < slots.length; i++) {
            frame.slots[slots[i]] = left.remove(names[i]);
            foundCaller |= names[i].equals("caller");
        }
        if (callerSlot >= 0 && !foundCaller) {
            Object caller = left.remove("caller");
            frame.slots[callerSlot] =
                    caller == null || caller == None.NONE ? Undefined.hint("No caller defined") : caller;
        }
        if (namedSlot >= 0) {
            Dict rest = new Dict();
            left.forEach(rest::put);
            frame.slots[namedSlot] = rest;
        } else if (!left.isEmpty()) {
            throw unexpected(left);
        }
    }

    private TemplateException unexpected(Map<String, Object> left) {
        if (left.containsKey("caller")) {
            return TemplateException.type("macro " + shownName()
                    + " was invoked with two values for the special caller argument. This is most likely a bug.");
        }
        return TemplateException.type("macro " + shownName() + " takes no keyword argument "
                + Repr.of(left.keySet().iterator().next()));
    }

    private String shownName() {
        return name == null ? "None" : Repr.of(name);
    }
}
