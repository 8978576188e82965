package dev.tuneset.engine.run;

import dev.tuneset.engine.mapping.Mapping;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows through a mapping, one by one; a bad row is rejected with its own reason. */
final class ReadCandidates implements Candidates {
    private final RowReader rows;
    private final Mapping mapping;

    ReadCandidates(RowReader rows, Mapping mapping) {
        this.rows = rows;
        this.mapping = mapping;
    }

    @Override
    public @Nullable Candidate next() throws IOException {
        ReadRow read = rows.next();
        if (read instanceof Row row) {
            return new Candidate(row.place(), Outcome.of(row, row.notes()).then(mapping::apply));
        }
        if (read instanceof BadRow bad) {
            return new Candidate(bad.place(), Outcome.rejected(bad.reason(), bad.detail()));
        }
        return null;
    }

    @Override
    public void close() {
        // the rows belong to the caller
    }
}
