package dev.tuneset.engine.template.jinja;

import java.time.Duration;

/**
 * Bounds on what one template may cost; hitting one is a {@link TemplateException} of class {@code LimitError}.
 *
 * @param sourceCharsMax characters of template source
 * @param stepsMax statements, loop turns and calls of one rendering
 * @param outputCharsMax characters of rendered text
 * @param valueSizeMax characters of one string, or elements of one list
 * @param allocationMax characters and elements created in one rendering, garbage included
 * @param callDepthMax macros, recursive loops and blocks inside each other
 * @param nestingMax statements or expressions inside each other in the source
 * @param timeMax wall time of one rendering
 */
public record Limits(
        int sourceCharsMax,
        long stepsMax,
        int outputCharsMax,
        int valueSizeMax,
        long allocationMax,
        int callDepthMax,
        int nestingMax,
        Duration timeMax) {

    /** Roomy for every real chat template, and harmless for a server. */
    public static final Limits DEFAULT =
            new Limits(1 << 20, 20_000_000L, 16 << 20, 16 << 20, 128L << 20, 200, 100, Duration.ofSeconds(10));

    public Limits {
        positive("sourceCharsMax", sourceCharsMax);
        positive("stepsMax", stepsMax);
        positive("outputCharsMax", outputCharsMax);
        positive("valueSizeMax", valueSizeMax);
        positive("allocationMax", allocationMax);
        positive("callDepthMax", callDepthMax);
        positive("nestingMax", nestingMax);
        positive("timeMax", timeMax.toNanos());
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, not " + value);
        }
    }

    /** These limits with another number of steps. */
    public Limits withStepsMax(long steps) {
        return new Limits(
                sourceCharsMax, steps, outputCharsMax, valueSizeMax, allocationMax, callDepthMax, nestingMax, timeMax);
    }

    /** These limits with another bound on the rendered text. */
    public Limits withOutputCharsMax(int chars) {
        return new Limits(
                sourceCharsMax, stepsMax, chars, valueSizeMax, allocationMax, callDepthMax, nestingMax, timeMax);
    }

    /** These limits with another wall time. */
    public Limits withTimeMax(Duration time) {
        return new Limits(
                sourceCharsMax, stepsMax, outputCharsMax, valueSizeMax, allocationMax, callDepthMax, nestingMax, time);
    }
}
