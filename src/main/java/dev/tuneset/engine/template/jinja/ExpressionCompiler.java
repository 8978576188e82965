package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns parsed expressions into expressions that run: names become slots, constant parts become values. */
final class ExpressionCompiler {
    /** What is folded stays in memory with the template, so it must be small. */
    private static final int FOLDED_SIZE_MAX = 1000;

    private final Source source;
    private final Map<String, Integer> contextNames = new HashMap<>();
    private final Frame constants;

    ExpressionCompiler(Source source) {
        this.source = source;
        Limits small =
                new Limits(1, 100_000, FOLDED_SIZE_MAX, FOLDED_SIZE_MAX, 1 << 20, 10, 10, Limits.DEFAULT.timeMax());
        this.constants = new Frame(Render.forConstants(small), null, 0);
    }

    Source source() {
        return source;
    }

    /** How many different names are looked up among the variables of a rendering. */
    int contextNameCount() {
        return contextNames.size();
    }

    Place place(Syntax node) {
        return new Place(source, node.offset);
    }

    Expression compile(ExprSyntax node, Scope scope) {
        return node.compile(this, scope);
    }

    private Expression[] compileAll(List<ExprSyntax> nodes, Scope scope) {
        Expression[] all = new Expression[nodes.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = compile(nodes.get(i), scope);
        }
        return all;
    }

    /** The expression's value, worked out now if all its parts are constant and it does not fail. */
    private Expression folded(Expression expression, Expression... parts) {
        for (Expression part : parts) {
            if (!(part instanceof Literal)) {
                return expression;
            }
        }
        try {
            Object value = expression.evaluate(constants);
            return value instanceof Undefined ? expression : new Literal(value);
        } catch (TemplateException failsWhenRun) {
            return expression;
        }
    }

    // -- names

    Expression variable(ExprSyntax.Name node, Scope scope) {
        Variable variable = scope.find(node.name);
        return variable == null ? contextRead(node.name) : read(variable, scope);
    }

    private Read contextRead(String name) {
        return new ContextRead(contextIndex(name), name);
    }

    private int contextIndex(String name) {
        return contextNames.computeIfAbsent(name, key -> contextNames.size());
    }

    Read read(Variable variable, Scope scope) {
        int hops = scope.function.depth - variable.function.depth;
        if (!(scope.symbols.origin(variable) instanceof Symbols.Resolved)) {
            return new VariableRead(hops, variable.slot, variable.name);
        }
        if (!variable.stored && !scope.inBlock) {
            return contextRead(variable.name);
        }
        return new FallbackRead(hops, variable.slot, contextIndex(variable.name), variable.name, scope.inBlock);
    }

    // -- displays

    Expression tuple(ExprSyntax.TupleOf node, Scope scope) {
        Expression[] items = compileAll(node.items, scope);
        return folded(new TupleDisplay(items), items);
    }

    Expression list(ExprSyntax.ListOf node, Scope scope) {
        Expression[] items = compileAll(node.items, scope);
        return folded(new ListDisplay(items), items);
    }

    Expression dict(ExprSyntax.DictOf node, Scope scope) {
        Expression[] pairs = compileAll(node.pairs, scope);
        return folded(new DictDisplay(pairs, place(node)), pairs);
    }

    // -- operators

    Expression binary(ExprSyntax.Binary node, Scope scope) {
        if (node.operator == BinaryOperator.ADD) {
            return sum(node, scope);
        }
        Expression left = compile(node.left, scope);
        Expression right = compile(node.right, scope);
        return folded(new BinaryOperation(node.operator, left, right, place(node)), left, right);
    }

    /** Flattens {@code ((a + b) + c)}; neighbouring text constants become one, as string addition is associative. */
    private Expression sum(ExprSyntax.Binary node, Scope scope) {
        List<ExprSyntax> terms = new ArrayList<>();
        ExprSyntax first = node;
        while (first instanceof ExprSyntax.Binary sum && sum.operator == BinaryOperator.ADD) {
            terms.add(0, sum.right);
            first = sum.left;
        }
        List<Expression> compiled = new ArrayList<>();
        compiled.add(compile(first, scope));
        for (ExprSyntax term : terms) {
            addTerm(compiled, compile(term, scope), node);
        }
        return compiled.size() == 1 ? compiled.get(0) : new Sum(compiled.toArray(new Expression[0]), place(node));
    }

