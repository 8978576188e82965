package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns parsed statements into statements that run, frame by frame as Jinja's compiler does. */
final class StatementCompiler {
    private final Source source;
    private final ExpressionCompiler expressions;
    private final Map<String, StmtSyntax.Block> blocks = new LinkedHashMap<>();

    StatementCompiler(Source source) {
        this.source = source;
        this.expressions = new ExpressionCompiler(source);
    }

    TemplateCode template(List<StmtSyntax> body) {
        List<StmtSyntax.Block> found = new ArrayList<>();
        body.forEach(node -> node.blocks(found));
        for (StmtSyntax.Block block : found) {
            if (blocks.put(block.name, block) != null) {
                throw source.assertion("block " + Repr.of(block.name) + " defined twice", block.offset);
            }
        }
        Scope scope = Scope.template();
        boolean usesSelf = !UndeclaredNames.in(body, Set.of("self")).isEmpty();
        int selfSlot = usesSelf ? scope.symbols.parameter("self").slot : -1;
        SymbolCollector.collect(scope.symbols, body);
        Statement code = body(body, scope);
        FrameEntry entry = FrameEntry.of(expressions, scope);
        Map<String, BlockBody> compiled = new HashMap<>();
        blocks.forEach((name, block) -> compiled.put(name, blockBody(block)));
        return new TemplateCode(
                code, entry, scope.function.slots(), selfSlot, compiled, expressions.contextNameCount());
    }

    private Statement body(List<? extends StmtSyntax> nodes, Scope scope) {
        Statement[] statements = new Statement[nodes.size()];
        for (int i = 0; i < statements.length; i++) {
            statements[i] = nodes.get(i).compile(this, scope);
        }
        return Body.of(statements);
    }

    private Place place(Syntax node) {
        return expressions.place(node);
    }

    private FrameEntry entry(Scope scope) {
        return FrameEntry.of(expressions, scope);
    }

    // -- text

