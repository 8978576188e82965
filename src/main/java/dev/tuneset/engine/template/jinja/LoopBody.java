package dev.tuneset.engine.template.jinja;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a loop does for each item, and when there is none. */
final class LoopBody {
    private final Target target;
    private final int loopSlot;
    private final FrameEntry entry;
    private final Statement body;
    private final @Nullable FrameEntry elseEntry;
    private final @Nullable Statement otherwise;

    /** @param loopSlot where the variable {@code loop} lives, or -1 when nobody reads it */
    LoopBody(
            Target target,
            int loopSlot,
            FrameEntry entry,
            Statement body,
            @Nullable FrameEntry elseEntry,
            @Nullable Statement otherwise) {
        this.target = target;
        this.loopSlot = loopSlot;
        this.entry = entry;
        this.body = body;
        this.elseEntry = elseEntry;
        this.otherwise = otherwise;
    }

    /** Says whether the body can do without the variable {@code loop}. */
    boolean isSimple() {
        return loopSlot < 0;
    }

    Statement.Flow runList(Frame frame, List<?> items) {
        boolean completed = false;
        for (int i = 0, size = items.size(); i < size; i++) {
            Statement.Flow flow = turn(frame, Values.in(items.get(i)));
            if (flow == Statement.Flow.BREAK) {
                break;
            }
            completed |= flow == Statement.Flow.NEXT;
        }
        return end(frame, completed);
    }

    Statement.Flow run(
            Frame frame, Object iterable, Iterator<Object> items, Loop.@Nullable Recursion recursion, int depth) {
        return run(frame, new Loop(iterable, items, recursion, depth));
    }

    Statement.Flow run(Frame frame, Loop loop) {
        boolean completed = false;
        for (Object item = loop.advance(); item != null; item = loop.advance()) {
            if (loopSlot >= 0) {
                frame.slots[loopSlot] = loop;
            }
            Statement.Flow flow = turn(frame, item);
            if (flow == Statement.Flow.BREAK) {
                break;
            }
            completed |= flow == Statement.Flow.NEXT;
        }
        return end(frame, completed);
    }

    private Statement.Flow turn(Frame frame, Object item) {
        frame.render.step();
        target.assign(frame, item);
        entry.enter(frame);
        return body.run(frame);
    }

    private Statement.Flow end(Frame frame, boolean completed) {
        entry.leave(frame);
        if (completed || otherwise == null || elseEntry == null) {
            return Statement.Flow.NEXT;
        }
        elseEntry.enter(frame);
        Statement.Flow flow = otherwise.run(frame);
        elseEntry.leave(frame);
        return flow;
    }
}
