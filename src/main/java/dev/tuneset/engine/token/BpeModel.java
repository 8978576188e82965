package dev.tuneset.engine.token;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Byte-pair encoding: characters, or bytes, joined by the merge of lowest rank until none is left.
 *
 * <p>Merging follows {@code Word::merge_all} of the Hugging Face library, unknown characters {@code BPE::merge_word}.
 */
final class BpeModel implements Model {
    private final Vocabulary vocabulary;
    private final PairTable pairs;
    private final BpeOptions options;
    private final int[] byteIds;
    private final int[] characterIds;
    private final int unknownId;
    private final @Nullable Neighbours neighbours;

    BpeModel(Vocabulary vocabulary, PairTable pairs, BpeOptions options, @Nullable Neighbours neighbours) {
        this.vocabulary = vocabulary;
        this.pairs = pairs;
        this.options = options;
        this.neighbours = neighbours;
        this.byteIds = options.byteLevel() ? spelledByteIds(vocabulary) : vocabulary.byteIds();
        this.characterIds = options.plain() && !options.byteLevel() ? characterIds(vocabulary) : new int[0];
        this.unknownId = options.unknown() == null ? -1 : vocabulary.id(options.unknown());
    }

    private static int[] spelledByteIds(Vocabulary vocabulary) {
        int[] ids = new int[256];
        for (int b = 0; b < 256; b++) {
            ids[b] = vocabulary.id(String.valueOf(ByteAlphabet.charOf(b)));
        }
        return ids;
    }

    private static int[] characterIds(Vocabulary vocabulary) {
        int[] ids = new int[Character.MIN_SUPPLEMENTARY_CODE_POINT];
        Arrays.fill(ids, -1);
        vocabulary.ids().forEach((token, id) -> {
            if (token.length() == 1) {
                ids[token.charAt(0)] = id;
            }
        });
        return ids;
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public int cut(String text, int from, int to) {
        return neighbours == null ? to : neighbours.cut(text, from, to, characterIds);
    }

    @Override
    public Encoded encode(String piece) {
        if (options.ignoreMerges()) {
            int id = vocabulary.id(options.byteLevel() ? spell(piece) : piece);
            if (id >= 0) {
                return Encoded.one(piece, id);
            }
        }
        Symbols symbols = options.byteLevel() ? ofBytes(piece) : ofCharacters(piece);
        symbols.merge(pairs);
        return symbols.encoded(piece);
    }

    private static String spell(String piece) {
        byte[] octets = new byte[piece.length() * 3];
        int length = 0;
        for (int i = 0; i < piece.length(); ) {
            int c = piece.codePointAt(i);
            length += ByteAlphabet.utf8(c, octets, length);
            i += Character.charCount(c);
        }
        return ByteAlphabet.spell(Arrays.copyOf(octets, length));
    }

    private Symbols ofBytes(String piece) {
        Unknowns known = new Unknowns(piece.length() * 2);
        byte[] octets = new byte[4];
        for (int i = 0, size; i < piece.length(); i += size) {
            int c = piece.codePointAt(i);
            size = Character.charCount(c);
            int length = ByteAlphabet.utf8(c, octets, 0);
            for (int b = 0; b < length; b++) {
                known.add(byteIds[octets[b] & 0xFF], i, i + size);
            }
        }
        return known.done();
    }

    private Symbols ofCharacters(String piece) {
        Unknowns known = new Unknowns(piece.length());
        byte[] octets = new byte[4];
        for (int i = 0, size; i < piece.length(); i += size) {
            int c = piece.codePointAt(i);
            size = Character.charCount(c);
            int id = options.plain() ? characterId(c) : affixedId(piece, i, i + size);
            if (id >= 0 || !options.byteFallback() || !fallBack(piece, i, i + size, octets, known)) {
                known.add(id, i, i + size);
            }
        }
        return known.done();
    }

    private int characterId(int c) {
        return c < characterIds.length ? characterIds[c] : vocabulary.id(Character.toString(c));
    }

    private int affixedId(String piece, int from, int to) {
        return vocabulary.id(affixed(piece, from, to));
    }

    private String affixed(String piece, int from, int to) {
        String prefix = from == 0 ? "" : options.continuingPrefix();
        String suffix = to == piece.length() ? options.endSuffix() : "";
        return prefix + piece.substring(from, to) + suffix;
    }

    /** The character's bytes as tokens, if the vocabulary has all of them; they do not end a run of unknowns. */
    private boolean fallBack(String piece, int from, int to, byte[] octets, Unknowns known) {
        byte[] spelled = octets;
        int length;
        if (options.plain()) {
            length = ByteAlphabet.utf8(piece.codePointAt(from), octets, 0);
        } else {
            spelled = affixed(piece, from, to).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            length = spelled.length;
        }
        for (int i = 0; i < length; i++) {
            if (byteIds[spelled[i] & 0xFF] < 0) {
                return false;
            }
        }
        for (int i = 0; i < length; i++) {
            known.addByte(byteIds[spelled[i] & 0xFF], from, to);
        }
        return true;
    }

    /** Collects symbols; what the vocabulary does not have becomes the unknown token, or nothing. */
    private final class Unknowns {
        private final Symbols symbols;
        private int from = -1;
        private int to;

        Unknowns(int capacity) {
            symbols = new Symbols(capacity);
        }

        void add(int id, int start, int end) {
            if (id >= 0) {
                flush();
                symbols.add(id, start, end);
            } else if (options.unknown() != null) {
                if (unknownId < 0) {
                    throw Refusal.notEncodable(
                            "its unknown token \"" + options.unknown() + "\" is not in its vocabulary");
                }
                if (from >= 0 && !options.fuseUnknown()) {
                    flush();
                }
                from = from < 0 ? start : from;
                to = end;
            }
        }

        void addByte(int id, int start, int end) {
            symbols.add(id, start, end);
        }

        Symbols done() {
            flush();
            return symbols;
        }

        private void flush() {
            if (from >= 0) {
                symbols.add(unknownId, from, to);
                from = -1;
            }
        }
    }
}
