package dev.tuneset.engine.template.jinja;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** <code>{% for target in iterable recursive %}</code>: the body may call {@code loop} with other items. */
final class RecursiveLoop extends Statement {
    private final Expression iterable;
    private final @Nullable LoopFilter filter;
    private final LoopBody body;
    private final Variable.Function function;
    private final int height;
    private final Place place;

    RecursiveLoop(
            Expression iterable,
            @Nullable LoopFilter filter,
            LoopBody body,
            Variable.Function function,
            int height,
            Place place) {
        this.iterable = iterable;
        this.filter = filter;
        this.body = body;
        this.function = function;
        this.height = height;
        this.place = place;
    }

    @Override
    Flow run(Frame frame) {
        try {
            frame.render.out.append(Text.of(render(frame, iterable.evaluate(frame), 0)));
        } catch (TemplateException e) {
            throw place.mark(e);
        }
        return Flow.NEXT;
    }

    private Object render(Frame outer, Object items, int depth) {
        Render render = outer.render;
        render.enter(height);
        Iterator<Object> iterator = Iteration.of(items);
        Object iterated = items;
        if (filter != null) {
            Generator kept = new Generator(filter.over(outer, iterator));
            iterated = kept;
            iterator = kept.iterator();
        }
        Frame inner = new Frame(render, outer, function.slots());
        int around = render.out.begin();
        body.run(inner, iterated, iterator, (more, level) -> render(outer, more, level), depth);
        String text = render.text(around);
        render.leave(height);
        return render.autoescape ? new Markup(text) : text;
    }
}
