package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parsed statements. */
abstract sealed class StmtSyntax extends Syntax {
    StmtSyntax(int offset, List<? extends Syntax> children) {
        super(offset, children);
    }

    abstract Statement compile(StatementCompiler compiler, Scope scope);

    /** Text and printed expressions; text is a {@link ExprSyntax.Constant} at an even index or anywhere. */
    static final class Output extends StmtSyntax {
        final List<ExprSyntax> parts;
        /** Which parts are template text, that is never escaped. */
        final List<Boolean> text;

        Output(int offset, List<ExprSyntax> parts, List<Boolean> text) {
            super(offset, parts);
            this.parts = List.copyOf(parts);
            this.text = List.copyOf(text);
        }

        @Override
        Statement compile(StatementCompiler compiler, Scope scope) {
            return compiler.output(this, scope);
        }
    }

    static final class For extends StmtSyntax {
        final ExprSyntax target;
        final ExprSyntax iterable;
        final List<StmtSyntax> body;
        final List<StmtSyntax> otherwise;
        final @Nullable ExprSyntax test;
        final boolean recursive;

        For(
                int offset,
                ExprSyntax target,
                ExprSyntax iterable,
                List<StmtSyntax> body,
                List<StmtSyntax> otherwise,
                @Nullable ExprSyntax test,
                boolean recursive) {
            super(offset, flat(List.of(target, iterable), body, otherwise, test == null ? List.of() : List.of(test)));
            this.target = target;
            this.iterable = iterable;
            this.body = body;
            this.otherwise = otherwise;
            this.test = test;
            this.recursive = recursive;
        }

        @Override
        void collect(SymbolCollector symbols) {
            iterable.collect(symbols);
        }

        @Override
        Statement compile(StatementCompiler compiler, Scope scope) {
            return compiler.loop(this, scope);
        }
    }

    static final class If extends StmtSyntax {
        final ExprSyntax test;
        final List<StmtSyntax> body;
        final List<If> elifs;
        final List<StmtSyntax> otherwise;

        If(int offset, ExprSyntax test, List<StmtSyntax> body, List<If> elifs, List<StmtSyntax> otherwise) {
            super(offset, flat(List.of(test), body, elifs, otherwise));
            this.test = test;
            this.body = body;
            this.elifs = elifs;
            this.otherwise = otherwise;
        }

        @Override
        void collect(SymbolCollector symbols) {
            symbols.branches(this);
        }

        @Override
        Statement compile(StatementCompiler compiler, Scope scope) {
            return compiler.branch(this, scope);
        }
    }

    static final class Macro extends StmtSyntax {
        final String name;
        final SignatureSyntax signature;
        final List<StmtSyntax> body;

        Macro(int offset, String name, SignatureSyntax signature, List<StmtSyntax> body) {
            super(offset, flat(signature.names(), signature.defaults(), body));
            this.name = name;
            this.signature = signature;
            this.body = body;
        }

        @Override
        void collect(SymbolCollector symbols) {
            symbols.store(name);
        }

        @Override
        Statement compile(StatementCompiler compiler, Scope scope) {
            return compiler.macro(this, scope);
        }
    }

    static final class CallBlock extends StmtSyntax {
        final ExprSyntax.Call call;
        final SignatureSyntax signature;
        final List<StmtSyntax> body;

        CallBlock(int offset, ExprSyntax.Call call, SignatureSyntax signature, List<StmtSyntax> body) {
            super(offset, flat(List.of(call), signature.names(), signature.defaults(), body));
            this.call = call;
            this.signature = signature;
            this.body = body;
        }

        @Override
        void collect(SymbolCollector symbols) {
            call.collect(symbols);
        }

        @Override
        Statement compile(StatementCompiler compiler, Scope scope) {
            return compiler.callBlock(this, scope);
        }
    }

    /** <code>{% generation %}</code>: its text is what the assistant said. */
    static final class Generation extends StmtSyntax {
        final List<StmtSyntax> body;

        Generation(int offset, List<StmtSyntax> body) {
            super(offset, body);
            this.body = body;
        }

        @Override
        void collect(SymbolCollector symbols) {
            // Its body is a function of its own, as in a call block.
        }

        @Override
        Statement compile(StatementCompiler compiler, Scope scope) {
            return compiler.generation(this, scope);
        }
    }

    static final class FilterBlock extends StmtSyntax {
        final ExprSyntax.Filtered filter;
        final List<StmtSyntax> body;

        FilterBlock(int offset, ExprSyntax.Filtered filter, List<StmtSyntax> body) {
            super(offset, flat(body, List.of(filter)));
            this.filter = filter;
            this.body = body;
        }

