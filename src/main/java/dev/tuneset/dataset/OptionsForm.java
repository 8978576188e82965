package dev.tuneset.dataset;

import dev.tuneset.engine.source.SourceOptions;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;

/**
 * Options as the import page sends them. A field that still holds what was guessed ({@code was_encoding}) is not given, so that
 * changing one option lets the others be guessed anew.
 */
final class OptionsForm {
    private static final String WAS = "was_";

    private final MultivaluedMap<String, String> fields;

    private OptionsForm(MultivaluedMap<String, String> fields) {
        this.fields = fields;
    }

    static SourceOptions read(MultivaluedMap<String, String> fields) {
        return new OptionsForm(fields).options();
    }

    private SourceOptions options() {
        return new ReadOptions(
                        text("kind"),
                        text("encoding"),
                        delimiter(),
                        quote(),
                        text("escape"),
                        lines("header_rows"),
                        lines("skip_lines"),
                        fields.getFirst("types"),
                        text("records"),
                        text("sheet"),
                        text("unit"),
                        window(),
                        overlap())
                .toSource();
    }

    private @Nullable String given(String field) {
        String value = fields.getFirst(field);
        return value == null || value.equals(fields.getFirst(WAS + field)) ? null : value;
    }

    private @Nullable String text(String field) {
        String value = given(field);
        return value == null || value.isEmpty() ? null : value;
    }

    private @Nullable String delimiter() {
        String other = fields.getFirst("delimiter_other");
        String value = "other".equals(fields.getFirst("delimiter")) ? other : text("delimiter");
        return value == null || value.isEmpty() ? null : value.replace("\\t", "\t");
    }

    private @Nullable String quote() {
        String value = given("quote");
        return "none".equals(value) ? "" : value;
    }

    /** The size of a window of another unit means nothing in the unit chosen now. */
    private @Nullable Integer window() {
        return isOtherUnit() ? null : lines("window");
    }

    private @Nullable Integer overlap() {
        return isOtherUnit() ? null : lines("overlap");
    }

    private boolean isOtherUnit() {
        String shown = fields.getFirst("shown_unit");
        return shown != null && !shown.equals(fields.getFirst("unit"));
    }

    private @Nullable Integer lines(String field) {
        String value = text(field);
        if (value == null) {
            return null;
        }
        try {
            return Integer.valueOf(value.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
