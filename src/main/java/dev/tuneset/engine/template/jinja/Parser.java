package dev.tuneset.engine.template.jinja;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parses the statements of a template. */
final class Parser {
    private final TokenStream stream;
    private final ExpressionParser expressions;
    private final int nestingMax;
    private final Deque<String> tags = new ArrayDeque<>();
    private final Deque<List<String>> endTags = new ArrayDeque<>();

    Parser(TokenStream stream, int nestingMax) {
        this.stream = stream;
        this.nestingMax = nestingMax;
        this.expressions = new ExpressionParser(stream, nestingMax);
    }

    List<StmtSyntax> template() {
        return body(List.of());
    }

    private List<StmtSyntax> body(List<String> ends) {
        List<StmtSyntax> body = new ArrayList<>();
        OutputBuilder output = new OutputBuilder();
        if (!ends.isEmpty()) {
            endTags.push(ends);
        }
        while (stream.kind() != TokenKind.EOF) {
            Token token = stream.current();
            if (token.kind() == TokenKind.DATA) {
                output.text(token);
                stream.next();
            } else if (token.kind() == TokenKind.VARIABLE_BEGIN) {
                stream.next();
                output.print(token.offset(), expressions.tuple(false, true, false));
                stream.expect(TokenKind.VARIABLE_END);
            } else {
                output.flushTo(body);
                stream.next();
                if (stream.kind() == TokenKind.NAME
                        && ends.contains(stream.current().text())) {
                    endTags.pop();
                    return body;
                }
                body.add(statement());
                stream.expect(TokenKind.BLOCK_END);
            }
        }
        output.flushTo(body);
        if (!ends.isEmpty()) {
            endTags.pop();
        }
        return body;
    }

    private StmtSyntax statement() {
        Token token = stream.current();
        if (token.kind() != TokenKind.NAME) {
            throw stream.fail("tag name expected");
        }
        if (tags.size() >= nestingMax) {
            throw TemplateException.recursion(
                            "maximum recursion depth exceeded: statements nest deeper than " + nestingMax + " levels")
                    .at(stream.source(), token.offset());
        }
        tags.push(token.text());
        StmtSyntax result = switch (token.text()) {
            case "for" -> loop();
            case "if" -> branch();
            case "block" -> block();
            case "extends" -> extend();
            case "print" -> print();
            case "macro" -> macro();
            case "include" -> include();
            case "from" -> fromImport();
            case "import" -> importAs();
            case "set" -> set();
            case "with" -> with();
            case "autoescape" -> autoescape();
            case "call" -> callBlock();
            case "filter" -> filterBlock();
            case "generation" -> generation();
            case "break", "continue" -> {
                stream.next();
                yield new StmtSyntax.Jump(token.offset(), token.text().equals("break"));
            }
            default -> {
                tags.pop();
                throw unexpectedEnd(token.text(), List.of());
            }
        };
        tags.pop();
        return result;
    }

    /** The body of a tag up to one of the ending tags, whose name is then current. */
    private List<StmtSyntax> statements(String... ends) {
        stream.skipIf(TokenKind.COLON);
        stream.expect(TokenKind.BLOCK_END);
        List<String> endNames = List.of(ends);
        List<StmtSyntax> result = body(endNames);
        if (stream.kind() == TokenKind.EOF) {
            throw unexpectedEnd(null, endNames);
        }
        return result;
    }

    private List<StmtSyntax> statementsTo(String end) {
        List<StmtSyntax> result = statements(end);
        stream.next();
        return result;
    }

    private TemplateException unexpectedEnd(@Nullable String tag, List<String> last) {
        Set<String> expected = new HashSet<>(last);
        endTags.forEach(expected::addAll);
        List<String> wanted = !last.isEmpty() || endTags.isEmpty() ? last : endTags.peek();
        String looking = wanted.stream().map(Repr::of).collect(Collectors.joining(" or "));
        StringBuilder message = new StringBuilder(
                tag == null ? "Unexpected end of template." : "Encountered unknown tag " + Repr.of(tag) + ".");
        if (!looking.isEmpty() && tag != null && expected.contains(tag)) {
            message.append(
                            " You probably made a nesting mistake. Jinja is expecting this tag, but currently looking for ")
                    .append(looking)
                    .append('.');
        } else if (!looking.isEmpty()) {
            message.append(" Jinja was looking for the following tags: ")
                    .append(looking)
                    .append('.');
        }
        if (!tags.isEmpty()) {
            message.append(" The innermost block that needs to be closed is ")
                    .append(Repr.of(tags.peek()))
                    .append('.');
        }
        return stream.fail(message.toString());
    }

