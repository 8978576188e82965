package dev.tuneset.engine.template.jinja;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a template into tokens, with {@code trim_blocks} and {@code lstrip_blocks} on. */
final class Lexer {
    private final Source source;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;
    /** Whether what was read last ended with a line end, so that a tag after it may be stripped. */
    private boolean lineStarting = true;

    Lexer(Source source) {
        this.source = source;
        this.text = source.text();
    }

    /**
     * Reads all tokens. A lexical error does not surface here but when the parser comes to it, because an earlier
     * syntax error must win, as in Jinja where the lexer is lazy.
     */
    TokenStream tokens() {
        @Nullable TemplateException failure = null;
        try {
            while (at < text.length()) {
                root();
            }
            tokens.add(Token.of(TokenKind.EOF, "", text.length()));
        } catch (TemplateException e) {
            failure = e;
        }
        return new TokenStream(source, tokens, failure);
    }

    private void root() {
        int tag = nextTag(at);
        if (tag < 0) {
            data(text.substring(at), at);
            at = text.length();
            return;
        }
        char type = text.charAt(tag + 1);
        int rawEnd = type == '%' ? rawBegin(tag) : -1;
        char sign = sign(tag + 2);
        String before = text.substring(at, tag);
        data(stripped(before, sign, type == '{'), at);
        if (rawEnd >= 0) {
            at = rawEnd;
            lineStarting = text.charAt(at - 1) == '\n';
            raw();
            return;
        }
        at = tag + (sign == 0 ? 2 : 3);
        lineStarting = false;
        if (type == '#') {
            comment();
        } else if (type == '%') {
            tokens.add(Token.of(TokenKind.BLOCK_BEGIN, "", tag));
            inside(TokenKind.BLOCK_END);
        } else {
            tokens.add(Token.of(TokenKind.VARIABLE_BEGIN, "", tag));
            inside(TokenKind.VARIABLE_END);
        }
    }

    private int nextTag(int from) {
        int brace = text.indexOf('{', from);
        while (brace >= 0 && brace + 1 < text.length()) {
            char c = text.charAt(brace + 1);
            if (c == '{' || c == '%' || c == '#') {
                return brace;
            }
            brace = text.indexOf('{', brace + 1);
        }
        return -1;
    }

    private char sign(int offset) {
        char c = offset < text.length() ? text.charAt(offset) : 0;
        return c == '-' || c == '+' ? c : 0;
    }

    private void data(String data, int offset) {
        if (!data.isEmpty()) {
            tokens.add(Token.of(TokenKind.DATA, data, offset));
        }
    }

    private String stripped(String before, char sign, boolean variable) {
        if (sign == '-') {
            return Chars.strip(before, false, true);
        }
        if (sign == '+' || variable) {
            return before;
        }
        int line = before.lastIndexOf('\n') + 1;
        boolean blank = (line > 0 || lineStarting) && isBlank(before, line);
        return blank ? before.substring(0, line) : before;
    }

