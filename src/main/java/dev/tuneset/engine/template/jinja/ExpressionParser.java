package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses expressions by recursive descent, with Jinja's precedences. */
final class ExpressionParser {
    private static final Map<TokenKind, CompareOperator> COMPARES = new EnumMap<>(Map.of(
            TokenKind.EQ, CompareOperator.EQ,
            TokenKind.NE, CompareOperator.NE,
            TokenKind.LT, CompareOperator.LT,
            TokenKind.LTEQ, CompareOperator.LE,
            TokenKind.GT, CompareOperator.GT,
            TokenKind.GTEQ, CompareOperator.GE));
    private static final Map<TokenKind, BinaryOperator> SUMS =
            new EnumMap<>(Map.of(TokenKind.ADD, BinaryOperator.ADD, TokenKind.SUB, BinaryOperator.SUB));
    private static final Map<TokenKind, BinaryOperator> PRODUCTS = new EnumMap<>(Map.of(
            TokenKind.MUL, BinaryOperator.MUL,
            TokenKind.DIV, BinaryOperator.DIV,
            TokenKind.FLOORDIV, BinaryOperator.FLOORDIV,
            TokenKind.MOD, BinaryOperator.MOD));
    private static final Set<TokenKind> TEST_ARGUMENTS = EnumSet.of(
            TokenKind.NAME, TokenKind.STRING, TokenKind.INTEGER, TokenKind.FLOAT, TokenKind.LBRACKET, TokenKind.LBRACE);

    private final TokenStream stream;
    private final int nestingMax;
    private int nesting;

    ExpressionParser(TokenStream stream, int nestingMax) {
        this.stream = stream;
        this.nestingMax = nestingMax;
    }

    private void enter() {
        if (++nesting > nestingMax) {
            throw TemplateException.recursion(
                            "maximum recursion depth exceeded: expressions nest deeper than " + nestingMax + " levels")
                    .at(stream.source(), stream.offset());
        }
    }

    private void leave() {
        nesting--;
    }

    ExprSyntax expression() {
        return conditional();
    }

    private ExprSyntax conditional() {
        enter();
        int offset = stream.offset();
        ExprSyntax result = or();
        while (stream.skipIfName("if")) {
            ExprSyntax test = or();
            ExprSyntax otherwise = stream.skipIfName("else") ? conditional() : null;
            result = new ExprSyntax.Conditional(offset, test, result, otherwise);
            offset = stream.offset();
        }
        leave();
        return result;
    }

    ExprSyntax or() {
        int offset = stream.offset();
        ExprSyntax left = and();
        while (stream.skipIfName("or")) {
            left = new ExprSyntax.Logical(offset, false, left, and());
            offset = stream.offset();
        }
        return left;
    }

    private ExprSyntax and() {
        int offset = stream.offset();
        ExprSyntax left = not();
        while (stream.skipIfName("and")) {
            left = new ExprSyntax.Logical(offset, true, left, not());
            offset = stream.offset();
        }
        return left;
    }

    private ExprSyntax not() {
        if (!stream.current().isName("not")) {
            return comparison();
        }
        enter();
        int offset = stream.next().offset();
        ExprSyntax result = new ExprSyntax.Unary(offset, UnaryOperator.NOT, not());
        leave();
        return result;
    }

    private ExprSyntax comparison() {
        int offset = stream.offset();
        ExprSyntax first = sum();
        List<CompareOperator> operators = new ArrayList<>();
        List<ExprSyntax> others = new ArrayList<>();
        for (CompareOperator operator = compareOperator(); operator != null; operator = compareOperator()) {
            operators.add(operator);
            others.add(sum());
        }
        return operators.isEmpty() ? first : new ExprSyntax.Comparison(offset, first, operators, others);
    }

    private @Nullable CompareOperator compareOperator() {
        CompareOperator operator = COMPARES.get(stream.kind());
        if (operator != null) {
            stream.next();
            return operator;
        }
        if (stream.skipIfName("in")) {
            return CompareOperator.IN;
        }
        if (stream.current().isName("not") && stream.look().isName("in")) {
            stream.next();
            stream.next();
            return CompareOperator.NOT_IN;
        }
        return null;
    }

