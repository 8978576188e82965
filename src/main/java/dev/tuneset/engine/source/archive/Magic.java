package dev.tuneset.engine.source.archive;

import java.nio.charset.StandardCharsets;

/** First bytes by which formats are known. */
final class Magic {
    private static final int TAR_HEADER = 512;
    private static final int TAR_SUM = 148;
    private static final int TAR_SUM_BYTES = 8;

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

    /** Archives older than POSIX have no magic bytes, but the sum of their first header. */
    static boolean isTar(byte[] head) {
        return begins(head, 257, "ustar") || hasTarSum(head);
    }

    private static boolean hasTarSum(byte[] head) {
        if (head.length < TAR_HEADER || head[0] == 0) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < TAR_HEADER; i++) {
            sum += i >= TAR_SUM && i < TAR_SUM + TAR_SUM_BYTES ? ' ' : head[i] & 0xff;
        }
        String told = new String(head, TAR_SUM, TAR_SUM_BYTES, StandardCharsets.ISO_8859_1).replace('\0', ' ');
        return told.strip().matches("[0-7]{1,7}") && Integer.parseInt(told.strip(), 8) == sum;
    }
}
