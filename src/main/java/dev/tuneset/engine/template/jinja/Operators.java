package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** Reads operator tokens, the longest first. */
final class Operators {
    private static final TokenKind[] KINDS = {
        TokenKind.FLOORDIV,
        TokenKind.POW,
        TokenKind.EQ,
        TokenKind.NE,
        TokenKind.GTEQ,
        TokenKind.LTEQ,
        TokenKind.ADD,
        TokenKind.SUB,
        TokenKind.DIV,
        TokenKind.MUL,
        TokenKind.MOD,
        TokenKind.TILDE,
        TokenKind.LBRACKET,
        TokenKind.RBRACKET,
        TokenKind.LPAREN,
        TokenKind.RPAREN,
        TokenKind.LBRACE,
        TokenKind.RBRACE,
        TokenKind.GT,
        TokenKind.LT,
        TokenKind.ASSIGN,
        TokenKind.DOT,
        TokenKind.COLON,
        TokenKind.PIPE,
        TokenKind.COMMA,
        TokenKind.SEMICOLON
    };

    private Operators() {}

    static @Nullable TokenKind at(String text, int offset) {
        for (TokenKind kind : KINDS) {
            if (text.startsWith(kind.description(), offset)) {
                return kind;
            }
        }
        return null;
    }
}
