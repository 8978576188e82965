package dev.tuneset.dataset;

import dev.tuneset.engine.source.SourceOptions;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** How an uploaded file is to be read, and whether at once. */
public record UploadQuery(
        @QueryParam("kind") @Nullable String kind,
        @QueryParam("encoding") @Nullable String encoding,
        @QueryParam("delimiter") @Nullable String delimiter,
        @QueryParam("quote") @Nullable String quote,
        @QueryParam("escape") @Nullable String escape,
        @QueryParam("header_rows") @Nullable Integer headerRows,
        @QueryParam("skip_lines") @Nullable Integer skipLines,
        @QueryParam("types") @Nullable String types,
        @QueryParam("records") @Nullable String records,
        @QueryParam("sheet") @Nullable String sheet,
        @QueryParam("unit") @Nullable String unit,
        @QueryParam("window") @Nullable Integer window,
        @QueryParam("overlap") @Nullable Integer overlap,
        @QueryParam("import") @DefaultValue("true") boolean isImported,
        @QueryParam("wait") @Nullable Integer waitSeconds) {
    SourceOptions options() {
        return new ReadOptions(
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
                        unit,
                        window,
                        overlap)
                .toSource();
    }
}
