package dev.tuneset.engine.template.jinja;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens of a template, one current; a lexical error is thrown when it is reached. */
final class TokenStream {
    private final Source source;
    private final List<Token> tokens;
    private final @Nullable TemplateException failure;
    private int index;
    private Token current;

    TokenStream(Source source, List<Token> tokens, @Nullable TemplateException failure) {
        this.source = source;
        this.tokens = tokens;
        this.failure = failure;
        this.current = get(0);
    }

    private Token get(int i) {
        if (i < tokens.size()) {
            return tokens.get(i);
        }
        if (failure != null) {
            throw failure;
        }
        return tokens.get(tokens.size() - 1);
    }

    Source source() {
        return source;
    }

    Token current() {
        return current;
    }

    TokenKind kind() {
        return current.kind();
    }

    int offset() {
        return current.offset();
    }

    Token look() {
        return get(index + 1);
    }

    /** Moves on and gives the token that was current. */
    Token next() {
        Token token = current;
        current = get(++index);
        return token;
    }

    boolean skipIf(TokenKind kind) {
        if (current.kind() == kind) {
            next();
            return true;
        }
        return false;
    }

    boolean skipIfName(String name) {
        if (current.isName(name)) {
            next();
            return true;
        }
        return false;
    }

    Token expect(TokenKind kind) {
        if (current.kind() != kind) {
            throw unexpected(kind.description());
        }
        return next();
    }

    Token expectName(String name) {
        if (!current.isName(name)) {
            throw unexpected(name);
        }
        return next();
    }

    private TemplateException unexpected(String wanted) {
        if (current.kind() == TokenKind.EOF) {
            return fail("unexpected end of template, expected " + Repr.of(wanted) + ".");
        }
        return fail("expected token " + Repr.of(wanted) + ", got " + Repr.of(current.description()));
    }

    TemplateException fail(String message) {
        return source.syntax(message, current.offset());
    }
}
