package dev.tuneset.engine.source.text;

import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.source.encoding.Damage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads documents piece by piece; the column {@code text} holds the piece. */
final class TextReader implements RowReader {
    static final String TEXT = "text";

    private final String name;
    private final Documents documents;
    private final Cut cut;
    private final boolean fences;
    private final long bytesTotal;
    private final Schema schema;
    private Documents.@Nullable Document document;
    private @Nullable Pieces pieces;
    private long row;

    TextReader(String name, Documents documents, Cut cut, boolean fences, long bytesTotal) {
        this.name = name;
        this.documents = documents;
        this.cut = cut;
        this.fences = fences;
        this.bytesTotal = bytesTotal;
        List<String> columns = new ArrayList<>(documents.columns());
        columns.add(TEXT);
        this.schema = new Schema(columns);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public @Nullable ReadRow next() throws IOException {
        while (true) {
            Documents.Document current = document;
            Pieces source = pieces;
            if (current == null || source == null) {
                current = documents.next();
                if (current == null) {
                    return null;
                }
                document = current;
                source = new Pieces(current.text(), cut, fences);
                pieces = source;
            }
            String piece = source.next();
            if (piece != null) {
                return row(current, source, piece);
            }
            document = null;
        }
    }

    private ReadRow row(Documents.Document current, Pieces source, String piece) {
        long line = documents.columns().isEmpty() ? source.line() : 0;
        Place place = new Place(name, ++row, line);
        if (source.tooLong()) {
            String detail =
                    "the text has more than " + Pieces.PIECE_MAX + " characters; choose the unit paragraph or window";
            return new BadRow(place, Reason.ROW_TOO_LARGE, detail, piece);
        }
        if (Damage.indexIn(piece.toCharArray(), 0, piece.length()) >= 0) {
            String shown = Damage.show(piece.substring(0, Math.min(piece.length(), BadRow.RAW_CHARS_MAX)));
            return new BadRow(place, Reason.BAD_ENCODING, "the text holds bytes that do not fit its encoding", shown);
        }
        @Nullable Object[] values = new Object[schema.size()];
        for (int i = 0; i < values.length - 1; i++) {
            values[i] = current.values().get(i);
        }
        values[values.length - 1] = piece;
        return new Row(schema, values, place);
    }

    @Override
    public long bytesRead() {
        return documents.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public void close() throws IOException {
        documents.close();
    }
}