    private void addTerm(List<Expression> terms, Expression term, ExprSyntax.Binary node) {
        int last = terms.size() - 1;
        Expression left = terms.get(last);
        if (left instanceof Literal a && term instanceof Literal b) {
            boolean texts = a.value instanceof String && b.value instanceof String;
            if (last == 0 || texts) {
                Expression sum = folded(new Sum(new Expression[] {left, term}, place(node)), left, term);
                if (sum instanceof Literal) {
                    terms.set(last, sum);
                    return;
                }
            }
        }
        terms.add(term);
    }

    Expression logical(ExprSyntax.Logical node, Scope scope) {
        Expression left = compile(node.left, scope);
        if (left instanceof Literal literal) {
            boolean truth = Truth.of(literal.value);
            return truth == node.and ? compile(node.right, scope) : left;
        }
        Expression right = compile(node.right, scope);
        return node.and ? new Both(left, right) : new Either(left, right);
    }

    Expression unary(ExprSyntax.Unary node, Scope scope) {
        Expression operand = compile(node.operand, scope);
        Expression result = node.operator == UnaryOperator.NOT
                ? new Negation(operand)
                : new UnaryOperation(node.operator, operand, place(node));
        return folded(result, operand);
    }

    Expression comparison(ExprSyntax.Comparison node, Scope scope) {
        Expression first = compile(node.first, scope);
        Expression[] others = compileAll(node.others, scope);
        if (others.length > 1) {
            CompareOperator[] operators = node.operators.toArray(new CompareOperator[0]);
            return new ComparedChain(first, operators, others, place(node));
        }
        CompareOperator operator = node.operators.get(0);
        boolean equality = operator == CompareOperator.EQ || operator == CompareOperator.NE;
        if (equality && others[0] instanceof Literal literal && literal.value instanceof String text) {
            return folded(new EqualsText(first, text, operator == CompareOperator.EQ), first);
        }
        return folded(new Compared(operator, first, others[0], place(node)), first, others[0]);
    }

    Expression concatenation(ExprSyntax.Concatenation node, Scope scope) {
        Expression[] parts = compileAll(node.parts, scope);
        boolean markup = scope.escaping == Scope.Escaping.ON;
        return folded(new Concatenated(parts, markup), parts);
    }

    Expression conditional(ExprSyntax.Conditional node, Scope scope) {
        Scope soft = scope.asSoft();
        Expression test = compile(node.test, soft);
        boolean decided = test instanceof Literal;
        if (decided && Truth.of(((Literal) test).value)) {
            return compile(node.then, soft);
        }
        if (decided && node.otherwise != null) {
            return compile(node.otherwise, soft);
        }
        Expression otherwise =
                node.otherwise == null ? new NoChoice(source.line(node.offset)) : compile(node.otherwise, soft);
        return new Choice(test, compile(node.then, soft), otherwise);
    }

    // -- parts of values

    Expression attribute(ExprSyntax.Attribute node, Scope scope) {
        Expression object = compile(node.object, scope);
        Expression read = new AttributeRead(object, node.name, place(node));
        if (node.object instanceof ExprSyntax.Name name && name.name.equals("loop")) {
            return loopRead(object, node.name, read);
        }
        return folded(read, object);
    }

    private static Expression loopRead(Expression loop, String name, Expression read) {
        return switch (name) {
            case "first" -> new LoopRead(loop, LoopRead.Part.FIRST, read);
            case "last" -> new LoopRead(loop, LoopRead.Part.LAST, read);
            case "index" -> new LoopRead(loop, LoopRead.Part.INDEX, read);
            case "index0" -> new LoopRead(loop, LoopRead.Part.INDEX0, read);
            default -> read;
        };
    }

