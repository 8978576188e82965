package dev.tuneset.engine.template.jinja;

import java.util.List;

/** Walks the body of a frame and enters its names into the frame's symbols. */
final class SymbolCollector {
    private Symbols symbols;

    private SymbolCollector(Symbols symbols) {
        this.symbols = symbols;
    }

    static void collect(Symbols symbols, List<? extends Syntax> body) {
        SymbolCollector collector = new SymbolCollector(symbols);
        for (Syntax node : body) {
            node.collect(collector);
        }
    }

    /** Enters the names of a loop's target, which whoever runs the frame sets. */
    static void parameters(Symbols symbols, ExprSyntax target) {
        SymbolCollector collector = new SymbolCollector(symbols);
        target.asTarget(ExprSyntax.Usage.PARAMETER).collect(collector);
    }

    void name(ExprSyntax.Name node) {
        switch (node.usage) {
            case LOAD -> symbols.load(node.name);
            case STORE -> symbols.store(node.name);
            case PARAMETER -> symbols.parameter(node.name);
        }
    }

    void load(String name) {
        symbols.load(name);
    }

    void store(String name) {
        symbols.store(name);
    }

    void branches(StmtSyntax.If node) {
        node.test.collect(this);
        Symbols original = symbols;
        List<Symbols> branches = List.of(branch(node.body), branch(node.elifs), branch(node.otherwise));
        symbols = original;
        symbols.join(branches);
    }

    private Symbols branch(List<? extends Syntax> body) {
        Symbols original = symbols;
        symbols = original.copy();
        body.forEach(node -> node.collect(this));
        Symbols branch = symbols;
        symbols = original;
        return branch;
    }
}
