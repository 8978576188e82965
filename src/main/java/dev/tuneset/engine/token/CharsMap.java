package dev.tuneset.engine.token;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SentencePiece's compiled normalisation rules: a double-array trie over UTF-8 whose values point into a list of
 * zero-ended replacements. Read and applied as the {@code spm_precompiled} crate does, its shortest match included.
 */
final class CharsMap implements Normalizer {
    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    /** Longer grapheme clusters, in UTF-8 bytes, are replaced character by character only. */
    private static final int CLUSTER_BYTES_MAX = 5;

    private final int[] units;
    private final byte[] replacements;

    CharsMap(byte[] compiled) {
        ByteBuffer buffer = ByteBuffer.wrap(compiled).order(ByteOrder.LITTLE_ENDIAN);
        if (compiled.length < 4) {
            throw Refusal.malformed("its precompiled_charsmap is cut off");
        }
        int size = buffer.getInt();
        if (size < 4 || size > buffer.remaining()) {
            throw Refusal.malformed("the trie of its precompiled_charsmap is cut off");
        }
        units = new int[size / 4];
        buffer.asIntBuffer().get(units);
        replacements = Arrays.copyOfRange(compiled, 4 + size / 4 * 4, compiled.length);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(replacements));
        } catch (CharacterCodingException e) {
            throw Refusal.malformed("the replacements of its precompiled_charsmap are not UTF-8")
                    .causedBy(e);
        }
    }

    @Override
    public AlignedText normalize(AlignedText text) {
        Rewriting rewriting = new Rewriting(text.text());
        Matcher graphemes = GRAPHEME.matcher(text.text());
        String from = text.text();
        for (int i = 0; i < from.length(); ) {
            int end = clusterEnd(from, i, graphemes);
            rewriting.cluster(i, end);
            i = end;
        }
        return rewriting.changed ? rewriting.applyTo(text) : text;
    }

    /** Most borders are plain to see; the grapheme pattern is asked for the others. */
    private static int clusterEnd(String text, int from, Matcher graphemes) {
        char c = text.charAt(from);
        if (standsAlone(c) && (from + 1 == text.length() || standsAlone(text.charAt(from + 1)))) {
            return from + 1;
        }
        return graphemes.find(from) ? graphemes.end() : text.length();
    }

    private static boolean standsAlone(char c) {
        return (c >= ' ' && c < 0x7F) || (c >= 0xC0 && c < 0x300) || (c >= 0x4E00 && c <= 0x9FFF);
    }

    /** The replacement of the shortest rule that begins the bytes, or {@code null}. */
    private @Nullable String replacement(byte[] key, int length) {
        int node = offset(units[0]);
        for (int i = 0; i < length && key[i] != 0; i++) {
            int octet = key[i] & 0xFF;
            node ^= octet;
            if (node < 0 || node >= units.length || (units[node] & 0x800000FF) != octet) {
                return null;
            }
            int unit = units[node];
            node ^= offset(unit);
            if (((unit >> 8) & 1) == 1) {
                return node >= 0 && node < units.length ? replacementAt(units[node] & 0x7FFFFFFF) : null;
            }
        }
        return null;
    }

    private @Nullable String replacementAt(int start) {
        if (start > replacements.length) {
            return null;
        }
        int end = start;
        while (end < replacements.length && replacements[end] != 0) {
            end++;
        }
        return new String(replacements, start, end - start, StandardCharsets.UTF_8);
    }

    private static int offset(int unit) {
        return (unit >>> 10) << ((unit & (1 << 9)) >> 6);
    }

    /** The changes to one text, as {@link TextEdit} takes them. */
    private final class Rewriting {
        private final String from;
        private final byte[] octets = new byte[CLUSTER_BYTES_MAX + 4];
        private int[] characters;
        private int[] changes;
        private int size;
        private boolean changed;

        Rewriting(String from) {
            this.from = from;
            this.characters = new int[from.length() + 16];
            this.changes = new int[from.length() + 16];
        }

        void cluster(int start, int end) {
            int length = utf8(start, end);
            if (length <= CLUSTER_BYTES_MAX && replace(start, end, length)) {
                return;
            }
            for (int i = start, size; i < end; i += size) {
                int c = from.codePointAt(i);
                size = Character.charCount(c);
                if (!replace(i, i + size, utf8(i, i + size))) {
                    add(c, 0);
                }
            }
        }

        private int utf8(int start, int end) {
            int length = 0;
            for (int i = start; i < end && length <= CLUSTER_BYTES_MAX; ) {
                int c = from.codePointAt(i);
                length += ByteAlphabet.utf8(c, octets, length);
                i += Character.charCount(c);
            }
            return length;
        }

        private boolean replace(int start, int end, int length) {
            String replacement = replacement(octets, length);
            if (replacement == null) {
                return false;
            }
            changed = true;
            replacement.codePoints().forEach(c -> add(c, 0));
            int more = replacement.codePointCount(0, replacement.length()) - from.codePointCount(start, end);
            for (int i = 0; i < more; i++) {
                changes[size - 1 - i] = 1;
            }
            if (more < 0 && size > 0) {
                changes[size - 1] += more;
            }
            return true;
        }

        private void add(int c, int change) {
            if (size == characters.length) {
                characters = Arrays.copyOf(characters, size * 2);
                changes = Arrays.copyOf(changes, size * 2);
            }
            characters[size] = c;
            changes[size++] = change;
        }

        AlignedText applyTo(AlignedText text) {
            TextEdit edit = new TextEdit(text);
            for (int i = 0; i < size; i++) {
                edit.add(characters[i], changes[i]);
            }
            return edit.done();
        }
    }
}
