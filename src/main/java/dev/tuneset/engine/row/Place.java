package dev.tuneset.engine.row;

/**
 * Where a row stands in its source.
 *
 * @param source name of the source as the user knows it ({@code data.csv}), never a server path
 * @param row number of the row, from 1, header not counted, bad rows counted
 * @param line first physical line of the row in the file, from 1; 0 when the source has no lines
 */
public record Place(String source, long row, long line) {
    /** {@code data.csv:17}, or {@code data.parquet#17} when the source has no lines. */
    @Override
    public String toString() {
        return line > 0 ? source + ":" + line : source + "#" + row;
    }
}
