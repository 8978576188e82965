package dev.tuneset.engine.run;

import dev.tuneset.engine.mapping.Mapping;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowBatch;
import dev.tuneset.engine.row.RowReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows through a mapping; a bad row is rejected with its own reason. */
final class ReadCandidates implements Candidates {
    private final RowReader rows;
    private final Mapping mapping;

    ReadCandidates(RowReader rows, Mapping mapping) {
        this.rows = rows;
        this.mapping = mapping;
    }

    @Override
    public @Nullable Batch nextBatch() throws IOException {
        RowBatch batch = rows.nextBatch();
        return batch == null ? null : () -> candidates(batch);
    }

    private List<Candidate> candidates(RowBatch batch) throws IOException {
        List<ReadRow> read = batch.rows();
        List<Candidate> candidates = new ArrayList<>(read.size());
        for (ReadRow row : read) {
            candidates.add(candidate(row));
        }
        return candidates;
    }

    private Candidate candidate(ReadRow read) {
        if (read instanceof Row row) {
            return new Candidate(row.place(), Outcome.of(row, row.notes()).then(mapping::apply));
        }
        BadRow bad = (BadRow) read;
        return new Candidate(bad.place(), Outcome.rejected(bad.reason(), bad.detail()));
    }

    @Override
    public void close() {
        // the rows belong to the caller
    }
}
