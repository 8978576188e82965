package dev.tuneset.engine.format;

import dev.tuneset.engine.row.Row;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Counts how many rows of a sample fit a format. */
public final class Detections {
    private Detections() {}

    /**
     * A format's claim: the mean fit of the rows.
     *
     * @param fit 1 for a row that is plainly of the format, less where names or repairs leave doubt, 0 for one that is not
     * @param shape what a fitting row has: {@code turns with role and content}
     */
    public static Detection of(String format, List<Row> sample, ToDoubleFunction<Row> fit, String shape) {
        double sum = 0;
        int fitting = 0;
        for (Row row : sample) {
            double one = fit.applyAsDouble(row);
            sum += one;
            fitting += one > 0 ? 1 : 0;
        }
        if (fitting == 0) {
            return new Detection(format, 0, "No row has " + shape + ".", 0, sample.size());
        }
        String rows = fitting == sample.size()
                ? "All " + fitting + " rows have "
                : fitting + " of " + sample.size() + " rows have ";
        return new Detection(format, sum / sample.size(), rows + shape + ".", fitting, sample.size());
    }
}
