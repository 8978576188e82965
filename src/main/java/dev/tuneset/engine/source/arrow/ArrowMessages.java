package dev.tuneset.engine.source.arrow;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The messages of an Arrow IPC file or stream: a schema, then dictionaries and record batches. In a stream they follow each other; a
 * file has a footer that tells where they are, and what else stands in it is nobody's business.
 *
 * @see <a href="https://arrow.apache.org/docs/format/Columnar.html#serialization-and-interprocess-communication-ipc">IPC</a>
 */
final class ArrowMessages implements Closeable {
    /** What a file begins with; a stream begins with its first message. */
    static final String FILE_MARK = "ARROW1\0\0";

    /** What a file ends with. */
    private static final String END_MARK = "ARROW1";

    /** Stands before the length of a message since format version 0.15. */
    static final int CONTINUATION = -1;

    /** A longer head is no head: texts, read as a length, are longer. */
    static final int METADATA_MAX = 256 << 20;

    /** Bodies up to this size are read, larger ones mapped. */
    private static final int READ_MAX = 4 << 20;

    private final FileChannel channel;
    private final long size;
    private final Schema schema;

    /** Where the messages of a file are; {@code null} for a stream. */
    private final @Nullable Queue<Long> places;

    private long position;

    /**
     * A message.
     *
     * @param position where its body starts in the file
     */
    record ArrowMessage(Message head, long position, long length) {
        boolean isBatch() {
            return head.headerType() == MessageHeader.RecordBatch;
        }
    }

    /** Takes over {@code channel}. */
    ArrowMessages(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
        byte[] mark = FILE_MARK.getBytes(StandardCharsets.US_ASCII);
        if (size >= mark.length && read(0, mark.length).equals(ByteBuffer.wrap(mark))) {
            Footer footer = footer();
            this.schema = footer.schema();
            this.places = places(footer);
        } else {
            ArrowMessage first = nextInStream();
            if (first == null || first.head().headerType() != MessageHeader.Schema) {
                throw new IOException("it does not begin with a schema");
            }
            this.schema = (Schema) first.head().header(new Schema());
            this.places = null;
        }
    }

    private Footer footer() throws IOException {
        byte[] mark = END_MARK.getBytes(StandardCharsets.US_ASCII);
        long end = size - mark.length - Integer.BYTES;
        if (end < FILE_MARK.length() || !read(size - mark.length, mark.length).equals(ByteBuffer.wrap(mark))) {
            throw new EOFException();
        }
        int length = read(end, Integer.BYTES).getInt();
        if (length <= 0 || length > METADATA_MAX || length > end) {
            throw new IOException("the footer claims " + length + " bytes");
        }
        return Footer.getRootAsFooter(read(end - length, length));
    }

    private static Queue<Long> places(Footer footer) {
        Queue<Long> places = new ArrayDeque<>();
        for (int i = 0; i < footer.dictionariesLength(); i++) {
            places.add(footer.dictionaries(i).offset());
        }
        for (int i = 0; i < footer.recordBatchesLength(); i++) {
            places.add(footer.recordBatches(i).offset());
        }
        return places;
    }

    Schema schema() {
        return schema;
    }

    long size() {
        return size;
    }

    /** How far the messages so far reach. */
    long position() {
        return position;
    }

    /** The next message behind the schema; {@code null} at the end. */
    @Nullable
    ArrowMessage next() throws IOException {
        if (places == null) {
            return nextInStream();
        }
        Long place = places.poll();
        if (place == null) {
            return null;
        }
        if (place < 0 || place > size) {
            throw new EOFException();
        }
        position = place;
        return nextInStream();
    }

    private @Nullable ArrowMessage nextInStream() throws IOException {
        if (position + Integer.BYTES > size) {
            return null;
        }
        int length = read(position, Integer.BYTES).getInt();
        position += Integer.BYTES;
        if (length == CONTINUATION) {
            length = read(position, Integer.BYTES).getInt();
            position += Integer.BYTES;
        }
        if (length == 0) {
            return null;
        }
        if (length < 0 || length > METADATA_MAX) {
            throw new IOException("a message claims a head of " + length + " bytes");
        }
        Message head = Message.getRootAsMessage(read(position, length));
        position += length;
        long body = head.bodyLength();
        if (body < 0 || body > size - position) {
            throw new EOFException();
        }
        ArrowMessage message = new ArrowMessage(head, position, body);
        position += body;
        return message;
    }

    /** The number of rows in the batches to come, which are passed over. */
    long countRows() throws IOException {
        long rows = 0;
        for (ArrowMessage message = next(); message != null; message = next()) {
            if (message.isBatch()) {
                rows = Math.addExact(rows, ((RecordBatch) message.head().header(new RecordBatch())).length());
            }
        }
        return rows;
    }

    /** The bytes of a message's body. */
    ByteBuffer body(ArrowMessage message) throws IOException {
        if (message.length() <= READ_MAX) {
            return read(message.position(), (int) message.length());
        }
        return channel.map(FileChannel.MapMode.READ_ONLY, message.position(), message.length())
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer read(long from, int length) throws IOException {
        if (length > size - from) {
            throw new EOFException();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
