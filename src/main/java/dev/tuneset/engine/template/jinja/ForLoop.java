package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** <code>{% for target in iterable if test %}</code>. */
final class ForLoop extends Statement {
    private final Expression iterable;
    private final @Nullable LoopFilter filter;
    private final LoopBody body;
    private final Place place;

    ForLoop(Expression iterable, @Nullable LoopFilter filter, LoopBody body, Place place) {
        this.iterable = iterable;
        this.filter = filter;
        this.body = body;
        this.place = place;
    }

    private static boolean isIndexed(List<?> list) {
        return list.getClass() == ArrayList.class || list instanceof RandomAccess;
    }

    @Override
    Flow run(Frame frame) {
        frame.render.step();
        try {
            Object items = iterable.evaluate(frame);
            if (filter == null && items instanceof List<?> list && isIndexed(list)) {
                return body.isSimple() ? body.runList(frame, list) : body.run(frame, new Loop(list));
            }
            Iterator<Object> iterator = Iteration.of(items);
            if (filter == null) {
                return body.run(frame, items, iterator, null, 0);
            }
            Generator kept = new Generator(filter.over(frame, iterator));
            return body.run(frame, kept, kept.iterator(), null, 0);
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }
}
