package dev.tuneset.engine.template.jinja;

/** Flags, width and precision of one conversion. */
final class FormatSpec {
    boolean left;
    boolean zero;
    boolean alternate;
    int width = -1;
    int precision = -1;
    /** Length of {@code 0x}, which zeros go behind. */
    int prefixLength;

    private String positive = "";
    private boolean numeric;
    private int signLength;

    void flag(char flag) {
        switch (flag) {
            case '-' -> left = true;
            case '0' -> zero = true;
            case '#' -> alternate = true;
            case '+' -> positive = "+";
            default -> positive = positive.isEmpty() ? " " : positive;
        }
    }

    /** The first characters, as many as the precision says. */
    String cut(String text) {
        boolean longer = precision >= 0 && Chars.length(text) > precision;
        return longer ? text.substring(0, text.offsetByCodePoints(0, precision)) : text;
    }

    String signed(String digits, boolean negative) {
        numeric = true;
        String sign = negative ? "-" : positive;
        signLength = sign.length();
        return sign + digits;
    }

    String pad(Render render, String text) {
        int missing = width - Chars.length(text);
        if (missing <= 0) {
            return text;
        }
        render.allocate((long) text.length() + missing);
        if (left) {
            return text + " ".repeat(missing);
        }
        if (zero && numeric) {
            int lead = signLength + prefixLength;
            return text.substring(0, lead) + "0".repeat(missing) + text.substring(lead);
        }
        return " ".repeat(missing) + text;
    }
}
