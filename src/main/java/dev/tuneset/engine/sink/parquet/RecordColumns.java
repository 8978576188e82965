package dev.tuneset.engine.sink.parquet;

import dev.tuneset.engine.sink.JsonValues;
import dev.tuneset.engine.sink.Utf8Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes encoded records apart into the values of their columns, each with its repetition and definition level. Used by one
 * thread, for block after block.
 *
 * @see <a href="https://research.google/pubs/dremel-interactive-analysis-of-web-scale-datasets-2/">Dremel</a>
 */
final class RecordColumns {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    /** Shorter parts of columns share a page. */
    private static final int PAGE_BYTES = 1 << 16;

    private final List<LeafColumn> schema;
    private final PagePacking packing;
    private final List<Node> leaves = new ArrayList<>();
    private final Node root;
    private byte[] bytes = new byte[0];

    RecordColumns(Shape records, List<LeafColumn> schema, Compression compression) {
        this.schema = schema;
        this.packing = new PagePacking(compression);
        this.root = new Node(records, leaves);
    }

    /** The columns of all records in a block, ready to be written. */
    List<ColumnPart> read(RowSpill.Reading rows, RowSpill.Block block) throws IOException {
        bytes = bytes.length < block.length() ? new byte[block.length()] : bytes;
        rows.read(block, bytes);
        RecordCursor cursor = new RecordCursor(bytes, block.length());
        while (!cursor.atEnd()) {
            cursor.head();
            cursor.tag();
            fields(root, cursor, 0, 0, 0);
        }
        List<ColumnPart> parts = new ArrayList<>(leaves.size());
        for (int i = 0; i < leaves.size(); i++) {
            parts.add(part(schema.get(i), leaves.get(i)));
        }
        return parts;
    }

    private ColumnPart part(LeafColumn leaf, Node node) throws IOException {
        ColumnValues column = Objects.requireNonNull(node.leaf);
        Distinct distinct = leaf.isFlags() ? null : Distinct.of(column, leaf.width());
        if (distinct == null && column.values().size() >= PAGE_BYTES) {
            ColumnPart part = ColumnPart.of(column, packing.page(leaf, column));
            column.clear();
            return part;
        }
        node.leaf = new ColumnValues();
        return ColumnPart.of(column, distinct);
    }

    /** One field of the schema, with the values of its column when it is a leaf. */
    private static final class Node {
        private final Shape shape;
        private final Shape.Kind kind;
        private final byte[][] names;
        private final Map<String, Integer> places = new HashMap<>();
        private final List<Node> children = new ArrayList<>();
        private @Nullable ColumnValues leaf;

        Node(Shape shape, List<Node> leaves) {
            this.shape = shape;
            this.kind = shape.kind();
            this.names = new byte[shape.fields().size()][];
            if (kind == Shape.Kind.STRUCT) {
                shape.fields().forEach((name, field) -> {
                    names[children.size()] = Utf8Text.bytes(name);
                    places.put(name, children.size());
                    children.add(new Node(field, leaves));
                });
            } else if (kind == Shape.Kind.LIST) {
                children.add(new Node(shape.element(), leaves));
            }
            boolean branch = kind == Shape.Kind.STRUCT || kind == Shape.Kind.LIST;
            this.leaf = branch ? null : new ColumnValues();
            if (!branch) {
                leaves.add(this);
            }
        }
    }

    /**
     * @param repetition the level at which this value repeats
     * @param definition how many of the optional fields above it are there
     * @param lists how many lists it stands in
     */
    private static void value(Node node, RecordCursor cursor, int repetition, int definition, int lists)
            throws IOException {
        int tag = cursor.tag();
        if (tag == RecordBytes.NOTHING) {
            absent(node, repetition, definition);
        } else if (node.leaf != null) {
            leaf(node, node.leaf.values(), cursor, tag);
            node.leaf.level(repetition, definition + 1);
        } else if (node.kind == Shape.Kind.LIST) {
            Node element = node.children.get(0);
            int size = cursor.number();
            if (size == 0) {
                absent(element, repetition, definition + 1);
            }
            for (int i = 0; i < size; i++) {
                value(element, cursor, i == 0 ? repetition : lists + 1, definition + 2, lists + 1);
            }
        } else {
            fields(node, cursor, repetition, definition + 1, lists);
        }
    }

    private static void fields(Node node, RecordCursor cursor, int repetition, int definition, int lists)
            throws IOException {
        int size = cursor.number();
        int inOrder = 0;
        while (inOrder < size && inOrder < node.names.length && cursor.takes(node.names[inOrder])) {
            value(node.children.get(inOrder++), cursor, repetition, definition, lists);
        }
        if (inOrder < node.names.length) {
            others(node, cursor, inOrder, size, repetition, definition, lists);
        }
    }

    /** Fields that stand otherwise than in the schema, and those that are missing. */
    private static void others(
            Node node, RecordCursor cursor, int done, int size, int repetition, int definition, int lists)
            throws IOException {
        boolean[] there = new boolean[node.names.length];
        for (int i = done; i < size; i++) {
            int place = Objects.requireNonNull(node.places.get(cursor.text()), "a field that no record had");
            there[place] = true;
            value(node.children.get(place), cursor, repetition, definition, lists);
        }
        for (int i = done; i < there.length; i++) {
            if (!there[i]) {
                absent(node.children.get(i), repetition, definition);
            }
        }
    }

    private static void absent(Node node, int repetition, int definition) {
        if (node.leaf != null) {
            node.leaf.absent(repetition, definition);
        }
        for (Node child : node.children) {
            absent(child, repetition, definition);
        }
    }

    private static void leaf(Node node, Bytes values, RecordCursor cursor, int tag) throws IOException {
        switch (node.kind) {
            case TEXT, BYTES -> cursor.sized(values);
            case BOOLEAN -> values.put(tag == RecordBytes.TRUE ? 1 : 0);
            case INTEGER -> values.putLong(cursor.wide());
            case DOUBLE -> values.putLong(tag == RecordBytes.DOUBLE ? cursor.wide() : bits(cursor.wide()));
            case MIXED -> values.putSized(Utf8Text.bytes(JsonValues.text(cursor.value(tag))));
            case VERBATIM -> {
                if (tag == RecordBytes.TEXT) {
                    cursor.sized(values);
                } else {
                    values.putSized(Utf8Text.bytes(JsonValues.text(cursor.value(tag))));
                }
            }
            default -> rare(node.shape, values, Objects.requireNonNull(cursor.value(tag)));
        }
    }

    private static long bits(long value) {
        return Double.doubleToRawLongBits((double) value);
    }

    private static void rare(Shape shape, Bytes values, Object value) {
        switch (shape.kind()) {
            case DECIMAL -> values.putSized(decimal((Number) value, shape.scale()));
            case DATE -> values.putInt(Math.toIntExact(((LocalDate) value).toEpochDay()));
            case TIME -> values.putLong(((LocalTime) value).toNanoOfDay() / NANOS_PER_MICRO);
            case LOCAL -> values.putLong(micros((LocalDateTime) value));
            case INSTANT -> values.putLong(micros(((OffsetDateTime) value).toLocalDateTime()));
            default -> throw new IllegalStateException("no leaf of its own: " + shape.kind());
        }
    }

    private static byte[] decimal(Number value, int scale) {
        BigDecimal decimal =
                value instanceof BigDecimal exact ? exact : new BigDecimal(new BigInteger(value.toString()));
        return decimal.setScale(scale).unscaledValue().toByteArray();
    }

    private static long micros(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) * MICROS_PER_SECOND + time.get(ChronoField.MICRO_OF_SECOND);
    }
}
