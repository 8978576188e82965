package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parsed expressions. */
abstract sealed class ExprSyntax extends Syntax {
    /** The name of the node's class in Jinja, which its messages show. */
    final String nodeName;

    ExprSyntax(int offset, String nodeName, List<? extends Syntax> children) {
        super(offset, children);
        this.nodeName = nodeName;
    }

    abstract Expression compile(ExpressionCompiler compiler, Scope scope);

    boolean assignable() {
        return false;
    }

    /** This node as the target of an assignment or as a parameter. */
    ExprSyntax asTarget(Usage usage) {
        return this;
    }

    enum Usage {
        LOAD,
        STORE,
        PARAMETER
    }

    static final class Constant extends ExprSyntax {
        final Object value;

        Constant(int offset, Object value) {
            super(offset, "const", List.of());
            this.value = value;
        }

        @Override
        Expression compile(ExpressionCompiler compiler, Scope scope) {
            return new Literal(value);
        }
    }

    static final class Name extends ExprSyntax {
        final String name;
        final Usage usage;

        Name(int offset, String name, Usage usage) {
            super(offset, "name", List.of());
            this.name = name;
            this.usage = usage;
        }

        @Override
        boolean assignable() {
            return true;
        }

        @Override
        Name asTarget(Usage target) {
            return new Name(offset, name, target);
        }

        @Override
        void collect(SymbolCollector symbols) {
            symbols.name(this);
        }

        @Override
        void findUndeclared(UndeclaredNames names) {
            if (usage == Usage.LOAD) {
                names.read(name);
            } else {
                names.written(name);
            }
        }

        @Override
        @Nullable
        Syntax storeOfLoop() {
            return usage == Usage.STORE && name.equals("loop") ? this : null;
        }

        @Override
        Expression compile(ExpressionCompiler compiler, Scope scope) {
            return compiler.variable(this, scope);
        }
    }

    /** {@code name.attribute} as the target of a {@code set}. */
    static final class NamespaceAttribute extends ExprSyntax {
        final String name;
        final String attribute;

        NamespaceAttribute(int offset, String name, String attribute) {
            super(offset, "nsref", List.of());
            this.name = name;
            this.attribute = attribute;
        }

        @Override
        boolean assignable() {
            return true;
        }

        @Override
        void collect(SymbolCollector symbols) {
            symbols.load(name);
        }

        @Override
        Expression compile(ExpressionCompiler compiler, Scope scope) {
            return compiler.variable(new Name(offset, name, Usage.LOAD), scope);
        }
    }

    static final class TupleOf extends ExprSyntax {
        final List<ExprSyntax> items;

        TupleOf(int offset, List<ExprSyntax> items) {
            super(offset, "tuple", items);
            this.items = List.copyOf(items);
        }

        @Override
        boolean assignable() {
            return items.stream().allMatch(ExprSyntax::assignable);
        }

        @Override
        TupleOf asTarget(Usage usage) {
            List<ExprSyntax> targets = new ArrayList<>();
            items.forEach(item -> targets.add(item.asTarget(usage)));
            return new TupleOf(offset, targets);
        }

        @Override
        Expression compile(ExpressionCompiler compiler, Scope scope) {
            return compiler.tuple(this, scope);
        }
    }

    static final class ListOf extends ExprSyntax {
        final List<ExprSyntax> items;

        ListOf(int offset, List<ExprSyntax> items) {
            super(offset, "list", items);
            this.items = List.copyOf(items);
        }

        @Override
        Expression compile(ExpressionCompiler compiler, Scope scope) {
            return compiler.list(this, scope);
        }
    }

    static final class DictOf extends ExprSyntax {
        /** Keys and values in turn. */
        final List<ExprSyntax> pairs;

        DictOf(int offset, List<ExprSyntax> pairs) {
            super(offset, "dict", pairs);
            this.pairs = List.copyOf(pairs);
        }

        @Override
        Expression compile(ExpressionCompiler compiler, Scope scope) {
            return compiler.dict(this, scope);
        }
    }

    static final class Binary extends ExprSyntax {
        final BinaryOperator operator;
        final ExprSyntax left;
        final ExprSyntax right;

        Binary(int offset, BinaryOperator operator, ExprSyntax left, ExprSyntax right) {
            super(offset, operator.nodeName(), List.of(left, right));
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override
        Expression compile(ExpressionCompiler compiler, Scope scope) {
            return compiler.binary(this, scope);
        }
    }

    /** {@code and}, {@code or}. */
    static final class Logical extends ExprSyntax {
        final boolean and;
        final ExprSyntax left;
        final ExprSyntax right;

        Logical(int offset, boolean and, ExprSyntax left, ExprSyntax right) {
            super(offset, and ? "and" : "or", List.of(left, right));
            this.and = and;
            this.left = left;
            this.right = right;
        }

        @Override
        Expression compile(ExpressionCompiler compiler, Scope scope) {
            return compiler.logical(this, scope);
        }
    }

    static final class Unary extends ExprSyntax {
        final UnaryOperator operator;
        final ExprSyntax operand;

        Unary(int offset, UnaryOperator operator, ExprSyntax operand) {
            super(offset, operator.nodeName(), List.of(operand));
            this.operator = operator;
            this.operand = operand;
        }

