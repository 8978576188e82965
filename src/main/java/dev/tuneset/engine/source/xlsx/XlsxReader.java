package dev.tuneset.engine.source.xlsx;

import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one sheet of an Excel workbook ({@code .xlsx}, {@code .xlsm}), in two passes over its XML.
 *
 * <p>Cells have the types they have in the sheet: numbers, booleans, texts, dates by their format. Formulas stand for the
 * value last calculated, errors for their text ({@code #N/A}), merged areas for one value in each of their cells; blank rows
 * are passed over. A place's line is the row's number in the sheet.
 */
public final class XlsxReader implements RowReader {
    private final Workbook workbook;
    private final Layout layout;
    private final MergedValues merged;
    private final SheetRows cells;
    private final int headerEnd;
    private long row;

    /**
     * Opens a workbook.
     *
     * @param name the file's name as the user knows it
     * @param options the sheet, {@code header_rows} and {@code skip_lines}; what is {@code null} is guessed
     */
    public static XlsxReader open(Path file, String name, SourceOptions options) throws IOException {
        Workbook workbook = Workbook.open(file, name);
        boolean whole = false;
        try {
            XlsxReader reader = new XlsxReader(workbook, new Layout(workbook, options));
            whole = true;
            return reader;
        } finally {
            if (!whole) {
                workbook.close();
            }
        }
    }

    private XlsxReader(Workbook workbook, Layout layout) throws IOException {
        this.workbook = workbook;
        this.layout = layout;
        this.merged = new MergedValues(layout.merges());
        this.headerEnd = layout.headerEnd();
        this.cells = new SheetRows(workbook, layout.sheet());
    }

    /** The options that are used, and how those that were not given were found. */
    public Guess guess() {
        return layout.guess();
    }

    @Override
    public Schema schema() {
        return layout.schema();
    }

    @Override
    public @Nullable ReadRow next() {
        for (Optional<SheetRow> next = cells.next(); next.isPresent(); next = cells.next()) {
            SheetRow found = next.get();
            @Nullable Object[] values = values(found);
            if (found.number() > headerEnd && !found.isBlank()) {
                return read(found, values);
            }
        }
        return null;
    }

    private @Nullable Object[] values(SheetRow found) {
        @Nullable Object[] values = found.spread(layout.columns());
        merged.fill(found, layout.columns(), values);
        return values;
    }

    private ReadRow read(SheetRow found, @Nullable Object[] values) {
        Place place = new Place(workbook.name(), ++row, found.number());
        @Nullable String defect = found.defect();
        if (defect != null) {
            return new BadRow(
                    place, Reason.MALFORMED_ROW, defect, found.values().toString());
        }
        return new Row(layout.schema(), values, place);
    }

    @Override
    public long bytesRead() {
        return cells.progress();
    }

    @Override
    public long bytesTotal() {
        return workbook.fileSize();
    }

    @Override
    public void close() throws IOException {
        cells.close();
        workbook.close();
    }
}
