package dev.tuneset.engine.template.jinja;

/** Template text with its line ends made {@code \n} and one trailing line end dropped, and places in it. */
final class Source {
    private final String text;

    private Source(String text) {
        this.text = text;
    }

    static Source of(String raw) {
        String text = raw;
        if (text.indexOf('\r') >= 0) {
            text = text.replace("\r\n", "\n").replace('\r', '\n');
        }
        return new Source(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    }

    String text() {
        return text;
    }

    int line(int offset) {
        int line = 1;
        int end = Math.min(offset, text.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    int column(int offset) {
        int end = Math.min(offset, text.length());
        int start = text.lastIndexOf('\n', end - 1) + 1;
        return text.codePointCount(start, end) + 1;
    }

    TemplateException syntax(String message, int offset) {
        return new TemplateException("TemplateSyntaxError", message, line(offset), column(offset));
    }

    TemplateException assertion(String message, int offset) {
        return new TemplateException("TemplateAssertionError", message, line(offset), column(offset));
    }
}
