package dev.tuneset.engine.outcome;

import org.jspecify.annotations.Nullable;

/**
 * An operation cannot go on. The message says what, where and what to do, in English and without server paths;
 * {@code code} names the case for translation ({@code empty_file}, {@code unknown_column}) and {@code arguments} fill it.
 */
public final class TunesetException extends RuntimeException {
    private final Problem problem;
    private final String code;
    private final transient Object[] arguments;
    private @Nullable String field;
    private long line;
    private long column;

    public TunesetException(Problem problem, String code, String message, Object... arguments) {
        super(message);
        this.problem = problem;
        this.code = code;
        this.arguments = arguments.clone();
    }

    public Problem problem() {
        return problem;
    }

    public String code() {
        return code;
    }

    public Object[] arguments() {
        return arguments.clone();
    }

    /** The field of the request or recipe that is wrong ({@code map.merged_prompt}), or {@code null}. */
    public @Nullable String field() {
        return field;
    }

    /** Line of the mistake, from 1; 0 when it has no line. */
    public long line() {
        return line;
    }

    /** Column of the mistake, from 1; 0 when it has no column. */
    public long column() {
        return column;
    }

    public TunesetException inField(String name) {
        this.field = name;
        return this;
    }

    public TunesetException at(long atLine, long atColumn) {
        this.line = atLine;
        this.column = atColumn;
        return this;
    }

    public TunesetException causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }
}
