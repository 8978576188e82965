package dev.tuneset.engine.mapping.python;

/** The place of a format string at which Python gives up. */
record FormatMistake(String message) implements PythonFormat.Step {
    @Override
    public void run(PythonFormat.Fields fields, PythonFormat.Out out) {
        throw PythonError.valueError(message);
    }
}
