package dev.tuneset.engine.mapping.python;

/** Text of a format string that stands for itself. */
record FormatLiteral(String text) implements PythonFormat.Step {
    @Override
    public void run(PythonFormat.Fields fields, PythonFormat.Out out) {
        out.literal(text);
    }
}
