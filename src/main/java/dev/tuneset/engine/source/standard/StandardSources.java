package dev.tuneset.engine.source.standard;

import dev.tuneset.engine.source.SourceKind;
import dev.tuneset.engine.source.Sources;
import dev.tuneset.engine.source.archive.ArchiveUnwrapping;
import dev.tuneset.engine.source.archive.Limits;
import dev.tuneset.engine.source.arrow.ArrowKind;
import dev.tuneset.engine.source.csv.CsvKind;
import dev.tuneset.engine.source.json.JsonKind;
import dev.tuneset.engine.source.json.JsonLinesKind;
import dev.tuneset.engine.source.parquet.ParquetKind;
import dev.tuneset.engine.source.spool.Spool;
import dev.tuneset.engine.source.text.TextKind;
import dev.tuneset.engine.source.text.TokenCounter;
import dev.tuneset.engine.source.xlsx.XlsxKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of files that come with Tuneset; a new kind is added to this list. */
public final class StandardSources {
    private StandardSources() {}

    public static List<SourceKind> kinds() {
        return kinds(Spool.SYSTEM);
    }

    /** @param spool where files inside archives are unpacked when they must be read out of order */
    public static List<SourceKind> kinds(Spool spool) {
        return kinds(spool, null);
    }

    /** @param tokens counts for text in windows of tokens; {@code null} when no model is chosen */
    public static List<SourceKind> kinds(Spool spool, @Nullable TokenCounter tokens) {
        return List.of(
                new ParquetKind(spool),
                new ArrowKind(spool),
                new XlsxKind(spool),
                new JsonLinesKind(),
                new JsonKind(),
                new CsvKind(),
                new TextKind(TextKind.Markup.MEDIAWIKI, tokens),
                new TextKind(TextKind.Markup.HTML, tokens),
                new TextKind(TextKind.Markup.MARKDOWN, tokens),
                new TextKind(TextKind.Markup.TEXT, tokens));
    }

    public static Sources sources() {
        return sources(Spool.SYSTEM);
    }

    /** @param spool where files inside archives are unpacked when they must be read out of order */
    public static Sources sources(Spool spool) {
        return sources(spool, null);
    }

    /** @param tokens counts for text in windows of tokens; {@code null} when no model is chosen */
    public static Sources sources(Spool spool, @Nullable TokenCounter tokens) {
        return new Sources(kinds(spool, tokens), new ArchiveUnwrapping(spool, Limits.STANDARD));
    }
}
