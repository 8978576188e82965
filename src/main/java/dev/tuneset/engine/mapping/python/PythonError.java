package dev.tuneset.engine.mapping.python;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;

/**
 * An error that the Python tool would have ended with. Code {@value #CODE}; the arguments are the name of Python's error class and
 * its message to the letter.
 */
public final class PythonError {
    public static final String CODE = "python_error";

    private PythonError() {}

    public static TunesetException keyError(String message) {
        return of("KeyError", message);
    }

    public static TunesetException indexError(String message) {
        return of("IndexError", message);
    }

    public static TunesetException valueError(String message) {
        return of("ValueError", message);
    }

    public static TunesetException typeError(String message) {
        return of("TypeError", message);
    }

    public static TunesetException attributeError(String message) {
        return of("AttributeError", message);
    }

    private static TunesetException of(String errorType, String message) {
        return new TunesetException(Problem.BAD_REQUEST, CODE, errorType + ": " + message, errorType, message);
    }
}
