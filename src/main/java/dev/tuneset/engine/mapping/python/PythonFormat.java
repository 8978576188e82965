package dev.tuneset.engine.mapping.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A format string as Python's {@code str.format(**fields)} reads it, compiled once. A mistake in the text is no error before the
 * formatting comes to it, as in Python.
 */
public final class PythonFormat {
    private final List<Step> steps;

    private PythonFormat(List<Step> steps) {
        this.steps = steps;
    }

    public static PythonFormat compile(String format) {
        return new PythonFormat(new FormatParser(format).parse());
    }

    /** The values of the named fields; {@code null} when there is no such name. */
    public interface Fields {
        @Nullable
        Object value(String name);
    }

    /** Takes the formatted text piece by piece. */
    public interface Out {
        void literal(String text);

        /** {@code plain} tells that the text is the value alone, without attribute, index, conversion or format. */
        void field(String name, boolean plain, String text);
    }

    /**
     * Writes the text for a set of fields.
     *
     * @throws dev.tuneset.engine.outcome.TunesetException where Python raises; see {@link PythonError}
     */
    public void format(Fields fields, Out out) {
        for (Step step : steps) {
            step.run(fields, out);
        }
    }

    sealed interface Step permits FormatLiteral, FormatField, FormatMistake {
        void run(Fields fields, Out out);
    }
}
