package dev.tuneset.engine.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.source.LateColumns;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes a row of one element of a source, in the form that the layout gives. */
final class RowBuilder {
    private final JsonLayout.Form form;
    private final Schema schema;
    private final boolean whole;
    private final JsonValues values = new JsonValues();

    /** For each column the number of the last row that had its key. */
    private final long[] lastRow;

    private long rowNumber;
    private String field = "";

    /** @param whole whether the layout is that of all rows; otherwise {@link LateColumns} is thrown where it does not fit */
    RowBuilder(JsonLayout layout, boolean whole) {
        this.whole = whole;
        this.form = layout.form();
        this.schema = layout.schema();
        this.lastRow = new long[schema.size()];
    }

    /** Why the last row cannot be used, or {@code null}. */
    @Nullable
    Note problem() {
        return values.problem();
    }

    /** Takes in the name of the field that the next row is. */
    void field(String name) {
        field = name;
    }

    /** Builds the row whose first token the parser stands on; {@code null} when it cannot be used. */
    @Nullable
    Row build(JsonParser parser, long charOffset, Place place) throws IOException {
        values.begin(charOffset);
        return build(parser, place);
    }

    /** Builds the row of a line whose size and encoding were looked at before, as {@link #build(JsonParser, long, Place)}. */
    @Nullable
    Row build(JsonParser parser, boolean hasUnicodeEscapes, Place place) throws IOException {
        values.beginMeasured(hasUnicodeEscapes);
        return build(parser, place);
    }

    private @Nullable Row build(JsonParser parser, Place place) throws IOException {
        rowNumber++;
        @Nullable Object[] cells = new Object[schema.size()];
        switch (form) {
            case OBJECTS -> object(parser, cells);
            case FIELDS -> {
                cells[0] = values.text(field);
                object(parser, cells);
            }
            case LISTS -> list(parser, cells);
            case VALUES -> value(parser, cells);
            case COLUMNS -> throw new IllegalStateException("columns are read side by side");
        }
        return values.problem() == null ? new Row(schema, cells, place, values.notes()) : null;
    }

    private void object(JsonParser parser, @Nullable Object[] cells) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            requireWhole("an element that is no object");
            String kind = parser.currentToken().isStructStart()
                    ? "a list"
                    : parser.getText().length() > 40 ? "a long value" : parser.getText();
            parser.skipChildren();
            values.refuse(
                    Reason.NOT_AN_OBJECT, String.format(Locale.ROOT, "The row is %s, not an object with keys.", kind));
            return;
        }
        values.enter();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = values.text(parser.currentName());
            parser.nextToken();
            Object value = values.read(parser);
            int index = schema.indexOf(key);
            if (index < 0) {
                requireWhole("the key \"" + key + "\"");
                values.refuse(Reason.MALFORMED_ROW, "The key \"" + key + "\" was not there when the file was opened.");
            } else {
                if (lastRow[index] == rowNumber) {
                    values.noteRepeatedKey(key, cells[index], value);
                }
                lastRow[index] = rowNumber;
                cells[index] = value;
            }
        }
        values.checkSize(parser);
    }

    private void requireWhole(String late) {
        if (!whole) {
            throw new LateColumns(late + " comes after the first rows");
        }
    }

    private void value(JsonParser parser, @Nullable Object[] cells) throws IOException {
        Object value = values.read(parser);
        if (cells.length == 0) {
            values.refuse(Reason.MALFORMED_ROW, "The row was not there when the file was opened.");
        } else {
            cells[0] = value;
        }
    }

    private void list(JsonParser parser, @Nullable Object[] cells) throws IOException {
        Object value = values.read(parser);
        if (!(value instanceof List<?> list)) {
            values.refuse(Reason.MALFORMED_ROW, "The row is no list, as the others are.");
        } else if (list.size() != cells.length) {
            values.refuse(
                    list.size() < cells.length ? Reason.TOO_FEW_VALUES : Reason.TOO_MANY_VALUES,
                    "The row has " + list.size() + " values; " + cells.length + " were expected.");
        } else {
            list.toArray(cells);
        }
    }
}
