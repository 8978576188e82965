package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** Where the compiler is: the frame, its names, and what may stand there. */
final class Scope {
    /** Whether printed values are escaped: known while compiling, or only when rendering. */
    enum Escaping {
        OFF,
        ON,
        VOLATILE
    }

    final Symbols symbols;
    final Variable.Function function;
    final Escaping escaping;
    /** Assignments here are seen by blocks. */
    final boolean toplevel;
    /** Inside an {@code if}, where unknown filters are found only when run. */
    final boolean soft;
    /** Inside the body of a loop of the same function, so that {@code break} is allowed. */
    final boolean inLoop;
    /** Names are looked up when a block runs, not when the template starts. */
    final boolean inBlock;

    private Scope(
            Symbols symbols,
            Variable.Function function,
            Escaping escaping,
            boolean toplevel,
            boolean soft,
            boolean inLoop,
            boolean inBlock) {
        this.symbols = symbols;
        this.function = function;
        this.escaping = escaping;
        this.toplevel = toplevel;
        this.soft = soft;
        this.inLoop = inLoop;
        this.inBlock = inBlock;
    }

    static Scope template() {
        Variable.Function function = new Variable.Function(0);
        return new Scope(new Symbols(null, function), function, Escaping.OFF, true, false, false, false);
    }

    static Scope block(Escaping escaping) {
        Variable.Function function = new Variable.Function(0);
        return new Scope(new Symbols(null, function), function, escaping, false, false, false, true);
    }

    /** A frame with names of its own in the same function. */
    Scope inner() {
        return new Scope(new Symbols(symbols, function), function, escaping, false, false, inLoop, inBlock);
    }

    /** A frame that is the body of a new function. */
    Scope innerFunction() {
        Variable.Function inner = new Variable.Function(function.depth + 1);
        return new Scope(new Symbols(symbols, inner), inner, escaping, false, false, false, inBlock);
    }

    /** The frame of a loop's {@code else}, beside the loop's body and in the same function. */
    Scope elseOf() {
        return new Scope(symbols.sibling(), function, escaping, false, false, false, inBlock);
    }

    Scope asSoft() {
        return new Scope(symbols, function, escaping, toplevel, true, inLoop, inBlock);
    }

    Scope asLoop() {
        return new Scope(symbols, function, escaping, toplevel, soft, true, inBlock);
    }

    Scope escaping(Escaping value) {
        return new Scope(symbols, function, value, toplevel, soft, inLoop, inBlock);
    }

    @Nullable
    Variable find(String name) {
        return symbols.find(name);
    }
}
