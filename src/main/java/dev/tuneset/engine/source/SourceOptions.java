package dev.tuneset.engine.source;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a source is to be read; an option that is {@code null} is guessed from the content.
 *
 * @param kind {@code csv}, {@code json}, {@code jsonl}, {@code parquet}, {@code xlsx}, {@code text} ...
 * @param encoding charset name ({@code UTF-8}, {@code GB18030}, {@code UTF-16LE}, {@code ISO-8859-1} ...)
 * @param delimiter what stands between the values of a CSV row, mostly one character
 * @param quote one character around a value; the empty text for none
 * @param escape one character before a quote inside a value; the empty text when quotes are doubled
 * @param headerRows rows that name the columns: 0 (columns are named {@code column_1} ...), 1, or more (joined)
 * @param skipLines lines passed over before the header
 * @param types how text cells become values
 * @param records for JSON: the path of the list of records, as a JSON pointer; the empty text for the whole document
 * @param sheet for XLSX: the sheet's name
 * @param unit for text: what becomes a row: {@code file}, {@code paragraph}, {@code window} (of characters) or {@code tokens}
 * @param window for text in windows: characters or tokens in one at most
 * @param overlap for text in windows: characters or tokens at the end of one that are repeated in the next at most
 */
public record SourceOptions(
        @Nullable String kind,
        @Nullable String encoding,
        @Nullable String delimiter,
        @Nullable String quote,
        @Nullable String escape,
        @Nullable Integer headerRows,
        @Nullable Integer skipLines,
        Types types,
        @Nullable String records,
        @Nullable String sheet,
        @Nullable String unit,
        @Nullable Integer window,
        @Nullable Integer overlap) {
    /** Options for a table: everything about text is guessed. */
    public SourceOptions(
            @Nullable String kind,
            @Nullable String encoding,
            @Nullable String delimiter,
            @Nullable String quote,
            @Nullable String escape,
            @Nullable Integer headerRows,
            @Nullable Integer skipLines,
            Types types,
            @Nullable String records,
            @Nullable String sheet) {
        this(kind, encoding, delimiter, quote, escape, headerRows, skipLines, types, records, sheet, null, null, null);
    }

    /** How the cells of a text source become values. */
    public enum Types {
        /** Verbatim: {@code 00501} stays, {@code NA} stays; an empty unquoted cell is the empty text. */
        TEXT,
        /** As {@code datasets.load_dataset("csv")} types them. */
        INFERRED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Everything guessed, values verbatim. */
    public static final SourceOptions GUESSED =
            new SourceOptions(null, null, null, null, null, null, null, Types.TEXT, null, null);

    public SourceOptions withKind(@Nullable String changed) {
        return new SourceOptions(
                changed,
                encoding,
                delimiter,
                quote,
                escape,
                headerRows,
                skipLines,
                types,
                records,
                sheet,
                unit,
                window,
                overlap);
    }

    /** Where in a workbook the table stands. */
    public SourceOptions withSheet(String name, int skip, int header) {
        return new SourceOptions(
                kind, encoding, delimiter, quote, escape, header, skip, types, records, name, unit, window, overlap);
    }

    /** How text becomes rows. */
    public SourceOptions withUnit(String changed, @Nullable Integer size, @Nullable Integer repeated) {
        return new SourceOptions(
                kind,
                encoding,
                delimiter,
                quote,
                escape,
                headerRows,
                skipLines,
                types,
                records,
                sheet,
                changed,
                size,
                repeated);
    }

    public SourceOptions withEncoding(String changed) {
        return new SourceOptions(
                kind,
                changed,
                delimiter,
                quote,
                escape,
                headerRows,
                skipLines,
                types,
                records,
                sheet,
                unit,
                window,
                overlap);
    }
}
