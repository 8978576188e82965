package dev.tuneset.engine.format;

/**
 * A format's claim on a sample of rows.
 *
 * @param confidence share of the sample that fits, 0 to 1
 * @param reason why, in one English sentence
 */
public record Detection(String format, double confidence, String reason) {
    public static Detection no(String format, String reason) {
        return new Detection(format, 0, reason);
    }
}
