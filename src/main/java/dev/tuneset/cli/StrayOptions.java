package dev.tuneset.cli;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Options of reading that the kind of a source does not know: they change nothing, which is said. */
final class StrayOptions {
    private static final Set<String> CSV = Set.of("csv");
    private static final Set<String> TABLES = Set.of("csv", "xlsx");
    private static final Set<String> TEXTS = Set.of("text", "markdown", "html", "mediawiki");
    private static final Set<String> BINARY = Set.of("parquet", "arrow", "xlsx");

    /** The kinds that know an option; every kind but the binary ones knows the encoding. */
    private static final Map<String, Set<String>> KNOWN_TO = Map.of(
            "delimiter", CSV,
            "quote", CSV,
            "escape", CSV,
            "header_rows", TABLES,
            "skip_lines", TABLES,
            "records", Set.of("json"),
            "sheet", Set.of("xlsx"),
            "unit", TEXTS,
            "window", TEXTS,
            "overlap", TEXTS);

    private StrayOptions() {}

    /**
     * A line for each.
     *
     * @param fields the options given, as a recipe names them
     * @param kind of the source; {@code null} where it has files of several kinds
     */
    static List<String> of(Collection<String> fields, @Nullable String kind) {
        return kind == null
                ? List.of()
                : fields.stream()
                        .filter(field -> !isKnown(field, kind))
                        .map(field -> "--" + field.replace('_', '-') + " changes nothing: the source is read as " + kind
                                + ".")
                        .toList();
    }

    private static boolean isKnown(String field, String kind) {
        return field.equals("encoding")
                ? !BINARY.contains(kind)
                : KNOWN_TO.getOrDefault(field, Set.of(kind)).contains(kind);
    }
}
