package dev.tuneset.engine.template.jinja;

/**
 * A token of the template.
 *
 * @param kind its kind
 * @param text the name, the decoded string, the data; empty for operators
 * @param value the number of an INTEGER or FLOAT token, else the text
 * @param offset where it starts in the source
 */
record Token(TokenKind kind, String text, Object value, int offset) {
    static Token of(TokenKind kind, String text, int offset) {
        return new Token(kind, text, text, offset);
    }

    boolean isName(String name) {
        return kind == TokenKind.NAME && text.equals(name);
    }

    String description() {
        return kind == TokenKind.NAME ? text : kind.description();
    }
}
