package dev.tuneset.engine.clean;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.hash.HashSet128;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.store.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Drops examples seen before, told by the first 128 bits of a SHA-256. Takes 43 bytes a distinct example at the most and
 * refuses to go on beyond {@link #DISTINCT_MAX}.
 */
final class Deduplication implements CleaningStep {
    static final int DISTINCT_MAX = 20_000_000;

    private final CleanSpec.SameBy by;
    private final MessageDigest digest = Sha256.begin();
    private final HashSet128 seen = new HashSet128();

    Deduplication(CleanSpec.SameBy by) {
        this.by = by;
    }

    @Override
    public Outcome<List<Example>> apply(Example example) {
        for (String text : ExampleText.marked(example, by)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        if (!seen.add(hash.getLong(), hash.getLong())) {
            return Outcome.dropped(
                    Reason.DUPLICATE,
                    by == CleanSpec.SameBy.PROMPT ? "the same prompt came before" : "the same example came before");
        }
        if (seen.size() > DISTINCT_MAX) {
            throw new TunesetException(
                    Problem.LIMIT_REACHED,
                    "too_many_distinct",
                    "More than " + DISTINCT_MAX + " distinct examples: deduplication would need too much memory. "
                            + "Split the source, or leave the step out.",
                    DISTINCT_MAX);
        }
        return Outcome.kept(List.of(example));
    }
}
