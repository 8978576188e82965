package dev.tuneset.engine.template.jinja;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variable {@code self}: the template's blocks by name. */
final class SelfReference extends PyObject {
    private final Map<String, BlockBody> blocks;

    SelfReference(Map<String, BlockBody> blocks) {
        this.blocks = blocks;
    }

    @Override
    String typeName() {
        return "TemplateReference";
    }

    @Override
    String module() {
        return "jinja2.runtime";
    }

    @Override
    @Nullable
    Object item(Object key) {
        BlockBody block = Types.isString(key) ? blocks.get(Types.string(key)) : null;
        return block == null ? null : new BuiltinFunction("block", (render, arguments) -> render(render, block));
    }

    private static Object render(Render render, BlockBody block) {
        int around = render.out.begin();
        block.run(render);
        String text = render.text(around);
        return render.autoescape ? new Markup(text) : text;
    }

    @Override
    void repr(Repr out) {
        out.append("<TemplateReference None>");
    }
}