    private ExprSyntax sum() {
        int offset = stream.offset();
        ExprSyntax left = concatenation();
        for (BinaryOperator operator = SUMS.get(stream.kind()); operator != null; operator = SUMS.get(stream.kind())) {
            stream.next();
            left = new ExprSyntax.Binary(offset, operator, left, concatenation());
            offset = stream.offset();
        }
        return left;
    }

    private ExprSyntax concatenation() {
        int offset = stream.offset();
        List<ExprSyntax> parts = new ArrayList<>();
        parts.add(product());
        while (stream.skipIf(TokenKind.TILDE)) {
            parts.add(product());
        }
        return parts.size() == 1 ? parts.get(0) : new ExprSyntax.Concatenation(offset, parts);
    }

    private ExprSyntax product() {
        int offset = stream.offset();
        ExprSyntax left = power();
        BinaryOperator operator = PRODUCTS.get(stream.kind());
        while (operator != null) {
            stream.next();
            left = new ExprSyntax.Binary(offset, operator, left, power());
            offset = stream.offset();
            operator = PRODUCTS.get(stream.kind());
        }
        return left;
    }

    private ExprSyntax power() {
        int offset = stream.offset();
        ExprSyntax left = unary(true);
        while (stream.skipIf(TokenKind.POW)) {
            left = new ExprSyntax.Binary(offset, BinaryOperator.POW, left, unary(true));
            offset = stream.offset();
        }
        return left;
    }

    private ExprSyntax unary(boolean withFilter) {
        int offset = stream.offset();
        ExprSyntax node;
        if (stream.kind() == TokenKind.SUB || stream.kind() == TokenKind.ADD) {
            enter();
            UnaryOperator operator = stream.next().kind() == TokenKind.SUB ? UnaryOperator.NEG : UnaryOperator.POS;
            node = new ExprSyntax.Unary(offset, operator, unary(false));
            leave();
        } else {
            node = primary();
        }
        node = postfix(node);
        return withFilter ? filters(node) : node;
    }

    ExprSyntax primary() {
        Token token = stream.current();
        switch (token.kind()) {
            case NAME:
                stream.next();
                return name(token);
            case STRING:
                return string();
            case INTEGER, FLOAT:
                stream.next();
                return new ExprSyntax.Constant(token.offset(), token.value());
            case LPAREN:
                stream.next();
                ExprSyntax inner = tuple(false, true, true);
                stream.expect(TokenKind.RPAREN);
                return inner;
            case LBRACKET:
                return list();
            case LBRACE:
                return dict();
            default:
                throw stream.fail("unexpected " + Repr.of(token.description()));
        }
    }

    private static ExprSyntax name(Token token) {
        return switch (token.text()) {
            case "true", "True" -> new ExprSyntax.Constant(token.offset(), true);
            case "false", "False" -> new ExprSyntax.Constant(token.offset(), false);
            case "none", "None" -> new ExprSyntax.Constant(token.offset(), None.NONE);
            default -> new ExprSyntax.Name(token.offset(), token.text(), ExprSyntax.Usage.LOAD);
        };
    }

    private ExprSyntax string() {
        int offset = stream.offset();
        StringBuilder text = new StringBuilder(stream.next().text());
        while (stream.kind() == TokenKind.STRING) {
            text.append(stream.next().text());
        }
        return new ExprSyntax.Constant(offset, text.toString());
    }

    /**
     * A tuple, or the one expression in its place.
     *
     * @param simplified only primaries, as in targets
     * @param withConditional whether inline {@code if} may stand in it
     * @param parentheses whether an empty tuple is allowed
     */
    ExprSyntax tuple(boolean simplified, boolean withConditional, boolean parentheses) {
        int offset = stream.offset();
        List<ExprSyntax> items = new ArrayList<>();
        boolean isTuple = false;
        while (true) {
            if (!items.isEmpty()) {
                stream.expect(TokenKind.COMMA);
            }
            if (tupleEnds()) {
                break;
            }
            items.add(simplified ? nestedPrimary() : withConditional ? expression() : or());
            if (stream.kind() != TokenKind.COMMA) {
                break;
            }
            isTuple = true;
        }
        if (!isTuple && !items.isEmpty()) {
            return items.get(0);
        }
        if (!isTuple && !parentheses) {
            throw stream.fail(
                    "Expected an expression, got " + Repr.of(stream.current().description()));
        }
        return new ExprSyntax.TupleOf(offset, items);
    }

