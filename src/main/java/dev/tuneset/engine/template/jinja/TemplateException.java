package dev.tuneset.engine.template.jinja;

/**
 * A template that cannot be compiled or rendered: the class and message Python's Jinja2 would give, and the place in
 * the template source.
 */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String errorClass;
    private final String detail;
    private int line;
    private int column;

    TemplateException(String errorClass, String detail) {
        super(detail, null, false, false);
        this.errorClass = errorClass;
        this.detail = detail;
    }

    TemplateException(String errorClass, String detail, int line, int column) {
        this(errorClass, detail);
        this.line = line;
        this.column = column;
    }

    static TemplateException type(String message) {
        return new TemplateException("TypeError", message);
    }

    /** What Python calls a {@code ValueError}. */
    public static TemplateException value(String message) {
        return new TemplateException("ValueError", message);
    }

    static TemplateException overflow(String message) {
        return new TemplateException("OverflowError", message);
    }

    static TemplateException zeroDivision(String message) {
        return new TemplateException("ZeroDivisionError", message);
    }

    static TemplateException runtime(String message) {
        return new TemplateException("TemplateRuntimeError", message);
    }

    static TemplateException filterArgument(String message) {
        return new TemplateException("FilterArgumentError", message);
    }

    static TemplateException recursion(String message) {
        return new TemplateException("RecursionError", message);
    }

    static TemplateException limit(String message) {
        return new TemplateException("LimitError", message);
    }

    /** Adds the place, unless a more exact one is known already. */
    TemplateException at(Source source, int offset) {
        if (line == 0) {
            line = source.line(offset);
            column = source.column(offset);
        }
        return this;
    }

    /** The class as Jinja2 or Python names it ({@code UndefinedError}, {@code TypeError}, ...); ours: {@code LimitError}. */
    public String errorClass() {
        return errorClass;
    }

    /** The message without the place, as Jinja2 words it; the text given to {@code raise_exception} verbatim. */
    public String detail() {
        return detail;
    }

    /** Line in the template source, from 1; 0 when the error has no place. */
    public int line() {
        return line;
    }

    /** Column in the line, in code points from 1; 0 when the error has no place. */
    public int column() {
        return column;
    }

    /** Says whether one of our own {@link Limits} was hit. */
    public boolean limitHit() {
        return errorClass.equals("LimitError");
    }

    @Override
    public String getMessage() {
        String place = line == 0 ? "" : " (line " + line + ", column " + column + ")";
        return errorClass + ": " + detail + place;
    }
}
