package dev.tuneset.engine.template.jinja;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of the parsed template, with its place and its children in the order Jinja visits them. */
abstract sealed class Syntax permits ExprSyntax, StmtSyntax {
    /** Taller trees could not be walked safely on a small stack. */
    static final int HEIGHT_MAX = 300;

    final int offset;
    final List<Syntax> children;
    final int height;

    Syntax(int offset, List<? extends Syntax> children) {
        this.offset = offset;
        this.children = List.copyOf(children);
        int tallest = 0;
        for (Syntax child : this.children) {
            tallest = Math.max(tallest, child.height);
        }
        this.height = tallest + 1;
        if (height > HEIGHT_MAX) {
            throw TemplateException.recursion("maximum recursion depth exceeded: the template nests too deeply");
        }
    }

    /** Enters the names that a frame with this node in its body loads and stores. */
    void collect(SymbolCollector symbols) {
        for (Syntax child : children) {
            child.collect(symbols);
        }
    }

    /** Says whether a name of the set is read before it is written; found names move to {@code found}. */
    void findUndeclared(UndeclaredNames names) {
        for (Syntax child : children) {
            child.findUndeclared(names);
        }
    }

    /** The first assignment to the name {@code loop}. */
    @Nullable
    Syntax storeOfLoop() {
        for (Syntax child : children) {
            Syntax found = child.storeOfLoop();
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Adds all <code>{% block %}</code> nodes below this one, outermost first. */
    void blocks(List<StmtSyntax.Block> found) {
        for (Syntax child : children) {
            child.blocks(found);
        }
    }
}