    private ExprSyntax nestedPrimary() {
        enter();
        ExprSyntax result = primary();
        leave();
        return result;
    }

    /** Names end no tuple: {@code in} may be a target, for Jinja looks for words that end one and never finds them. */
    private boolean tupleEnds() {
        return switch (stream.kind()) {
            case VARIABLE_END, BLOCK_END, RPAREN -> true;
            default -> false;
        };
    }

    private ExprSyntax list() {
        int offset = stream.expect(TokenKind.LBRACKET).offset();
        List<ExprSyntax> items = new ArrayList<>();
        while (stream.kind() != TokenKind.RBRACKET) {
            if (!items.isEmpty()) {
                stream.expect(TokenKind.COMMA);
            }
            if (stream.kind() == TokenKind.RBRACKET) {
                break;
            }
            items.add(expression());
        }
        stream.expect(TokenKind.RBRACKET);
        return new ExprSyntax.ListOf(offset, items);
    }

    private ExprSyntax dict() {
        int offset = stream.expect(TokenKind.LBRACE).offset();
        List<ExprSyntax> pairs = new ArrayList<>();
        while (stream.kind() != TokenKind.RBRACE) {
            if (!pairs.isEmpty()) {
                stream.expect(TokenKind.COMMA);
            }
            if (stream.kind() == TokenKind.RBRACE) {
                break;
            }
            pairs.add(expression());
            stream.expect(TokenKind.COLON);
            pairs.add(expression());
        }
        stream.expect(TokenKind.RBRACE);
        return new ExprSyntax.DictOf(offset, pairs);
    }

    private ExprSyntax postfix(ExprSyntax start) {
        ExprSyntax node = start;
        while (true) {
            switch (stream.kind()) {
                case DOT -> node = dotted(node);
                case LBRACKET -> node = subscript(node);
                case LPAREN -> node = call(node);
                default -> {
                    return node;
                }
            }
        }
    }

    private ExprSyntax filters(ExprSyntax start) {
        ExprSyntax node = start;
        while (true) {
            if (stream.kind() == TokenKind.PIPE) {
                node = filter(node);
            } else if (stream.current().isName("is")) {
                node = test(node);
            } else if (stream.kind() == TokenKind.LPAREN) {
                node = call(node);
            } else {
                return node;
            }
        }
    }

    private ExprSyntax dotted(ExprSyntax object) {
        stream.next();
        Token attribute = stream.current();
        stream.next();
        if (attribute.kind() == TokenKind.NAME) {
            return new ExprSyntax.Attribute(attribute.offset(), object, attribute.text());
        }
        if (attribute.kind() != TokenKind.INTEGER) {
            throw stream.source().syntax("expected name or number", attribute.offset());
        }
        ExprSyntax key = new ExprSyntax.Constant(attribute.offset(), attribute.value());
        return new ExprSyntax.Item(attribute.offset(), object, key);
    }

    private ExprSyntax subscript(ExprSyntax object) {
        int offset = stream.next().offset();
        List<ExprSyntax> keys = new ArrayList<>();
        while (stream.kind() != TokenKind.RBRACKET) {
            if (!keys.isEmpty()) {
                stream.expect(TokenKind.COMMA);
            }
            keys.add(subscribed());
        }
        stream.expect(TokenKind.RBRACKET);
        ExprSyntax key = keys.size() == 1 ? keys.get(0) : new ExprSyntax.TupleOf(offset, keys);
        return new ExprSyntax.Item(offset, object, key);
    }

    private ExprSyntax subscribed() {
        int offset = stream.offset();
        ExprSyntax start = null;
        if (stream.kind() != TokenKind.COLON) {
            start = expression();
            if (stream.kind() != TokenKind.COLON) {
                return start;
            }
        }
        stream.next();
        ExprSyntax stop = sliceBound(true);
        ExprSyntax step = stream.skipIf(TokenKind.COLON) ? sliceBound(false) : null;
        return new ExprSyntax.SliceOf(offset, start, stop, step);
    }