    Expression item(ExprSyntax.Item node, Scope scope) {
        Expression object = compile(node.object, scope);
        Expression key = compile(node.key, scope);
        if (node.key instanceof ExprSyntax.SliceOf) {
            return new SliceRead(object, key, place(node));
        }
        if (key instanceof Literal literal && literal.value instanceof String name) {
            return folded(new KeyRead(object, name, place(node)), object);
        }
        return folded(new ItemRead(object, key, place(node)), object, key);
    }

    Expression slice(ExprSyntax.SliceOf node, Scope scope) {
        @Nullable Expression start = optional(node.start, scope);
        @Nullable Expression stop = optional(node.stop, scope);
        @Nullable Expression step = optional(node.step, scope);
        boolean constant = (start == null || start instanceof Literal)
                && (stop == null || stop instanceof Literal)
                && (step == null || step instanceof Literal);
        Expression display = new SliceRead.Display(start, stop, step);
        return constant ? folded(display) : display;
    }

    private @Nullable Expression optional(@Nullable ExprSyntax node, Scope scope) {
        return node == null ? null : compile(node, scope);
    }

    // -- calls

    ArgumentList arguments(ArgumentsSyntax node, Scope scope) {
        return new ArgumentList(
                compileAll(node.positional(), scope),
                node.names().toArray(new String[0]),
                compileAll(node.named(), scope),
                optional(node.starred(), scope),
                optional(node.doubleStarred(), scope));
    }

    Expression call(ExprSyntax.Call node, Scope scope) {
        if (node.callee instanceof ExprSyntax.Attribute method) {
            Expression object = compile(method.object, scope);
            return new MethodCall(object, method.name, arguments(node.arguments, scope), place(method));
        }
        return new CallExpression(compile(node.callee, scope), arguments(node.arguments, scope), place(node));
    }

    Expression filter(ExprSyntax.Filtered node, Scope scope) {
        if (node.value == null) {
            throw new IllegalStateException("a filter without a value stands only over a block");
        }
        return filter(node, compile(node.value, scope), scope);
    }

    private Expression filter(ExprSyntax.Filtered node, Expression value, Scope scope) {
        Filter filter = Filters.find(node.name);
        if (filter == null && !scope.soft) {
            throw source.assertion("No filter named " + Repr.of(node.name) + ".", node.offset);
        }
        ArgumentList arguments = arguments(node.arguments, scope);
        if (filter == null) {
            String message = "No filter named " + Repr.of(node.name) + " found.";
            return new UnknownCall(value, arguments, message, place(node));
        }
        return new FilterExpression(value, filter, arguments, place(node));
    }

    /** The filters over the text of a block, which they find in the slot. */
    TextFilter textFilter(ExprSyntax.@Nullable Filtered node, Scope scope) {
        if (node == null) {
            return new TextFilter(-1, null, false);
        }
        Variable text = scope.symbols.parameter(" text");
        Expression filters = chain(node, new VariableRead(0, text.slot, text.name), scope);
        return new TextFilter(text.slot, filters, scope.escaping == Scope.Escaping.ON);
    }

    private Expression chain(ExprSyntax.Filtered node, Expression text, Scope scope) {
        Expression value = node.value instanceof ExprSyntax.Filtered inner ? chain(inner, text, scope) : text;
        return filter(node, value, scope);
    }

    Expression test(ExprSyntax.Tested node, Scope scope) {
        ValueTest test = ValueTests.find(node.name);
        if (test == null && !scope.soft) {
            throw source.assertion("No test named " + Repr.of(node.name) + ".", node.offset);
        }
        Expression value = compile(node.value, scope);
        ArgumentList arguments = arguments(node.arguments, scope);
        if (test == null) {
            String message = "No test named " + Repr.of(node.name) + " found.";
            return new UnknownCall(value, arguments, message, place(node));
        }
        return new TestExpression(value, test, arguments, place(node));
    }
}
