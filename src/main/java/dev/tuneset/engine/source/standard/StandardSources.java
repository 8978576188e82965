package dev.tuneset.engine.source.standard;

import dev.tuneset.engine.source.SourceKind;
import dev.tuneset.engine.source.Sources;
import dev.tuneset.engine.source.csv.CsvKind;
import java.util.List;

/** The kinds of files that come with Tuneset; a new kind is added to this list. */
public final class StandardSources {
    private StandardSources() {}

    public static List<SourceKind> kinds() {
        return List.of(new CsvKind());
    }

    public static Sources sources() {
        return new Sources(kinds());
    }
}