        @Override
        void collect(SymbolCollector symbols) {
            filter.collect(symbols);
        }

        @Override
        Statement compile(StatementCompiler compiler, Scope scope) {
            return compiler.filterBlock(this, scope);
        }
    }

    static final class With extends StmtSyntax {
        final List<ExprSyntax> targets;
        final List<ExprSyntax> values;
        final List<StmtSyntax> body;

        With(int offset, List<ExprSyntax> targets, List<ExprSyntax> values, List<StmtSyntax> body) {
            super(offset, flat(targets, values, body));
            this.targets = targets;
            this.values = values;
            this.body = body;
        }

        @Override
        void collect(SymbolCollector symbols) {
            values.forEach(value -> value.collect(symbols));
        }

        @Override
        Statement compile(StatementCompiler compiler, Scope scope) {
            return compiler.with(this, scope);
        }
    }

    static final class Autoescape extends StmtSyntax {
        final ExprSyntax value;
        final List<StmtSyntax> body;

        Autoescape(int offset, ExprSyntax value, List<StmtSyntax> body) {
            super(offset, flat(List.of(value), body));
            this.value = value;
            this.body = body;
        }

        @Override
        void collect(SymbolCollector symbols) {
            // A scope of its own.
        }

        @Override
        Statement compile(StatementCompiler compiler, Scope scope) {
            return compiler.autoescape(this, scope);
        }
    }

    static final class Block extends StmtSyntax {
        final String name;
        final boolean scoped;
        final boolean required;
        final List<StmtSyntax> body;

        Block(int offset, String name, boolean scoped, boolean required, List<StmtSyntax> body) {
            super(offset, body);
            this.name = name;
            this.scoped = scoped;
            this.required = required;
            this.body = body;
        }

        @Override
        void collect(SymbolCollector symbols) {
            // A function of its own.
        }

        @Override
        void findUndeclared(UndeclaredNames names) {
            // A function of its own.
        }

        @Override
        void blocks(List<Block> found) {
            found.add(this);
            super.blocks(found);
        }

        @Override
        Statement compile(StatementCompiler compiler, Scope scope) {
            return compiler.block(this, scope);
        }
    }

    static final class Assign extends StmtSyntax {
        final ExprSyntax target;
        final ExprSyntax value;

        Assign(int offset, ExprSyntax target, ExprSyntax value) {
            super(offset, List.of(target, value));
            this.target = target;
            this.value = value;
        }

        @Override
        void collect(SymbolCollector symbols) {
            value.collect(symbols);
            target.collect(symbols);
        }

        @Override
        Statement compile(StatementCompiler compiler, Scope scope) {
            return compiler.assign(this, scope);
        }
    }

    static final class AssignBlock extends StmtSyntax {
        final ExprSyntax target;
        final ExprSyntax.@Nullable Filtered filter;
        final List<StmtSyntax> body;

        AssignBlock(int offset, ExprSyntax target, ExprSyntax.@Nullable Filtered filter, List<StmtSyntax> body) {
            super(offset, flat(List.of(target), filter == null ? List.of() : List.of(filter), body));
            this.target = target;
            this.filter = filter;
            this.body = body;
        }

        @Override
        void collect(SymbolCollector symbols) {
            target.collect(symbols);
        }

        @Override
        Statement compile(StatementCompiler compiler, Scope scope) {
            return compiler.assignBlock(this, scope);
        }
    }

    /** {@code break} or {@code continue}. */
    static final class Jump extends StmtSyntax {
        final boolean leaves;

        Jump(int offset, boolean leaves) {
            super(offset, List.of());
            this.leaves = leaves;
        }

        @Override
        Statement compile(StatementCompiler compiler, Scope scope) {
            return compiler.jump(this, scope);
        }
    }

    /** {@code include}, {@code import} or {@code extends}: there is no other template to load. */
    static final class Load extends StmtSyntax {
        final ExprSyntax template;
        final List<ExprSyntax> names;
        final boolean extending;

        Load(int offset, ExprSyntax template, List<ExprSyntax> names, boolean extending) {
            super(offset, flat(List.of(template), names));
            this.template = template;
            this.names = names;
            this.extending = extending;
        }

        @Override
        Statement compile(StatementCompiler compiler, Scope scope) {
            return compiler.load(this, scope);
        }
    }

    @SafeVarargs
    private static List<Syntax> flat(List<? extends Syntax>... lists) {
        List<Syntax> all = new ArrayList<>();
        for (List<? extends Syntax> list : lists) {
            all.addAll(list);
        }
        return all;
    }
}
