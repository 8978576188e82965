package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** {@code a + b + c ...}: in chat templates nearly always strings, so these are joined at once. */
final class Sum extends Expression {
    private final Expression[] terms;
    private final Place place;

    Sum(Expression[] terms, Place place) {
        this.terms = terms;
        this.place = place;
    }

    @Override
    Object evaluate(Frame frame) {
        Object first = terms[0].evaluate(frame);
        Object second = terms[1].evaluate(frame);
        if (terms.length == 2 || !(first instanceof String a) || !(second instanceof String b)) {
            return addRest(frame, add(frame, first, second), 2);
        }
        StringBuilder text = new StringBuilder(a.length() + b.length() + 16 * terms.length)
                .append(a)
                .append(b);
        for (int i = 2; i < terms.length; i++) {
            Object term = terms[i].evaluate(frame);
            if (!(term instanceof String string)) {
                return addRest(frame, add(frame, text.toString(), term), i + 1);
            }
            frame.render.allocate((long) text.length() + string.length());
            text.append(string);
        }
        return text.toString();
    }

    private Object addRest(Frame frame, Object start, int from) {
        Object sum = start;
        for (int i = from; i < terms.length; i++) {
            sum = add(frame, sum, terms[i].evaluate(frame));
        }
        return sum;
    }

    private Object add(Frame frame, Object a, Object b) {
        try {
            return Arithmetic.add(frame.render, a, b);
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }

    @Override
    void print(Frame frame) {
        Object value = printString(frame);
        if (value != null) {
            frame.render.out.append(Text.of(value));
        }
    }

    /** Writes strings one after the other without joining them first. */
    @Override
    @Nullable
    Object printString(Frame frame) {
        Render render = frame.render;
        boolean frozen = render.freeze();
        int start = render.out.length();
        @Nullable Object rest = null;
        for (int i = 0; i < terms.length && rest == null; i++) {
            Object term = terms[i].printString(frame);
            if (term != null) {
                Object sum = i == 0 ? term : add(frame, render.out.cut(start), term);
                rest = addRest(frame, sum, i + 1);
            }
        }
        if (frozen) {
            render.unfreeze();
        }
        return rest;
    }
}
