package dev.tuneset.cli;

import dev.tuneset.engine.outcome.Problem;

/** What the command line ends with; part of its contract. */
final class ExitCode {
    static final int DONE = 0;
    /** Done, but rows were rejected and {@code --strict} was given. */
    static final int REJECTED_ROWS = 1;

    static final int WRONG_USE = 2;
    static final int UNREADABLE_SOURCE = 3;
    static final int UNWRITABLE_OUTPUT = 4;
    /** Tuneset itself failed, or had too little memory. */
    static final int FAILED = 5;

    static final int INTERRUPTED = 130;

    private ExitCode() {}

    static int of(Problem problem) {
        return switch (problem) {
            case BAD_REQUEST, NOT_FOUND -> WRONG_USE;
            case UNREADABLE_SOURCE, EMPTY_SOURCE, LIMIT_REACHED -> UNREADABLE_SOURCE;
            case UNWRITABLE_OUTPUT -> UNWRITABLE_OUTPUT;
            case CANCELLED -> INTERRUPTED;
        };
    }
}
