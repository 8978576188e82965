package dev.tuneset.engine.store;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads what {@link RecordOutput} wrote; anything that does not fit is damage. */
final class RecordInput {
    private final Path file;
    private final byte[] bytes;
    private final int end;
    private int at;

    RecordInput(Path file, byte[] bytes, int from, int end) {
        this.file = file;
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    int readByte() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    int readInt() {
        need(Integer.BYTES);
        int value = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            value = (value << 8) | (bytes[at++] & 0xFF);
        }
        return value;
    }

    long readLong() {
        need(Long.BYTES);
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << 8) | (bytes[at++] & 0xFF);
        }
        return value;
    }

    long readUnsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = readByte();
            value |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw damage();
    }

    long readSigned() {
        long value = readUnsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A count or length; never more than the bytes that are left. */
    int readCount() {
        long count = readUnsigned();
        if (count < 0 || count > end - at) {
            throw damage();
        }
        return (int) count;
    }

    byte[] readBytes() {
        int length = readCount();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    String readText(Charset charset) {
        int length = readCount();
        at += length;
        return new String(bytes, at - length, length, charset);
    }

    RuntimeException damage() {
        return Trouble.damaged(file, "a value does not fit at byte " + at + " of its block");
    }

    private void need(int count) {
        if (end - at < count) {
            throw damage();
        }
    }
}