        @Override
        Expression compile(ExpressionCompiler compiler, Scope scope) {
            return compiler.unary(this, scope);
        }
    }

    static final class Comparison extends ExprSyntax {
        final ExprSyntax first;
        final List<CompareOperator> operators;
        final List<ExprSyntax> others;

        Comparison(int offset, ExprSyntax first, List<CompareOperator> operators, List<ExprSyntax> others) {
            super(offset, "compare", joined(first, others));
            this.first = first;
            this.operators = List.copyOf(operators);
            this.others = List.copyOf(others);
        }

        @Override
        Expression compile(ExpressionCompiler compiler, Scope scope) {
            return compiler.comparison(this, scope);
        }
    }

    static final class Concatenation extends ExprSyntax {
        final List<ExprSyntax> parts;

        Concatenation(int offset, List<ExprSyntax> parts) {
            super(offset, "concat", parts);
            this.parts = List.copyOf(parts);
        }

        @Override
        Expression compile(ExpressionCompiler compiler, Scope scope) {
            return compiler.concatenation(this, scope);
        }
    }

    static final class Conditional extends ExprSyntax {
        final ExprSyntax test;
        final ExprSyntax then;
        final @Nullable ExprSyntax otherwise;

        Conditional(int offset, ExprSyntax test, ExprSyntax then, @Nullable ExprSyntax otherwise) {
            super(offset, "condexpr", otherwise == null ? List.of(test, then) : List.of(test, then, otherwise));
            this.test = test;
            this.then = then;
            this.otherwise = otherwise;
        }

        @Override
        Expression compile(ExpressionCompiler compiler, Scope scope) {
            return compiler.conditional(this, scope);
        }
    }

    static final class Attribute extends ExprSyntax {
        final ExprSyntax object;
        final String name;

        Attribute(int offset, ExprSyntax object, String name) {
            super(offset, "getattr", List.of(object));
            this.object = object;
            this.name = name;
        }

        @Override
        Expression compile(ExpressionCompiler compiler, Scope scope) {
            return compiler.attribute(this, scope);
        }
    }

    static final class Item extends ExprSyntax {
        final ExprSyntax object;
        final ExprSyntax key;

        Item(int offset, ExprSyntax object, ExprSyntax key) {
            super(offset, "getitem", List.of(object, key));
            this.object = object;
            this.key = key;
        }

        @Override
        Expression compile(ExpressionCompiler compiler, Scope scope) {
            return compiler.item(this, scope);
        }
    }

    static final class SliceOf extends ExprSyntax {
        final @Nullable ExprSyntax start;
        final @Nullable ExprSyntax stop;
        final @Nullable ExprSyntax step;

        SliceOf(int offset, @Nullable ExprSyntax start, @Nullable ExprSyntax stop, @Nullable ExprSyntax step) {
            super(offset, "slice", present(start, stop, step));
            this.start = start;
            this.stop = stop;
            this.step = step;
        }

        @Override
        Expression compile(ExpressionCompiler compiler, Scope scope) {
            return compiler.slice(this, scope);
        }
    }

    static final class Call extends ExprSyntax {
        final ExprSyntax callee;
        final ArgumentsSyntax arguments;

        Call(int offset, ExprSyntax callee, ArgumentsSyntax arguments) {
            super(offset, "call", joined(callee, arguments.all()));
            this.callee = callee;
            this.arguments = arguments;
        }

        @Override
        Expression compile(ExpressionCompiler compiler, Scope scope) {
            return compiler.call(this, scope);
        }
    }

    /** {@code value|name(arguments)}; without a value it filters the text of a block. */
    static final class Filtered extends ExprSyntax {
        final @Nullable ExprSyntax value;
        final String name;
        final ArgumentsSyntax arguments;

        Filtered(int offset, @Nullable ExprSyntax value, String name, ArgumentsSyntax arguments) {
            super(offset, "filter", value == null ? arguments.all() : joined(value, arguments.all()));
            this.value = value;
            this.name = name;
            this.arguments = arguments;
        }

        @Override
        Expression compile(ExpressionCompiler compiler, Scope scope) {
            return compiler.filter(this, scope);
        }
    }

    /** {@code value is name(arguments)}. */
    static final class Tested extends ExprSyntax {
        final ExprSyntax value;
        final String name;
        final ArgumentsSyntax arguments;

        Tested(int offset, ExprSyntax value, String name, ArgumentsSyntax arguments) {
            super(offset, "test", joined(value, arguments.all()));
            this.value = value;
            this.name = name;
            this.arguments = arguments;
        }

        @Override
        Expression compile(ExpressionCompiler compiler, Scope scope) {
            return compiler.test(this, scope);
        }
    }

    private static List<ExprSyntax> joined(ExprSyntax first, List<ExprSyntax> others) {
        List<ExprSyntax> all = new ArrayList<>(others.size() + 1);
        all.add(first);
        all.addAll(others);
        return all;
    }

    private static List<ExprSyntax> present(@Nullable ExprSyntax... nodes) {
        List<ExprSyntax> all = new ArrayList<>();
        for (@Nullable ExprSyntax node : nodes) {
            if (node != null) {
                all.add(node);
            }
        }
        return all;
    }
}
