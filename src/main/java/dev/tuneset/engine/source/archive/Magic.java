package dev.tuneset.engine.source.archive;

/** First bytes by which formats are known. */
final class Magic {
    private Magic() {}

    /** Whether the bytes at an offset are those of the characters, one byte each. */
    static boolean begins(byte[] bytes, int offset, String magic) {
        if (bytes.length < offset + magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((bytes[offset + i] & 0xff) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean isZip(byte[] head) {
        return begins(head, 0, "PK\u0003\u0004") || begins(head, 0, "PK\u0005\u0006");
    }

    static boolean isTar(byte[] head) {
        return begins(head, 257, "ustar");
    }
}
