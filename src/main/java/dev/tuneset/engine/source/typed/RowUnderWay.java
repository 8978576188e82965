package dev.tuneset.engine.source.typed;

import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What is wrong with the row that is being put together, and how many values it has so far. Used by one thread. */
public final class RowUnderWay {
    public static final int VALUES_MAX = 5_000_000;

    private int values;
    private @Nullable Note defect;

    public void begin() {
        values = 0;
        defect = null;
    }

    /** Keeps the first defect of a row. */
    public void defect(Reason reason, String detail) {
        if (defect == null) {
            defect = new Note(reason, detail);
        }
    }

    /** Whether one more value may be kept; a few bytes of run lengths can stand for millions of values. */
    public boolean admits() {
        if (values >= VALUES_MAX) {
            defect(Reason.ROW_TOO_LARGE, "the row has more than " + VALUES_MAX + " values");
            return false;
        }
        values++;
        return true;
    }

    /** The row, or a bad row when it has a defect. */
    public ReadRow end(Schema schema, @Nullable Object[] row, Place place) {
        if (defect != null) {
            return new BadRow(place, defect.reason(), defect.detail(), sketch(row));
        }
        return new Row(schema, row, place);
    }

    /** The row for its report: what could be enormous is only counted. */
    private static String sketch(@Nullable Object[] values) {
        StringJoiner joined = new StringJoiner(", ", "[", "]");
        for (Object value : values) {
            if (value instanceof Collection<?> list) {
                joined.add(list.size() + " values");
            } else if (value instanceof Map<?, ?> struct) {
                joined.add(struct.size() + " fields");
            } else {
                joined.add(String.valueOf(value));
            }
        }
        return joined.toString();
    }
}
