package dev.tuneset.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of many texts or their tokens one after the other, and how much there was. */
final class Digest {
    private final MessageDigest sha;
    private long count;
    private long chars;

    Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(String text) {
        count++;
        chars += text.codePointCount(0, text.length());
        sha.update(text.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
    }

    /** Adds a text's tokens, four bytes each, the lowest first. */
    void add(int[] ids) {
        count++;
        ByteBuffer bytes = ByteBuffer.allocate(4 * ids.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int id : ids) {
            bytes.putInt(id);
        }
        sha.update(bytes.array());
    }

    /** How many texts. */
    long count() {
        return count;
    }

    /** Characters as Python counts them. */
    long chars() {
        return chars;
    }

    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
