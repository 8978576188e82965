package dev.tuneset.engine.source.encoding;

import dev.tuneset.engine.source.Guess;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells the encodings older than Unicode apart: the one in which the bytes make the likeliest text of some language. */
final class OlderGuess {
    private static final String WESTERN = "windows-1252";

    /** Below this, for a byte, the bytes are no text at all: damage, or something else. */
    private static final double NONSENSE = -8;

    /** An encoding that few use must be that much likelier. */
    private static final double RARER = -2;

    private static final double NOT_WESTERN = -2;
    /** Fewer different letters of another script, or of an encoding that few use, are rather signs or damage. */
    private static final int LETTERS_MIN = 3;

    private static final double FAR = 20;
    private static final double CLEAR = 8;
    private static final double SOME = 3;

    /** What contains an encoding and may be what is meant by its name. */
    private static final Map<String, List<String>> WIDER = Map.of(
            "Shift_JIS", List.of("windows-31j"),
            "Big5", List.of("x-windows-950", "Big5-HKSCS"),
            "EUC-KR", List.of("x-windows-949"),
            "TIS-620", List.of("x-windows-874"));

    private final byte[] bytes;
    private final boolean cut;
    private final int high;
    private final List<Candidate> candidates = new ArrayList<>();

    private OlderGuess(byte[] bytes, boolean cut) {
        this.bytes = bytes;
        this.cut = cut;
        int count = 0;
        for (byte b : bytes) {
            count += b < 0 ? 1 : 0;
        }
        this.high = count;
    }

    /** @param meaning equal where two encodings make the same of the bytes */
    private record Candidate(String charset, double odds, String meaning) {}

    static Guess.Finding of(byte[] bytes, boolean cut) {
        return new OlderGuess(bytes, cut).guess();
    }

    private Guess.Finding guess() {
        for (CharacterOdds characters : CharacterOdds.values()) {
            candidates.add(
                    new Candidate(characters.charset(), characters.of(bytes) + NOT_WESTERN / 2, characters.charset()));
        }
        for (Language language : Language.values()) {
            double prior = language.charsets().contains(WESTERN) ? 0 : NOT_WESTERN;
            for (String charset : language.charsets()) {
                LetterOdds letters = LetterOdds.of(bytes, Charset.forName(charset));
                if (letters.letters() < lettersMin(language, charset)) {
                    continue;
                }
                candidates.add(new Candidate(charset, letters.in(language) + prior, letters.meaning()));
                prior += prior <= NOT_WESTERN + RARER ? RARER / 4 : RARER;
            }
        }
        Candidate best = candidates.get(0);
        for (Candidate each : candidates) {
            best = each.odds > best.odds ? each : best;
        }
        return finding(best);
    }

    private static int lettersMin(Language language, String charset) {
        return charset.equals(WESTERN) ? 0 : language.isLatin() && charset.startsWith("windows") ? 1 : LETTERS_MIN;
    }

    private Guess.Finding finding(Candidate best) {
        if (best.odds < NONSENSE * high) {
            return found(
                    "UTF-8",
                    0.3,
                    "damaged_utf8",
                    "A few bytes fit no encoding; read as UTF-8, and rows that hold them are rejected.");
        }
        if (best.charset.equals(WESTERN)) {
            return found(
                    WESTERN,
                    0.6,
                    "western_fallback",
                    "Neither UTF-8 nor a multi-byte encoding; read as Western European. Check letters with accents.");
        }
        String charset = wider(best.charset);
        double runnerUp = candidates.stream()
                .filter(each -> !each.meaning.equals(best.meaning))
                .mapToDouble(Candidate::odds)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        double lead = best.odds - runnerUp;
        return found(
                charset,
                lead > FAR ? 0.9 : lead > CLEAR ? 0.8 : lead > SOME ? 0.6 : 0.4,
                "detected",
                "The byte statistics are those of " + charset + ".");
    }

    private String wider(String charset) {
        if (damage(charset) > 0) {
            for (String each : WIDER.getOrDefault(charset, List.of())) {
                if (damage(each) == 0) {
                    return each;
                }
            }
        }
        return charset;
    }

    private int damage(String charset) {
        return Tally.of(bytes, Charset.forName(charset), cut).damaged;
    }

    private static Guess.Finding found(String charset, double confidence, String code, String reason) {
        return new Guess.Finding("encoding", charset, confidence, code, reason);
    }
}
