package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.List;

/** What happens to the slots of a frame when it is entered and left. */
final class FrameEntry {
    private final int[] cleared;
    private final int[] aliases;
    private final Read[] outers;
    private final int[] all;

    private FrameEntry(int[] cleared, int[] aliases, Read[] outers, int[] all) {
        this.cleared = cleared;
        this.aliases = aliases;
        this.outers = outers;
        this.all = all;
    }

    static FrameEntry of(ExpressionCompiler compiler, Scope scope) {
        List<Integer> cleared = new ArrayList<>();
        List<Integer> aliases = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        List<Read> outers = new ArrayList<>();
        scope.symbols.loads().forEach((variable, origin) -> {
            all.add(variable.slot);
            if (origin instanceof Symbols.Alias alias) {
                aliases.add(variable.slot);
                outers.add(compiler.read(alias.outer(), scope));
            } else if (!(origin instanceof Symbols.Parameter)) {
                cleared.add(variable.slot);
            }
        });
        return new FrameEntry(ints(cleared), ints(aliases), outers.toArray(new Read[0]), ints(all));
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    void enter(Frame frame) {
        for (int slot : cleared) {
            frame.slots[slot] = null;
        }
        for (int i = 0; i < aliases.length; i++) {
            frame.slots[aliases[i]] = outers[i].raw(frame);
        }
    }

    /** Unsets everything, for macros that still see the frame. */
    void leave(Frame frame) {
        for (int slot : all) {
            frame.slots[slot] = null;
        }
    }
}