    Statement output(StmtSyntax.Output node, Scope scope) {
        List<Expression> parts = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < node.parts.size(); i++) {
            ExprSyntax syntax = node.parts.get(i);
            Expression part = expressions.compile(syntax, scope);
            if (!node.text.get(i)) {
                part = escaped(part, scope.escaping);
            }
            addPart(parts, places, part, place(syntax));
        }
        if (parts.size() == 1 && parts.get(0) instanceof Literal literal && literal.value instanceof String text) {
            return new Print.Plain(text);
        }
        return new Print(parts.toArray(new Expression[0]), places.toArray(new Place[0]));
    }

    /** Jinja forgets to escape constants where only the rendering knows whether escaping is on; so do we. */
    private static Expression escaped(Expression part, Scope.Escaping escaping) {
        boolean sometimes = escaping == Scope.Escaping.VOLATILE;
        if (escaping == Scope.Escaping.OFF || (sometimes && part instanceof Literal)) {
            return part;
        }
        return new Print.Escaped(part, sometimes);
    }

    /** Adds a printed part; constants next to each other are joined. */
    private static void addPart(List<Expression> parts, List<Place> places, Expression part, Place place) {
        int last = parts.size() - 1;
        if (part instanceof Literal literal) {
            String text;
            try {
                text = Text.of(literal.value);
            } catch (TemplateException failsWhenRun) {
                parts.add(part);
                places.add(place);
                return;
            }
            if (last >= 0 && parts.get(last) instanceof Literal before && before.value instanceof String start) {
                parts.set(last, new Literal(start + text));
                return;
            }
            parts.add(new Literal(text));
        } else {
            parts.add(part);
        }
        places.add(place);
    }

    // -- control

    Statement branch(StmtSyntax.If node, Scope scope) {
        Scope soft = scope.asSoft();
        int count = 1 + node.elifs.size();
        Expression[] tests = new Expression[count];
        Statement[] bodies = new Statement[count];
        Place[] places = new Place[count];
        for (int i = 0; i < count; i++) {
            StmtSyntax.If way = i == 0 ? node : node.elifs.get(i - 1);
            tests[i] = expressions.compile(way.test, soft);
            bodies[i] = body(way.body, soft);
            places[i] = place(way);
        }
        return new Branch(tests, bodies, body(node.otherwise, soft), places);
    }

    Statement loop(StmtSyntax.For node, Scope scope) {
        Scope loopScope = (node.recursive ? scope.innerFunction() : scope.inner()).asLoop();
        List<StmtSyntax.Block> inside = new ArrayList<>();
        node.blocks(inside);
        boolean extended = node.recursive
                || !UndeclaredNames.in(node.body, Set.of("loop")).isEmpty()
                || inside.stream().anyMatch(block -> block.scoped);
        int loopSlot = extended ? loopScope.symbols.parameter("loop").slot : -1;
        SymbolCollector.parameters(loopScope.symbols, node.target);
        SymbolCollector.collect(loopScope.symbols, node.body);
        Syntax store = node.storeOfLoop();
        if (store != null) {
            throw source.assertion("Can't assign to special loop variable in for-loop target", store.offset);
        }
        LoopFilter filter = filter(node, scope);
        Expression iterable = expressions.compile(node.iterable, scope);
        LoopBody body = loopBody(node, scope, loopScope, loopSlot);
        if (node.recursive) {
            return new RecursiveLoop(iterable, filter, body, loopScope.function, node.height, place(node));
        }
        return new ForLoop(iterable, filter, body, place(node));
    }

    private LoopBody loopBody(StmtSyntax.For node, Scope scope, Scope loopScope, int loopSlot) {
        Target target = target(node.target.asTarget(ExprSyntax.Usage.STORE), loopScope);
        Statement body = body(node.body, loopScope);
        FrameEntry entry = entry(loopScope);
        if (node.otherwise.isEmpty()) {
            return new LoopBody(target, loopSlot, entry, body, null, null);
        }
        // The else part of a recursive loop runs in the loop's function, so it may not use that function's frame.
        Scope elseScope = node.recursive ? loopScope.elseOf() : scope.inner();
        SymbolCollector.collect(elseScope.symbols, node.otherwise);
        Statement otherwise = body(node.otherwise, elseScope);
        return new LoopBody(target, loopSlot, entry, body, entry(elseScope), otherwise);
    }

    private @Nullable LoopFilter filter(StmtSyntax.For node, Scope scope) {
        if (node.test == null) {
            return null;
        }
        Scope testScope = scope.inner();
        SymbolCollector.parameters(testScope.symbols, node.target);
        SymbolCollector.collect(testScope.symbols, List.of(node.test));
        Target target = target(node.target, testScope);
        Expression test = expressions.compile(node.test, testScope);
        return new LoopFilter(target, entry(testScope), test);
    }

    Statement jump(StmtSyntax.Jump node, Scope scope) {
        if (!scope.inLoop) {
            String message = node.leaves ? "'break' outside loop" : "'continue' not properly in loop";
            throw new TemplateException("SyntaxError", message, source.line(node.offset), source.column(node.offset));
        }
        return new Jump(node.leaves ? Statement.Flow.BREAK : Statement.Flow.CONTINUE);
    }

    // -- assignment

    private Target target(ExprSyntax node, Scope scope) {
        if (node instanceof ExprSyntax.TupleOf tuple) {
            return new Target.Unpacked(
                    tuple.items.stream().map(item -> target(item, scope)).toList());
        }
        if (node instanceof ExprSyntax.NamespaceAttribute attribute) {
            return new Target.Attribute(expressions.compile(attribute, scope), attribute.attribute);
        }
        return slot(((ExprSyntax.Name) node).name, scope);
    }

    private Target slot(String name, Scope scope) {
        Variable variable = scope.find(name);
        if (variable == null) {
            throw new IllegalStateException("no variable for " + name);
        }
        return new Target.Slot(variable.slot, name, scope.toplevel && !blocks.isEmpty());
    }

    Statement assign(StmtSyntax.Assign node, Scope scope) {
        Expression value = expressions.compile(node.value, scope);
        return new Assignment(target(node.target, scope), value, place(node));
    }

    Statement assignBlock(StmtSyntax.AssignBlock node, Scope scope) {
        Scope inner = scope.inner();
        SymbolCollector.collect(inner.symbols, node.body);
        Statement body = body(node.body, inner);
        if (node.filter != null) {
            SymbolCollector.collect(inner.symbols, List.of(node.filter));
        }
        TextFilter filter = expressions.textFilter(node.filter, inner);
        return new BlockAssignment(target(node.target, scope), filter, entry(inner), body, place(node));
    }

    Statement with(StmtSyntax.With node, Scope scope) {
        Scope inner = scope.inner();
        SymbolCollector.collect(inner.symbols, node.targets);
        SymbolCollector.collect(inner.symbols, node.body);
        Target[] targets =
                node.targets.stream().map(target -> target(target, inner)).toArray(Target[]::new);
        Expression[] values = node.values.stream()
                .map(value -> expressions.compile(value, scope))
                .toArray(Expression[]::new);
        Statement body = body(node.body, inner);
        return new WithBody(targets, values, entry(inner), body, place(node));
    }

    Statement autoescape(StmtSyntax.Autoescape node, Scope scope) {
        Scope inner = scope.inner();
        SymbolCollector.collect(inner.symbols, List.of(node.value));
        SymbolCollector.collect(inner.symbols, node.body);
        Expression value = expressions.compile(node.value, inner);
        Scope.Escaping escaping = !(value instanceof Literal literal)
                ? Scope.Escaping.VOLATILE
                : Truth.of(literal.value) ? Scope.Escaping.ON : Scope.Escaping.OFF;
        Statement body = body(node.body, inner.escaping(escaping));
        return new AutoescapeBody(value, entry(inner), body);
    }

    Statement filterBlock(StmtSyntax.FilterBlock node, Scope scope) {
        Scope inner = scope.inner();
        SymbolCollector.collect(inner.symbols, node.body);
        SymbolCollector.collect(inner.symbols, List.of(node.filter));
        Statement body = body(node.body, inner);
        TextFilter filter = expressions.textFilter(node.filter, inner);
        return new FilteredBody(filter, entry(inner), body, place(node));
    }

    // -- functions

    private MacroCode code(
            @Nullable String name, StmtSyntax node, SignatureSyntax signature, List<StmtSyntax> body, Scope scope) {
        Scope inner = scope.innerFunction();
        Symbols symbols = inner.symbols;
        SymbolCollector.collect(symbols, signature.names());
        SymbolCollector.collect(symbols, signature.defaults());
        SymbolCollector.collect(symbols, body);
        List<String> names = signature.names().stream().map(arg -> arg.name).toList();
        int firstDefault = names.size() - signature.defaults().size();
        int[] special = special(names, firstDefault, node, body, symbols);
        Expression[] defaults = new Expression[names.size()];
        int[] slots = new int[names.size()];
        for (int i = 0; i < slots.length; i++) {
            Variable variable = inner.find(names.get(i));
            slots[i] = variable == null ? -1 : variable.slot;
            if (i >= firstDefault) {
                defaults[i] = expressions.compile(signature.defaults().get(i - firstDefault), inner);
            }
        }
        Statement code = body(body, inner);
        return new MacroCode(
                name,
                names.toArray(new String[0]),
                slots,
                defaults,
                special,
                inner.function,
                entry(inner),
                code,
                node.height);
    }

    private int[] special(
            List<String> names, int firstDefault, StmtSyntax node, List<StmtSyntax> body, Symbols symbols) {
        Set<String> undeclared = UndeclaredNames.in(body, Set.of("caller", "kwargs", "varargs"));
        int caller = names.indexOf("caller");
        if (undeclared.contains("caller") && caller >= 0 && caller < firstDefault) {
            throw source.assertion(
                    "When defining macros or call blocks the special \"caller\" argument must be omitted or be given a"
                            + " default.",
                    node.offset);
        }
        int[] slots = {-1, -1, -1};
        List<String> special = List.of("caller", "kwargs", "varargs");
        for (int i = 0; i < slots.length; i++) {
            if (undeclared.contains(special.get(i)) && !names.contains(special.get(i))) {
                slots[i] = symbols.parameter(special.get(i)).slot;
            }
        }
        return slots;
    }

    Statement macro(StmtSyntax.Macro node, Scope scope) {
        MacroCode code = code(node.name, node, node.signature, node.body, scope);
        return new MacroDefinition(slot(node.name, scope), code);
    }

    Statement callBlock(StmtSyntax.CallBlock node, Scope scope) {
        MacroCode code = code(null, node, node.signature, node.body, scope);
        Expression callee = expressions.compile(node.call.callee, scope);
        ArgumentList arguments = expressions.arguments(node.call.arguments, scope);
        return new CallBody(callee, arguments, code, place(node));
    }

    Statement generation(StmtSyntax.Generation node, Scope scope) {
        return new GenerationBody(code(null, node, SignatureSyntax.NONE, node.body, scope));
    }

    Statement block(StmtSyntax.Block node, Scope scope) {
        List<Read> visible = new ArrayList<>();
        if (node.scoped) {
            scope.symbols.visibleStores().forEach(variable -> visible.add(expressions.read(variable, scope)));
        }
        return new BlockStatement(node.name, node.scoped, visible, node.required, place(node));
    }

    private BlockBody blockBody(StmtSyntax.Block node) {
        Scope scope = Scope.block(Scope.Escaping.OFF);
        Set<String> special = UndeclaredNames.in(node.body, Set.of("self", "super"));
        int selfSlot = special.contains("self") ? scope.symbols.parameter("self").slot : -1;
        int superSlot = special.contains("super") ? scope.symbols.parameter("super").slot : -1;
        SymbolCollector.collect(scope.symbols, node.body);
        Statement body = body(node.body, scope);
        return new BlockBody(node.name, scope.function, entry(scope), body, selfSlot, superSlot, node.height);
    }

    Statement load(StmtSyntax.Load node, Scope scope) {
        if (node.extending && !scope.toplevel) {
            throw source.assertion("cannot use extend from a non top-level scope", node.offset);
        }
        return new MissingLoader(expressions.compile(node.template, scope), place(node));
    }
}
