package dev.tuneset.engine.source.encoding;

/** UTF-8 in memory, strictly as Unicode defines it. */
public final class Utf8 {
    private Utf8() {}

    /** Whether {@code bytes[from, to)} is well-formed. */
    public static boolean isWellFormed(byte[] bytes, int from, int to) {
        return Utf8Decoding.isWellFormed(bytes, from, to);
    }

    /** The text of {@code bytes[from, to)}; bytes that do not fit become {@link Damage}. */
    public static String decode(byte[] bytes, int from, int to) {
        Decoding.Bytes in = new Decoding.Bytes(bytes, from, to);
        Decoding.Chars out = new Decoding.Chars(new char[to - from], 0, to - from);
        new Utf8Decoding().decode(in, out, true);
        return new String(out.array, 0, out.position);
    }
}
