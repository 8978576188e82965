package dev.tuneset.engine.format;

/**
 * A format's claim on a sample of rows.
 *
 * @param confidence share of the sample that fits, 0 to 1
 * @param reason why, in one English sentence
 * @param fitting how many of the rows have the format's shape
 * @param rows how many were looked at
 */
public record Detection(String format, double confidence, String reason, int fitting, int rows) {
    public boolean isAll() {
        return fitting == rows;
    }
}
