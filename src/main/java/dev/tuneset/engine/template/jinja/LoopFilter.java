package dev.tuneset.engine.template.jinja;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The {@code if} of a loop: it is asked item by item while the loop runs.
 *
 * @param target variables that the test reads, apart from those of the body
 */
record LoopFilter(Target target, FrameEntry entry, Expression test) {
    Iterator<Object> over(Frame frame, Iterator<Object> items) {
        return new Lazy() {
            private boolean entered;

            @Override
            @Nullable
            Object advance() {
                if (!entered) {
                    entry.enter(frame);
                    entered = true;
                }
                while (items.hasNext()) {
                    frame.render.step();
                    target.assign(frame, items.next());
                    if (test.test(frame)) {
                        return target.read(frame);
                    }
                }
                return null;
            }
        };
    }
}
