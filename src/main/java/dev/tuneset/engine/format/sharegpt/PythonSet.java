package dev.tuneset.engine.format.sharegpt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of texts that lists its items as CPython 3.11 does when it runs with hash seed 0, so that a message of Unsloth's
 * that prints a set reads the same. Items are only added, as CPython's {@code setobject.c} does it.
 */
final class PythonSet {
    private static final int LINEAR_PROBES = 9;
    private static final int PERTURB_SHIFT = 5;

    private @Nullable String[] table = new String[8];
    private long[] hashes = new long[8];
    private int used;

    static PythonSet of(Collection<String> items) {
        PythonSet set = new PythonSet();
        items.forEach(set::add);
        return set;
    }

    /** {@code this | other}. */
    PythonSet union(PythonSet other) {
        PythonSet union = new PythonSet();
        union.merge(this);
        union.merge(other);
        return union;
    }

    /** {@code this - other}. */
    PythonSet minus(PythonSet other) {
        if (used >> 2 > other.used) {
            // CPython copies and takes away here, which keeps the copy's places.
            PythonSet copy = new PythonSet();
            copy.merge(this);
            for (int i = 0; i < copy.table.length; i++) {
                String item = copy.table[i];
                if (item != null && other.contains(item)) {
                    copy.table[i] = null;
                    copy.used--;
                }
            }
            return copy;
        }
        PythonSet difference = new PythonSet();
        for (String item : list()) {
            if (!other.contains(item)) {
                difference.add(item);
            }
        }
        return difference;
    }

    boolean contains(String text) {
        return list().contains(text);
    }

    List<String> list() {
        List<String> items = new ArrayList<>(used);
        for (String item : table) {
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    private void merge(PythonSet other) {
        if ((used + other.used) * 5 >= (table.length - 1) * 3) {
            resize((used + other.used) * 2);
        }
        if (used == 0 && table.length == other.table.length) {
            table = other.table.clone();
            hashes = other.hashes.clone();
            used = other.used;
            return;
        }
        other.list().forEach(this::add);
    }

    private void add(String text) {
        long hash = PythonHash.of(text);
        int mask = table.length - 1;
        long perturb = hash;
        int i = (int) hash & mask;
        while (true) {
            int probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
            for (int at = i; at <= i + probes; at++) {
                if (table[at] == null) {
                    put(at, text, hash);
                    return;
                }
                if (hashes[at] == hash && text.equals(table[at])) {
                    return;
                }
            }
            perturb >>>= PERTURB_SHIFT;
            i = (int) (i * 5L + 1 + perturb) & mask;
        }
    }

    private void put(int at, String text, long hash) {
        table[at] = text;
        hashes[at] = hash;
        used++;
        if (used * 5 >= (table.length - 1) * 3) {
            resize(used > 50_000 ? used * 2 : used * 4);
        }
    }

    private void resize(int least) {
        int size = 8;
        while (size <= least) {
            size <<= 1;
        }
        List<String> items = list();
        table = new String[size];
        hashes = new long[size];
        used = 0;
        items.forEach(this::add);
    }

    /** CPython 3.11's hash of a text with seed 0: SipHash-1-3 with a key of zeros over the text's compact form. */
    static final class PythonHash {
        private PythonHash() {}

        static long of(String text) {
            byte[] bytes = compact(text);
            return bytes.length == 0 ? 0 : avoidMinusOne(sip13(bytes));
        }

        private static long avoidMinusOne(long hash) {
            return hash == -1 ? -2 : hash;
        }

        private static byte[] compact(String text) {
            int highest = text.codePoints().max().orElse(0);
            if (highest < 0x100) {
                return text.getBytes(StandardCharsets.ISO_8859_1);
            }
            int width = highest < 0x10000 ? 2 : 4;
            int[] points = text.codePoints().toArray();
            byte[] bytes = new byte[points.length * width];
            for (int i = 0; i < points.length; i++) {
                for (int b = 0; b < width; b++) {
                    bytes[i * width + b] = (byte) (points[i] >>> (8 * b));
                }
            }
            return bytes;
        }

        private static long sip13(byte[] bytes) {
            long[] v = {0x736f6d6570736575L, 0x646f72616e646f6dL, 0x6c7967656e657261L, 0x7465646279746573L};
            int whole = bytes.length / 8 * 8;
            for (int i = 0; i < whole; i += 8) {
                block(v, word(bytes, i, 8));
            }
            block(v, word(bytes, whole, bytes.length - whole) | (long) bytes.length << 56);
            v[2] ^= 0xff;
            round(v);
            round(v);
            round(v);
            return v[0] ^ v[1] ^ v[2] ^ v[3];
        }

        private static void block(long[] v, long word) {
            v[3] ^= word;
            round(v);
            v[0] ^= word;
        }

        private static long word(byte[] bytes, int from, int count) {
            long word = 0;
            for (int i = 0; i < count; i++) {
                word |= (bytes[from + i] & 0xffL) << (8 * i);
            }
            return word;
        }

        private static void round(long[] v) {
            v[0] += v[1];
            v[2] += v[3];
            v[1] = Long.rotateLeft(v[1], 13) ^ v[0];
            v[3] = Long.rotateLeft(v[3], 16) ^ v[2];
            v[0] = Long.rotateLeft(v[0], 32);
            v[2] += v[1];
            v[0] += v[3];
            v[1] = Long.rotateLeft(v[1], 17) ^ v[2];
            v[3] = Long.rotateLeft(v[3], 21) ^ v[0];
            v[2] = Long.rotateLeft(v[2], 32);
        }
    }
}
