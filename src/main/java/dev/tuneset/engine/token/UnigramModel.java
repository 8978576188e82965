package dev.tuneset.engine.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Unigram: of all ways to cut a piece into known tokens, the one of the highest summed score, as
 * {@code Unigram::encode_optimized} of the Hugging Face library finds it.
 */
final class UnigramModel implements Model {
    private static final double UNKNOWN_PENALTY = 10.0;

    private final Vocabulary vocabulary;
    private final CharTrie trie;
    private final double[] scores;
    private final double unknownScore;
    private final int unknownId;
    private final int[] byteIds;

    /** {@code unknownId} is -1 without an unknown token; {@code byteIds} is empty without byte fallback. */
    UnigramModel(Vocabulary vocabulary, double[] scores, int unknownId, int[] byteIds) {
        this.vocabulary = vocabulary;
        this.scores = scores;
        this.unknownId = unknownId;
        this.byteIds = byteIds;
        this.trie = new CharTrie(vocabulary.ids());
        double lowest = Double.POSITIVE_INFINITY;
        for (double score : scores) {
            lowest = score < lowest ? score : lowest;
        }
        this.unknownScore = lowest - UNKNOWN_PENALTY;
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public int vocabularySize() {
        return scores.length;
    }

    @Override
    public Encoded encode(String piece) {
        int length = piece.length();
        double[] best = new double[length + 1];
        int[] startsAt = new int[length + 1];
        int[] ids = new int[length + 1];
        Arrays.fill(startsAt, -1);
        for (int start = 0, size; start < length; start += size) {
            size = Character.charCount(piece.codePointAt(start));
            boolean single = false;
            int node = CharTrie.ROOT;
            for (int i = start; i < length; i++) {
                node = trie.child(node, piece.charAt(i));
                if (node < 0) {
                    break;
                }
                int id = trie.value(node);
                if (id >= 0) {
                    reach(i + 1, start, scores[id] + best[start], id, best, startsAt, ids);
                    single |= i + 1 == start + size;
                }
            }
            if (!single) {
                reachUnknown(start + size, start, best, startsAt, ids);
            }
        }
        return walkBack(piece, startsAt, ids);
    }

    private static void reach(int end, int start, double score, int id, double[] best, int[] startsAt, int[] ids) {
        if (startsAt[end] < 0 || score > best[end]) {
            best[end] = score;
            startsAt[end] = start;
            ids[end] = id;
        }
    }

    private void reachUnknown(int end, int start, double[] best, int[] startsAt, int[] ids) {
        double score = unknownScore + best[start];
        if (startsAt[end] >= 0 && score <= best[end]) {
            return;
        }
        if (unknownId < 0) {
            throw Refusal.notEncodable("it meets a character its vocabulary does not have, and has no unknown token");
        }
        reach(end, start, score, unknownId, best, startsAt, ids);
    }

    private Encoded walkBack(String piece, int[] startsAt, int[] ids) {
        List<int[]> spans = new ArrayList<>();
        int end = piece.length();
        while (end > 0) {
            int start = startsAt[end];
            if (ids[end] == unknownId) {
                while (start > 0 && ids[start] == unknownId) {
                    start = startsAt[start];
                }
            }
            spans.add(new int[] {start, end, ids[end]});
            end = start;
        }
        Found found = new Found(piece);
        for (int i = spans.size() - 1; i >= 0; i--) {
            int[] span = spans.get(i);
            if (span[2] == unknownId) {
                unknown(piece, span[0], span[1], found);
            } else {
                found.add(span[2], span[0], span[1], vocabulary.token(span[2]));
            }
        }
        return found.done();
    }

    /** A run of unknowns may, put together, be a token after all; else its bytes may be. */
    private void unknown(String piece, int start, int end, Found found) {
        String run = piece.substring(start, end);
        int id = vocabulary.id(run);
        if (id >= 0) {
            found.add(id, start, end, run);
            return;
        }
        byte[] octets = run.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        boolean all = byteIds.length > 0;
        for (int i = 0; i < octets.length && all; i++) {
            all = byteIds[octets[i] & 0xFF] >= 0;
        }
        if (!all) {
            found.add(unknownId, start, end, run);
            return;
        }
        for (byte octet : octets) {
            int byteId = byteIds[octet & 0xFF];
            found.add(byteId, start, end, vocabulary.token(byteId));
        }
    }

    /** The tokens found so far, with what the library shows for each. */
    private static final class Found {
        private final String piece;
        private final Symbols symbols;
        private final List<String> surfaces = new ArrayList<>();

        Found(String piece) {
            this.piece = piece;
            this.symbols = new Symbols(8);
        }

        void add(int id, int start, int end, String surface) {
            symbols.add(id, start, end);
            surfaces.add(surface);
        }

        Encoded done() {
            Encoded encoded = symbols.encoded(piece);
            return new Encoded(piece, encoded.ids, encoded.starts, encoded.ends, surfaces.toArray(String[]::new));
        }
    }
}
