package dev.tuneset.engine.source.arrow;

import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.Fit;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.SourceKind;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.spool.Spool;
import dev.tuneset.engine.source.spool.SpooledReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;

/** Arrow IPC files, among them Feather, and streams, among them what {@code save_to_disk} of {@code datasets} writes. */
public final class ArrowKind implements SourceKind {
    private final Spool spool;

    public ArrowKind(Spool spool) {
        this.spool = spool;
    }

    @Override
    public String name() {
        return "arrow";
    }

    @Override
    public Fit fit(SourceFile file) {
        byte[] head = file.head();
        String mark = ArrowMessages.FILE_MARK;
        if (head.length >= mark.length()
                && new String(head, 0, mark.length(), StandardCharsets.ISO_8859_1).equals(mark)) {
            return new Fit(1, "arrow_magic", "It begins with the mark of an Arrow file.");
        }
        return beginsWithSchema(head)
                ? new Fit(1, "arrow_schema", "It begins with the schema of an Arrow stream.")
                : Fit.NONE;
    }

    private static boolean beginsWithSchema(byte[] head) {
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        if (head.length < 3 * Integer.BYTES) {
            return false;
        }
        int first = bytes.getInt();
        int length = first == ArrowMessages.CONTINUATION ? bytes.getInt() : first;
        if (length <= 0 || length > ArrowMessages.METADATA_MAX) {
            return false;
        }
        try {
            Message message = Message.getRootAsMessage(bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
            return message.headerType() == MessageHeader.Schema && message.bodyLength() == 0;
        } catch (IndexOutOfBoundsException noMessage) {
            return false;
        }
    }

    /** Goes through the file, so that one that breaks off is refused here already. */
    @Override
    public Guess guess(SourceFile file, SourceOptions given) throws IOException {
        try (Spool.Seekable seekable = spool.seekable(file);
                ArrowReader reader = ArrowReader.open(seekable.path(), file.name(), spool)) {
            long rows = reader.countRows();
            Guess.Finding found = new Guess.Finding(
                    "rows",
                    String.valueOf(rows),
                    1,
                    "footer_rows",
                    "The file says that it has " + rows + " rows in "
                            + reader.schema().size() + " columns.");
            return new Guess(given, List.of(found));
        }
    }

    @Override
    public RowReader open(SourceFile file, SourceOptions options) throws IOException {
        return SpooledReader.open(file, spool, path -> ArrowReader.open(path, file.name(), spool));
    }
}
