package dev.tuneset.engine.source.archive;

/**
 * How far an archive may unfold.
 *
 * @param entries files in one archive
 * @param bytes bytes that one file may unfold to
 * @param ratio times that one file may be larger than the archive; looked at from {@code uncheckedBytes} on
 * @param uncheckedBytes bytes that any file may unfold to
 */
public record Limits(int entries, long bytes, int ratio, long uncheckedBytes) {
    /** Ten thousand files of up to 256 GiB, 400 times the archive's size. */
    public static final Limits STANDARD = new Limits(10_000, 256L << 30, 400, 64L << 20);
}
