package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.List;

/** Gathers text and printed expressions that follow each other. */
final class OutputBuilder {
    private final List<ExprSyntax> parts = new ArrayList<>();
    private final List<Boolean> text = new ArrayList<>();
    private int offset;

    void text(Token data) {
        add(data.offset(), new ExprSyntax.Constant(data.offset(), data.text()), true);
    }

    void print(int at, ExprSyntax expression) {
        add(at, expression, false);
    }

    private void add(int at, ExprSyntax part, boolean isText) {
        if (parts.isEmpty()) {
            offset = at;
        }
        parts.add(part);
        text.add(isText);
    }

    StmtSyntax build(int at) {
        return new StmtSyntax.Output(at, parts, text);
    }

    void flushTo(List<StmtSyntax> body) {
        if (!parts.isEmpty()) {
            body.add(build(offset));
            parts.clear();
            text.clear();
        }
    }
}
