package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Where an assignment goes. */
interface Target {
    void assign(Frame frame, Object value);

    /** Fails if nothing can be assigned here; runs before the value is worked out. */
    default void check(Frame frame) {}

    /** What the target's variables hold, as one value. */
    Object read(Frame frame);

    /**
     * A variable of the current function.
     *
     * @param exported whether blocks see it
     */
    record Slot(int slot, String name, boolean exported) implements Target {
        @Override
        public void assign(Frame frame, Object value) {
            frame.slots[slot] = value;
            if (exported) {
                frame.render.export(name, value);
            }
        }

        @Override
        public Object read(Frame frame) {
            Object value = frame.slots[slot];
            return value == null ? Undefined.name(name) : value;
        }
    }

    /** Several targets that take the items of one value. */
    record Unpacked(List<Target> targets) implements Target {
        @Override
        public void assign(Frame frame, Object value) {
            Iterator<Object> items = Iteration.find(value);
            if (items == null) {
                throw TemplateException.type("cannot unpack non-iterable " + Types.name(value) + " object");
            }
            List<Object> values = new ArrayList<>(targets.size());
            while (items.hasNext() && values.size() < targets.size()) {
                values.add(items.next());
            }
            if (values.size() < targets.size()) {
                throw TemplateException.value(
                        "not enough values to unpack (expected " + targets.size() + ", got " + values.size() + ")");
            }
            if (items.hasNext()) {
                throw TemplateException.value("too many values to unpack (expected " + targets.size() + ")");
            }
            for (int i = 0; i < values.size(); i++) {
                targets.get(i).assign(frame, values.get(i));
            }
        }

        @Override
        public Object read(Frame frame) {
            List<Object> values = new ArrayList<>(targets.size());
            targets.forEach(target -> values.add(target.read(frame)));
            return new Tuple(values);
        }
    }

    /** An attribute of a namespace. */
    record Attribute(Expression namespace, String name) implements Target {
        @Override
        public void check(Frame frame) {
            if (!(namespace.evaluate(frame) instanceof Namespace)) {
                throw TemplateException.runtime("cannot assign attribute on non-namespace object");
            }
        }

        @Override
        public void assign(Frame frame, Object value) {
            check(frame);
            ((Namespace) namespace.evaluate(frame)).set(name, value);
        }

        @Override
        public Object read(Frame frame) {
            return Lookup.attribute(namespace.evaluate(frame), name);
        }
    }
}