    private static boolean isBlank(String s, int from) {
        for (int i = from; i < s.length(); i++) {
            if (!Chars.isSpace(s.charAt(i))) {
                return false;
            }
        }
        return from < s.length();
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < text.length() && Chars.isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The end of a <code>{% raw %}</code> tag that starts at the offset, or -1. */
    private int rawBegin(int tag) {
        int i = skipSpace(tag + 2 + (sign(tag + 2) == 0 ? 0 : 1));
        if (!text.startsWith("raw", i)) {
            return -1;
        }
        i = skipSpace(i + 3);
        if (text.startsWith("-%}", i)) {
            return skipSpace(i + 3);
        }
        return text.startsWith("%}", i) ? i + 2 : -1;
    }

    private void raw() {
        int start = at;
        for (int tag = text.indexOf("{%", at); tag >= 0; tag = text.indexOf("{%", tag + 1)) {
            char sign = sign(tag + 2);
            int i = skipSpace(tag + 2 + (sign == 0 ? 0 : 1));
            int end = text.startsWith("endraw", i) ? blockEnd(skipSpace(i + 6)) : -1;
            if (end >= 0) {
                data(stripped(text.substring(start, tag), sign, false), start);
                moveTo(end);
                return;
            }
        }
        closeAtEnd("Missing end of raw directive", start);
    }

    private void comment() {
        int start = at;
        int close = text.indexOf("#}", at);
        if (close < 0) {
            closeAtEnd("Missing end of comment tag", start);
            return;
        }
        char sign = close > start ? sign(close - 1) : 0;
        moveTo(closed(close + 2, sign));
    }

    /** Jinja reads no further at the end of the template, so it does not miss what should close a tag that ends there. */
    private void closeAtEnd(String complaint, int start) {
        if (start < text.length()) {
            throw source.syntax(complaint, start);
        }
    }

    /** Where a tag ends whose closing mark ends at the offset. */
    private int closed(int end, char sign) {
        if (sign == '-') {
            return skipSpace(end);
        }
        boolean lineEnd = sign == 0 && end < text.length() && text.charAt(end) == '\n';
        return lineEnd ? end + 1 : end;
    }

    private int blockEnd(int offset) {
        if (text.startsWith("%}", offset)) {
            return closed(offset + 2, (char) 0);
        }
        char sign = sign(offset);
        return sign != 0 && text.startsWith("%}", offset + 1) ? closed(offset + 3, sign) : -1;
    }

    private int variableEnd(int offset) {
        if (text.startsWith("}}", offset)) {
            return offset + 2;
        }
        return text.startsWith("-}}", offset) ? skipSpace(offset + 3) : -1;
    }

    private void moveTo(int end) {
        lineStarting = text.charAt(end - 1) == '\n';
        at = end;
    }

    private void inside(TokenKind closing) {
        while (at < text.length()) {
            if (open.isEmpty()) {
                int end = closing == TokenKind.BLOCK_END ? blockEnd(at) : variableEnd(at);
                if (end >= 0) {
                    tokens.add(Token.of(closing, "", at));
                    moveTo(end);
                    return;
                }
            }
            if (Chars.isSpace(text.charAt(at))) {
                at = skipSpace(at);
            } else {
                token();
            }
        }
    }

    private void token() {
        int c = text.codePointAt(at);
        if (c >= '0' && c <= '9') {
            number();
        } else if (Chars.isWord(c) || Character.isUnicodeIdentifierStart(c)) {
            name();
        } else if (c == '\'' || c == '"') {
            string((char) c);
        } else {
            operator(c);
        }
    }

    private void name() {
        int start = at;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!Chars.isWord(c) && !(c > 127 && Character.isUnicodeIdentifierPart(c))) {
                break;
            }
            at += Character.charCount(c);
        }
        String name = text.substring(start, at);
        if (!Chars.isIdentifier(name)) {
            throw source.syntax("Invalid character in identifier", start);
        }
        tokens.add(Token.of(TokenKind.NAME, name, start));
    }

    private void string(char quote) {
        int start = at;
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        if (i >= text.length()) {
            throw unexpected(quote);
        }
        at = i + 1;
        tokens.add(Token.of(TokenKind.STRING, StringLiteral.decode(source, start + 1, i), start));
    }

    private TemplateException unexpected(int c) {
        String shown = Repr.of(Character.toString(c));
        return source.syntax("unexpected char " + shown + " at " + text.codePointCount(0, at), at);
    }

    private void number() {
        int start = at;
        int integerEnd = digits(start, 10);
        int end = integerEnd;
        if (end + 1 < text.length() && text.charAt(end) == '.' && isDigit(end + 1, 10)) {
            end = digits(end + 1, 10);
        }
        end = exponent(end);
        boolean afterDot = start > 0 && text.charAt(start - 1) == '.';
        if (end > integerEnd && !afterDot) {
            String digits = text.substring(start, end).replace("_", "");
            at = end;
            tokens.add(new Token(TokenKind.FLOAT, digits, Double.valueOf(digits), start));
            return;
        }
        integer(start);
    }

    private int exponent(int from) {
        if (from < text.length() && (text.charAt(from) | 32) == 'e') {
            int i = from + 1;
            if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
                i++;
            }
            if (isDigit(i, 10)) {
                return digits(i, 10);
            }
        }
        return from;
    }

    private void integer(int start) {
        int radix = 10;
        int from = start;
        if (text.charAt(start) == '0' && start + 1 < text.length()) {
            char c = (char) (text.charAt(start + 1) | 32);
            int prefixed = c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 10;
            int digit = start + 2 < text.length() && text.charAt(start + 2) == '_' ? start + 3 : start + 2;
            if (prefixed != 10 && isDigit(digit, prefixed)) {
                radix = prefixed;
                from = digit;
            }
        }
        int end = radix == 10 && text.charAt(start) == '0' ? zeros(start) : digits(from, radix);
        String digits = text.substring(from, end).replace("_", "");
        at = end;
        tokens.add(new Token(TokenKind.INTEGER, digits, number(digits, radix), start));
    }

    private static Object number(String digits, int radix) {
        if (digits.length() > 4300 && radix == 10) {
            throw TemplateException.value("Exceeds the limit (4300 digits) for integer string conversion: value has "
                    + digits.length() + " digits; use sys.set_int_max_str_digits() to increase the limit");
        }
        return Numbers.canonical(Numbers.parse(digits, radix));
    }

    private int zeros(int from) {
        int i = from + 1;
        while (i < text.length() && (text.charAt(i) == '0' || (text.charAt(i) == '_' && isZero(i + 1)))) {
            i++;
        }
        return i;
    }

    private boolean isZero(int i) {
        return i < text.length() && text.charAt(i) == '0';
    }

    private int digits(int from, int radix) {
        int i = from;
        while (isDigit(i, radix) || (i < text.length() && text.charAt(i) == '_' && isDigit(i + 1, radix))) {
            i++;
        }
        return i;
    }

    private boolean isDigit(int i, int radix) {
        return i < text.length() && text.charAt(i) < 128 && Character.digit(text.charAt(i), radix) >= 0;
    }

    private void operator(int c) {
        TokenKind kind = Operators.at(text, at);
        if (kind == null) {
            throw unexpected(c);
        }
        balance((char) c);
        tokens.add(Token.of(kind, "", at));
        at += kind.description().length();
    }

    private void balance(char c) {
        if (c == '{' || c == '(' || c == '[') {
            open.push(c == '{' ? '}' : c == '(' ? ')' : ']');
        } else if (c == '}' || c == ')' || c == ']') {
            if (open.isEmpty()) {
                throw source.syntax("unexpected '" + c + "'", at);
            }
            char expected = open.pop();
            if (expected != c) {
                throw source.syntax("unexpected '" + c + "', expected '" + expected + "'", at);
            }
        }
    }
}
