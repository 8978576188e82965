package dev.tuneset.engine.template.jinja;

/** Text being written, with a bound on its length. */
final class Output {
    private final StringBuilder text;
    private final int charsMax;

    Output(int capacity, int charsMax) {
        this.text = new StringBuilder(capacity);
        this.charsMax = charsMax;
    }

    void append(String s) {
        if (text.length() + s.length() > charsMax) {
            throw TemplateException.limit("the output is longer than " + charsMax + " characters");
        }
        text.append(s);
    }

    int length() {
        return text.length();
    }

    /** Takes back what was written from the offset on. */
    String cut(int from) {
        String tail = text.substring(from);
        text.setLength(from);
        return tail;
    }

    int codePoints(int from, int to) {
        return text.codePointCount(from, to);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