    private StmtSyntax set() {
        int offset = stream.next().offset();
        ExprSyntax target = namespaceTarget();
        if (stream.skipIf(TokenKind.ASSIGN)) {
            return new StmtSyntax.Assign(offset, target, expressions.tuple(false, true, false));
        }
        ExprSyntax.Filtered filter = expressions.filterChain(false);
        return new StmtSyntax.AssignBlock(offset, target, filter, statementsTo("endset"));
    }

    private ExprSyntax namespaceTarget() {
        if (stream.look().kind() != TokenKind.DOT) {
            return target(ExprSyntax.Usage.STORE);
        }
        Token name = stream.expect(TokenKind.NAME);
        stream.next();
        Token attribute = stream.expect(TokenKind.NAME);
        return new ExprSyntax.NamespaceAttribute(name.offset(), name.text(), attribute.text());
    }

    private ExprSyntax target(ExprSyntax.Usage usage) {
        ExprSyntax parsed = expressions.tuple(true, true, false);
        if (!parsed.assignable()) {
            throw stream.source().syntax("can't assign to " + Repr.of(parsed.nodeName), parsed.offset);
        }
        return parsed.asTarget(usage);
    }

    private ExprSyntax.Name nameTarget(ExprSyntax.Usage usage) {
        Token token = stream.expect(TokenKind.NAME);
        switch (token.text()) {
            case "true", "True", "false", "False", "none", "None" ->
                throw stream.source().syntax("can't assign to 'name'", token.offset());
            default -> {
                return new ExprSyntax.Name(token.offset(), token.text(), usage);
            }
        }
    }

    private StmtSyntax loop() {
        int offset = stream.expectName("for").offset();
        ExprSyntax target = target(ExprSyntax.Usage.STORE);
        stream.expectName("in");
        ExprSyntax iterable = expressions.tuple(false, false, false);
        ExprSyntax test = stream.skipIfName("if") ? expressions.expression() : null;
        boolean recursive = stream.skipIfName("recursive");
        List<StmtSyntax> body = statements("endfor", "else");
        List<StmtSyntax> otherwise = List.of();
        if (stream.next().isName("else")) {
            otherwise = statementsTo("endfor");
        }
        return new StmtSyntax.For(offset, target, iterable, body, otherwise, test, recursive);
    }

    private StmtSyntax branch() {
        int offset = stream.expectName("if").offset();
        ExprSyntax test = expressions.tuple(false, false, false);
        List<StmtSyntax> body = statements("elif", "else", "endif");
        List<StmtSyntax.If> elifs = new ArrayList<>();
        List<StmtSyntax> otherwise = List.of();
        Token token = stream.next();
        while (token.isName("elif")) {
            ExprSyntax elifTest = expressions.tuple(false, false, false);
            List<StmtSyntax> elifBody = statements("elif", "else", "endif");
            elifs.add(new StmtSyntax.If(token.offset(), elifTest, elifBody, List.of(), List.of()));
            token = stream.next();
        }
        if (token.isName("else")) {
            otherwise = statementsTo("endif");
        }
        return new StmtSyntax.If(offset, test, body, elifs, otherwise);
    }

    private StmtSyntax with() {
        int offset = stream.next().offset();
        List<ExprSyntax> targets = new ArrayList<>();
        List<ExprSyntax> values = new ArrayList<>();
        while (stream.kind() != TokenKind.BLOCK_END) {
            if (!targets.isEmpty()) {
                stream.expect(TokenKind.COMMA);
            }
            targets.add(target(ExprSyntax.Usage.PARAMETER));
            stream.expect(TokenKind.ASSIGN);
            values.add(expressions.expression());
        }
        return new StmtSyntax.With(offset, targets, values, statementsTo("endwith"));
    }

    private StmtSyntax autoescape() {
        int offset = stream.next().offset();
        return new StmtSyntax.Autoescape(offset, expressions.expression(), statementsTo("endautoescape"));
    }

    private StmtSyntax block() {
        int offset = stream.next().offset();
        String name = stream.expect(TokenKind.NAME).text();
        boolean scoped = stream.skipIfName("scoped");
        boolean required = stream.skipIfName("required");
        if (stream.kind() == TokenKind.SUB) {
            throw stream.fail("Block names in Jinja have to be valid Python identifiers and may not contain hyphens,"
                    + " use an underscore instead.");
        }
        List<StmtSyntax> body = statementsTo("endblock");
        if (required && !body.stream().allMatch(Parser::isBlank)) {
            throw stream.fail("Required blocks can only contain comments or whitespace");
        }
        stream.skipIfName(name);
        return new StmtSyntax.Block(offset, name, scoped, required, body);
    }

