package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.Fit;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.SourceKind;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.spool.Spool;
import dev.tuneset.engine.source.spool.SpooledReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Parquet files. */
public final class ParquetKind implements SourceKind {
    private final Spool spool;

    public ParquetKind(Spool spool) {
        this.spool = spool;
    }

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public Fit fit(SourceFile file) {
        String magic = new String(file.head(), 0, Math.min(4, file.head().length), StandardCharsets.ISO_8859_1);
        return magic.equals("PAR1") || magic.equals("PARE")
                ? new Fit(1, "parquet_magic", "It begins with the mark of a Parquet file.")
                : Fit.NONE;
    }

    /** Opens the file, so that one that cannot be read is refused here already. */
    @Override
    public Guess guess(SourceFile file, SourceOptions given) throws IOException {
        try (Spool.Seekable seekable = spool.seekable(file);
                ParquetReader reader = ParquetReader.open(seekable.path(), file.name())) {
            Guess.Finding rows = new Guess.Finding(
                    "rows",
                    String.valueOf(reader.rows()),
                    1,
                    "footer_rows",
                    "The file says that it has " + reader.rows() + " rows in "
                            + reader.schema().size() + " columns.");
            return new Guess(given, List.of(rows));
        }
    }

    @Override
    public RowReader open(SourceFile file, SourceOptions options) throws IOException {
        return SpooledReader.open(file, spool, path -> ParquetReader.open(path, file.name()));
    }
}
