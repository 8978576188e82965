package dev.tuneset.engine.format;

import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a format's keys are named in the records at hand and where unknown keys go; every format has these options.
 *
 * @param columns from a key of the format to the column that stands for it
 */
public record Layout(Map<String, String> columns, Attributes attributes) {
    /** Where keys that the format does not know are written. */
    public enum Attributes {
        AFTER,
        BEFORE,
        DROP
    }

    private static final Set<String> MEDIA = Set.of("images", "videos", "audios");

    public static final Layout STANDARD = new Layout(Map.of(), Attributes.AFTER);

    /** The options this reads. */
    public static final List<FormatOption> OPTIONS = List.of(
            new FormatOption(
                    "columns",
                    List.of(),
                    "{}",
                    "Columns that stand for the format's keys, as a map: {instruction: question, output: answer}."),
            Options.choices(
                    "attributes", Attributes.AFTER, "Writing: where keys that the format does not know go, or drop."));

    public Layout {
        columns = Map.copyOf(columns);
    }

    public static Layout of(Options options) {
        return new Layout(options.texts("columns"), options.choice("attributes", Attributes.class, Attributes.AFTER));
    }

    public RowFields fields(Row row) {
        return new RowFields(row, columns);
    }

    /** The record of known keys and attributes. */
    public Map<String, @Nullable Object> record(
            Map<String, @Nullable Object> known, Map<String, @Nullable Object> attributesKept, Findings findings) {
        return record(known, Set.of(), attributesKept, findings);
    }

    /**
     * The record of known keys and attributes.
     *
     * @param own keys that the format has and this record may lack: an attribute of that name would be taken for them
     */
    public Map<String, @Nullable Object> record(
            Map<String, @Nullable Object> known,
            Set<String> own,
            Map<String, @Nullable Object> attributesKept,
            Findings findings) {
        Map<String, @Nullable Object> named = named(known);
        if (attributesKept.isEmpty()) {
            return named;
        }
        if (attributes == Attributes.DROP) {
            findings.note(
                    Reason.CONTENT_LOST, "Left out by choice: " + String.join(", ", attributesKept.keySet()) + ".");
            return named;
        }
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        if (attributes == Attributes.AFTER) {
            record.putAll(named);
        }
        attributesKept.forEach((key, value) -> {
            if (named.containsKey(key) || isOf(own, key)) {
                clash(key, findings);
            } else {
                record.put(key, value);
            }
        });
        if (attributes == Attributes.BEFORE) {
            record.putAll(named);
        }
        return record;
    }

    private boolean isOf(Set<String> own, String column) {
        return own.stream().anyMatch(key -> columns.getOrDefault(key, key).equals(column));
    }

    /** Two lists of files in one column would no longer match the places in the text; other keys give way. */
    private static void clash(String key, Findings findings) {
        if (MEDIA.contains(key)) {
            findings.refuse(
                    Reason.CANNOT_CARRY,
                    "Media stand both in the messages and in the column " + key
                            + ", which this format would need for both.");
        }
        findings.note(Reason.CONTENT_LOST, "The column " + key + " gave way to the format's own key of that name.");
    }

    private Map<String, @Nullable Object> named(Map<String, @Nullable Object> known) {
        if (columns.isEmpty()) {
            return known;
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        known.forEach((key, value) -> named.put(columns.getOrDefault(key, key), value));
        return named;
    }
}