    private static boolean isBlank(StmtSyntax node) {
        return node instanceof StmtSyntax.Output output
                && output.parts.stream()
                        .allMatch(part -> part instanceof ExprSyntax.Constant constant
                                && Chars.strip(constant.value.toString(), true, true)
                                        .isEmpty());
    }

    private StmtSyntax extend() {
        int offset = stream.next().offset();
        return new StmtSyntax.Load(offset, expressions.expression(), List.of(), true);
    }

    private StmtSyntax include() {
        int offset = stream.next().offset();
        ExprSyntax template = expressions.expression();
        if (stream.current().isName("ignore") && stream.look().isName("missing")) {
            stream.next();
            stream.next();
        }
        importContext();
        return new StmtSyntax.Load(offset, template, List.of(), false);
    }

    private boolean importContext() {
        boolean given = stream.current().isName("with") || stream.current().isName("without");
        if (given && stream.look().isName("context")) {
            stream.next();
            stream.next();
            return true;
        }
        return false;
    }

    private StmtSyntax importAs() {
        int offset = stream.next().offset();
        ExprSyntax template = expressions.expression();
        stream.expectName("as");
        ExprSyntax name = nameTarget(ExprSyntax.Usage.STORE);
        importContext();
        return new StmtSyntax.Load(offset, template, List.of(name), false);
    }

    private StmtSyntax fromImport() {
        int offset = stream.next().offset();
        ExprSyntax template = expressions.expression();
        stream.expectName("import");
        List<ExprSyntax> names = new ArrayList<>();
        do {
            if (importContext()) {
                break;
            }
            ExprSyntax.Name name = nameTarget(ExprSyntax.Usage.STORE);
            if (name.name.startsWith("_")) {
                throw stream.source().assertion("names starting with an underline can not be imported", name.offset);
            }
            names.add(stream.skipIfName("as") ? nameTarget(ExprSyntax.Usage.STORE) : name);
        } while (!importContext() && stream.skipIf(TokenKind.COMMA));
        return new StmtSyntax.Load(offset, template, names, false);
    }

    private StmtSyntax print() {
        int offset = stream.next().offset();
        OutputBuilder output = new OutputBuilder();
        boolean first = true;
        while (stream.kind() != TokenKind.BLOCK_END) {
            if (!first) {
                stream.expect(TokenKind.COMMA);
            }
            first = false;
            output.print(stream.offset(), expressions.expression());
        }
        return output.build(offset);
    }

    private StmtSyntax macro() {
        int offset = stream.next().offset();
        String name = nameTarget(ExprSyntax.Usage.STORE).name;
        SignatureSyntax signature = signature();
        return new StmtSyntax.Macro(offset, name, signature, statementsTo("endmacro"));
    }

    private SignatureSyntax signature() {
        List<ExprSyntax.Name> names = new ArrayList<>();
        List<ExprSyntax> defaults = new ArrayList<>();
        stream.expect(TokenKind.LPAREN);
        while (stream.kind() != TokenKind.RPAREN) {
            if (!names.isEmpty()) {
                stream.expect(TokenKind.COMMA);
            }
            ExprSyntax.Name name = nameTarget(ExprSyntax.Usage.PARAMETER);
            if (stream.skipIf(TokenKind.ASSIGN)) {
                defaults.add(expressions.expression());
            } else if (!defaults.isEmpty()) {
                throw stream.fail("non-default argument follows default argument");
            }
            names.add(name);
        }
        stream.expect(TokenKind.RPAREN);
        return new SignatureSyntax(names, defaults);
    }

    private StmtSyntax callBlock() {
        int offset = stream.next().offset();
        SignatureSyntax signature = stream.kind() == TokenKind.LPAREN ? signature() : SignatureSyntax.NONE;
        ExprSyntax called = expressions.expression();
        if (!(called instanceof ExprSyntax.Call call)) {
            throw stream.source().syntax("expected call", offset);
        }
        return new StmtSyntax.CallBlock(offset, call, signature, statementsTo("endcall"));
    }

    private StmtSyntax filterBlock() {
        int offset = stream.next().offset();
        ExprSyntax.Filtered filter = expressions.filterChain(true);
        if (filter == null) {
            throw new IllegalStateException("an inline filter chain has at least one filter");
        }
        return new StmtSyntax.FilterBlock(offset, filter, statementsTo("endfilter"));
    }

    private StmtSyntax generation() {
        int offset = stream.next().offset();
        return new StmtSyntax.Generation(offset, statementsTo("endgeneration"));
    }
}