    private @Nullable ExprSyntax sliceBound(boolean colonEnds) {
        TokenKind kind = stream.kind();
        boolean absent =
                kind == TokenKind.RBRACKET || kind == TokenKind.COMMA || (colonEnds && kind == TokenKind.COLON);
        return absent ? null : expression();
    }

    private ExprSyntax call(ExprSyntax callee) {
        return new ExprSyntax.Call(stream.offset(), callee, arguments());
    }

    private ArgumentsSyntax arguments() {
        Token opening = stream.expect(TokenKind.LPAREN);
        List<ExprSyntax> positional = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<ExprSyntax> named = new ArrayList<>();
        ExprSyntax starred = null;
        ExprSyntax doubleStarred = null;
        boolean first = true;
        while (stream.kind() != TokenKind.RPAREN) {
            if (!first) {
                stream.expect(TokenKind.COMMA);
                if (stream.kind() == TokenKind.RPAREN) {
                    break;
                }
            }
            first = false;
            if (stream.kind() == TokenKind.MUL) {
                ensure(starred == null && doubleStarred == null, opening);
                stream.next();
                starred = expression();
            } else if (stream.kind() == TokenKind.POW) {
                ensure(doubleStarred == null, opening);
                stream.next();
                doubleStarred = expression();
            } else if (stream.kind() == TokenKind.NAME && stream.look().kind() == TokenKind.ASSIGN) {
                ensure(doubleStarred == null, opening);
                names.add(stream.next().text());
                stream.next();
                named.add(expression());
            } else {
                ensure(starred == null && doubleStarred == null && names.isEmpty(), opening);
                positional.add(expression());
            }
        }
        stream.expect(TokenKind.RPAREN);
        return new ArgumentsSyntax(positional, names, named, starred, doubleStarred);
    }

    private void ensure(boolean valid, Token opening) {
        if (!valid) {
            throw stream.source().syntax("invalid syntax for function call expression", opening.offset());
        }
    }

    /** One filter after {@code |}. */
    private ExprSyntax filter(@Nullable ExprSyntax value) {
        stream.next();
        return filterName(value);
    }

    private ExprSyntax.Filtered filterName(@Nullable ExprSyntax value) {
        int offset = stream.offset();
        String name = dottedName();
        ArgumentsSyntax arguments = stream.kind() == TokenKind.LPAREN ? arguments() : ArgumentsSyntax.NONE;
        return new ExprSyntax.Filtered(offset, value, name, arguments);
    }

    /**
     * A chain of filters over the text of a block.
     *
     * @param inline whether the first name stands without {@code |}
     */
    ExprSyntax.@Nullable Filtered filterChain(boolean inline) {
        ExprSyntax.Filtered node = inline ? filterName(null) : null;
        while (stream.kind() == TokenKind.PIPE) {
            stream.next();
            node = filterName(node);
        }
        return node;
    }

    private String dottedName() {
        StringBuilder name = new StringBuilder(stream.expect(TokenKind.NAME).text());
        while (stream.skipIf(TokenKind.DOT)) {
            name.append('.').append(stream.expect(TokenKind.NAME).text());
        }
        return name.toString();
    }

    private ExprSyntax test(ExprSyntax value) {
        int offset = stream.next().offset();
        boolean negated = stream.skipIfName("not");
        String name = dottedName();
        ArgumentsSyntax arguments = testArguments();
        ExprSyntax node = new ExprSyntax.Tested(offset, value, name, arguments);
        return negated ? new ExprSyntax.Unary(offset, UnaryOperator.NOT, node) : node;
    }

    private ArgumentsSyntax testArguments() {
        Token token = stream.current();
        if (token.kind() == TokenKind.LPAREN) {
            return arguments();
        }
        if (!TEST_ARGUMENTS.contains(token.kind())
                || token.isName("else")
                || token.isName("or")
                || token.isName("and")) {
            return ArgumentsSyntax.NONE;
        }
        if (token.isName("is")) {
            throw stream.fail("You cannot chain multiple tests with is");
        }
        enter();
        ExprSyntax argument = postfix(primary());
        leave();
        return new ArgumentsSyntax(List.of(argument), List.of(), List.of(), null, null);
    }
}
