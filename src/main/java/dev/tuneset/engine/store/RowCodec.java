package dev.tuneset.engine.store;

import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows, bad rows and schemas as records of a file and back. */
final class RowCodec {
    private RowCodec() {}

    static RecordOutput header(Schema schema) {
        RecordOutput out = new RecordOutput(1 << 10);
        out.writeUnsigned(schema.size());
        for (String column : schema.columns()) {
            ValueCodec.write(column, out);
        }
        return out;
    }

    static Schema schema(RecordInput in) {
        int size = in.readCount();
        List<String> columns = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            columns.add(text(in));
        }
        return new Schema(columns);
    }

    static void write(Row row, String sourceBefore, RecordOutput out) {
        writePlace(row.place(), sourceBefore, out);
        writeNotes(row.notes(), out);
        for (int i = 0; i < row.schema().size(); i++) {
            ValueCodec.write(row.value(i), out);
        }
    }

    static Row row(Schema schema, String sourceBefore, RecordInput in) {
        Place place = place(sourceBefore, in);
        List<Note> notes = notes(in);
        @Nullable Object[] values = new @Nullable Object[schema.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ValueCodec.read(in);
        }
        return new Row(schema, values, place, notes);
    }

    /** {@code after}: how many good rows came before, so that both files can be read as one. */
    static void write(BadRow row, long after, RecordOutput out) {
        out.writeUnsigned(after);
        writePlace(row.place(), "", out);
        ValueCodec.write(row.reason().wire(), out);
        ValueCodec.write(row.detail(), out);
        ValueCodec.write(row.raw(), out);
    }

    static PlacedBadRow badRow(RecordInput in) {
        long after = in.readUnsigned();
        Place place = place("", in);
        return new PlacedBadRow(after, new BadRow(place, Reason.ofWire(text(in)), text(in), text(in)));
    }

    /** A source's name is written only where it changes. */
    private static void writePlace(Place place, String sourceBefore, RecordOutput out) {
        boolean same = place.source().equals(sourceBefore);
        ValueCodec.write(same ? null : place.source(), out);
        out.writeUnsigned(place.row());
        out.writeUnsigned(place.line());
    }

    private static Place place(String sourceBefore, RecordInput in) {
        Object source = ValueCodec.read(in);
        return new Place(source == null ? sourceBefore : source.toString(), in.readUnsigned(), in.readUnsigned());
    }

    private static void writeNotes(List<Note> notes, RecordOutput out) {
        out.writeUnsigned(notes.size());
        for (Note note : notes) {
            ValueCodec.write(note.reason().wire(), out);
            ValueCodec.write(note.detail(), out);
        }
    }

    private static List<Note> notes(RecordInput in) {
        int count = in.readCount();
        if (count == 0) {
            return List.of();
        }
        List<Note> notes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            notes.add(new Note(Reason.ofWire(text(in)), text(in)));
        }
        return notes;
    }

    private static String text(RecordInput in) {
        if (ValueCodec.read(in) instanceof String text) {
            return text;
        }
        throw in.damage();
    }

    /** A bad row and the number of good rows before it. */
    record PlacedBadRow(long after, BadRow row) {}
}
