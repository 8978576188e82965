package dev.tuneset.engine.source.encoding;

/** Decodes bytes of one encoding piece by piece; bytes that do not fit become {@link Damage}. */
interface Decoding {
    /**
     * Decodes from {@code in} at its position into {@code out} at its position until one of them is used up; both move on.
     *
     * @param last whether {@code in} holds the last bytes; otherwise a character cut at the end is left for the next call
     * @return whether a damaged byte was met
     */
    boolean decode(Bytes in, Chars out, boolean last);

    /** Bytes between {@code position} and {@code limit}. */
    final class Bytes {
        final byte[] array;
        int position;
        int limit;

        Bytes(int size) {
            this(new byte[size], 0, 0);
        }

        Bytes(byte[] array, int position, int limit) {
            this.array = array;
            this.position = position;
            this.limit = limit;
        }
    }

    /** Room for characters between {@code position} and {@code limit}. */
    final class Chars {
        char[] array;
        int position;
        int limit;

        Chars(char[] array, int position, int limit) {
            this.array = array;
            this.position = position;
            this.limit = limit;
        }
    }
}
