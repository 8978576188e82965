package dev.tuneset.engine.source.standard;

import dev.tuneset.engine.source.SourceKind;
import dev.tuneset.engine.source.Sources;
import dev.tuneset.engine.source.archive.ArchiveUnwrapping;
import dev.tuneset.engine.source.archive.Limits;
import dev.tuneset.engine.source.csv.CsvKind;
import dev.tuneset.engine.source.parquet.ParquetKind;
import dev.tuneset.engine.source.spool.Spool;
import dev.tuneset.engine.source.xlsx.XlsxKind;
import java.util.List;

/** The kinds of files that come with Tuneset; a new kind is added to this list. */
public final class StandardSources {
    private StandardSources() {}

    public static List<SourceKind> kinds() {
        return kinds(Spool.SYSTEM);
    }

    /** @param spool where files inside archives are unpacked when they must be read out of order */
    public static List<SourceKind> kinds(Spool spool) {
        return List.of(new ParquetKind(spool), new XlsxKind(spool), new CsvKind());
    }

    public static Sources sources() {
        return sources(Spool.SYSTEM);
    }

    /** @param spool where files inside archives are unpacked when they must be read out of order */
    public static Sources sources(Spool spool) {
        return new Sources(kinds(spool), new ArchiveUnwrapping(spool, Limits.STANDARD));
    }
}
