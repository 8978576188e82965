package dev.tuneset.engine.run;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.mapping.ConversationExtension;
import dev.tuneset.engine.outcome.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Examples joined to longer conversations. Which ones are joined is known only when all have been read, so they wait on
 * disk; rows that made no example come first.
 */
final class JoinedCandidates implements Candidates {
    /** Joined examples may be long, so few are held at a time. */
    private static final int BATCH = 32;

    private final Candidates single;
    private final ExampleSpool spool;
    private final IntFunction<ConversationExtension> plan;
    private @Nullable ConversationExtension extension;
    private int next;

    /**
     * Joins what {@code single} gives.
     *
     * @param plan which of so many examples are joined
     */
    JoinedCandidates(Candidates single, ExampleSpool spool, IntFunction<ConversationExtension> plan) {
        this.single = single;
        this.spool = spool;
        this.plan = plan;
    }

    @Override
    public @Nullable Batch nextBatch() throws IOException {
        if (extension == null) {
            List<Candidate> without = spoolUntilRefused();
            if (!without.isEmpty()) {
                return () -> without;
            }
            spool.filled();
            extension = plan.apply(spool.size());
        }
        List<Candidate> batch = new ArrayList<>();
        while (next < extension.size() && batch.size() < BATCH) {
            batch.add(joined(extension.members(next++)));
        }
        return batch.isEmpty() ? null : () -> batch;
    }

    /** Spools the examples that come next and answers what made none among them; empty when all rows are read. */
    private List<Candidate> spoolUntilRefused() throws IOException {
        for (Batch batch = single.nextBatch(); batch != null; batch = single.nextBatch()) {
            List<Candidate> refused = new ArrayList<>();
            for (Candidate candidate : batch.candidates()) {
                if (candidate.outcome() instanceof Outcome.Kept<Example> kept) {
                    spool.add(candidate.place(), kept.value(), List.of());
                } else if (candidate.outcome() instanceof Outcome.Repaired<Example> repaired) {
                    spool.add(candidate.place(), repaired.value(), repaired.notes());
                } else {
                    refused.add(candidate);
                }
            }
            if (!refused.isEmpty()) {
                return refused;
            }
        }
        return List.of();
    }

    private Candidate joined(int[] members) throws IOException {
        ExampleSpool.Spooled first = spool.get(members[0]);
        List<Example> examples = new ArrayList<>(members.length);
        examples.add(first.example());
        for (int i = 1; i < members.length; i++) {
            examples.add(spool.get(members[i]).example());
        }
        Outcome<Example> mapped = Outcome.of(first.example(), first.notes());
        return new Candidate(first.place(), mapped.then(same -> ConversationExtension.join(examples)));
    }

    @Override
    public void close() throws IOException {
        spool.close();
        single.close();
    }
}
