package dev.tuneset.engine.sink.parquet;

import dev.tuneset.engine.sink.Utf8Text;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps records on disk, with their types, until all are known. */
final class RowSpill implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final DataOutputStream out;
    private long rows;
    private long bytes;

    RowSpill(Path file) throws IOException {
        this.file = file;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }

    void write(Map<String, @Nullable Object> row) throws IOException {
        writeValue(row);
        rows++;
    }

    long rows() {
        return rows;
    }

    /** How many bytes the values take, texts as UTF-8. */
    long bytes() {
        return bytes;
    }

    /** Gives back what writing needs; reading is still to come. */
    void rest() throws IOException {
        out.close();
    }

    /** Ends writing and begins reading. */
    Rows read() throws IOException {
        out.close();
        return new Rows(new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER)));
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void writeValue(@Nullable Object value) throws IOException {
        if (value == null) {
            out.writeByte('0');
        } else if (value instanceof String text) {
            writeBytes('s', Utf8Text.bytes(text));
        } else if (value instanceof Long || value instanceof Integer) {
            bytes += Long.BYTES;
            out.writeByte('l');
            out.writeLong(((Number) value).longValue());
        } else if (value instanceof Boolean flag) {
            bytes++;
            out.writeByte(flag ? 't' : 'f');
        } else if (value instanceof BigInteger || value instanceof BigDecimal) {
            writeBytes(value instanceof BigInteger ? 'i' : 'd', ascii(value));
        } else if (value instanceof Number number) {
            bytes += Double.BYTES;
            out.writeByte('n');
            out.writeDouble(number.doubleValue());
        } else if (value instanceof byte[] bytes) {
            writeBytes('b', bytes);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map);
        } else if (value instanceof List<?> list) {
            out.writeByte('[');
            out.writeInt(list.size());
            for (Object member : list) {
                writeValue(member);
            }
        } else {
            writeBytes(timeTag(value), ascii(value));
        }
    }

    private static int timeTag(Object value) {
        if (value instanceof LocalDate) {
            return 'D';
        }
        if (value instanceof LocalTime) {
            return 'T';
        }
        if (value instanceof LocalDateTime) {
            return 'L';
        }
        if (value instanceof OffsetDateTime) {
            return 'O';
        }
        throw new IllegalArgumentException("no value of a row: " + value.getClass());
    }

    private void writeMap(Map<?, ?> map) throws IOException {
        out.writeByte('{');
        out.writeInt(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            writeBytes('s', Utf8Text.bytes(String.valueOf(entry.getKey())));
            writeValue(entry.getValue());
        }
    }

    private void writeBytes(int tag, byte[] bytes) throws IOException {
        out.writeByte(tag);
        out.writeInt(bytes.length);
        out.write(bytes);
        this.bytes += Integer.BYTES + bytes.length;
    }

    private static byte[] ascii(Object value) {
        return value.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The records again, in order. */
    static final class Rows implements Closeable {
        private final DataInputStream in;

        Rows(DataInputStream in) {
            this.in = in;
        }

        @SuppressWarnings("unchecked")
        Map<String, @Nullable Object> next() throws IOException {
            return (Map<String, @Nullable Object>) Objects.requireNonNull(value());
        }

        private @Nullable Object value() throws IOException {
            int tag = in.readByte();
            return switch (tag) {
                case '0' -> null;
                case 't' -> true;
                case 'f' -> false;
                case 'l' -> in.readLong();
                case 'n' -> in.readDouble();
                case 's' -> new String(bytes(), StandardCharsets.UTF_8);
                case 'b' -> bytes();
                case 'i' -> new BigInteger(text());
                case 'd' -> new BigDecimal(text());
                case 'D' -> LocalDate.parse(text());
                case 'T' -> LocalTime.parse(text());
                case 'L' -> LocalDateTime.parse(text());
                case 'O' -> OffsetDateTime.parse(text());
                case '[' -> list();
                case '{' -> map();
                default -> throw new IOException("the temporary file is damaged");
            };
        }

        private List<@Nullable Object> list() throws IOException {
            int size = in.readInt();
            List<@Nullable Object> list = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                list.add(value());
            }
            return list;
        }

        private Map<String, @Nullable Object> map() throws IOException {
            int size = in.readInt();
            Map<String, @Nullable Object> map = new LinkedHashMap<>(size * 2);
            for (int i = 0; i < size; i++) {
                map.put(String.valueOf(value()), value());
            }
            return map;
        }

        private byte[] bytes() throws IOException {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            return bytes;
        }

        private String text() throws IOException {
            return new String(bytes(), StandardCharsets.US_ASCII);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
