package dev.tuneset.engine.sink.parquet;

import dev.tuneset.engine.sink.JsonValues;
import dev.tuneset.engine.sink.Utf8Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Takes records apart into the values of their columns, each with its repetition and definition level.
 *
 * @see <a href="https://research.google/pubs/dremel-interactive-analysis-of-web-scale-datasets-2/">Dremel</a>
 */
final class RecordWriter {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private final Node root;

    /** @param columns the writers of the leaf columns, in the order of the schema */
    RecordWriter(Shape records, Iterator<ColumnWriter> columns) {
        this.root = new Node(records, columns);
    }

    void write(Map<String, @Nullable Object> row) {
        fields(root, row, 0, 0, 0);
    }

    /** One field of the schema, with the writer of its column when it is a leaf. */
    private static final class Node {
        private final Shape shape;
        private final List<String> names;
        private final List<Node> children = new ArrayList<>();
        private final @Nullable ColumnWriter leaf;

        Node(Shape shape, Iterator<ColumnWriter> columns) {
            this.shape = shape;
            this.names = List.copyOf(shape.fields().keySet());
            if (shape.kind() == Shape.Kind.STRUCT) {
                shape.fields().values().forEach(field -> children.add(new Node(field, columns)));
            } else if (shape.kind() == Shape.Kind.LIST) {
                children.add(new Node(shape.element(), columns));
            }
            this.leaf = children.isEmpty() ? columns.next() : null;
        }
    }

    /**
     * @param repetition the level at which this value repeats
     * @param definition how many of the optional fields above it are there
     * @param lists how many lists it stands in
     */
    private static void value(Node node, @Nullable Object value, int repetition, int definition, int lists) {
        if (value == null) {
            absent(node, repetition, definition);
        } else if (node.leaf != null) {
            leaf(node.leaf, node.shape, value, repetition, definition + 1);
        } else if (value instanceof List<?> list) {
            Node element = node.children.get(0);
            if (list.isEmpty()) {
                absent(element, repetition, definition + 1);
            }
            for (int i = 0; i < list.size(); i++) {
                value(element, list.get(i), i == 0 ? repetition : lists + 1, definition + 2, lists + 1);
            }
        } else {
            fields(node, (Map<?, ?>) value, repetition, definition + 1, lists);
        }
    }

    private static void fields(Node node, Map<?, ?> values, int repetition, int definition, int lists) {
        for (int i = 0; i < node.children.size(); i++) {
            value(node.children.get(i), values.get(node.names.get(i)), repetition, definition, lists);
        }
    }

    private static void absent(Node node, int repetition, int definition) {
        if (node.leaf != null) {
            node.leaf.writeNull(repetition, definition);
        }
        for (Node child : node.children) {
            absent(child, repetition, definition);
        }
    }

    private static void leaf(ColumnWriter column, Shape shape, Object value, int repetition, int definition) {
        switch (shape.kind()) {
            case BOOLEAN -> column.write((boolean) value, repetition, definition);
            case INTEGER -> column.write(((Number) value).longValue(), repetition, definition);
            case DOUBLE -> column.write(((Number) value).doubleValue(), repetition, definition);
            case DECIMAL -> column.write(decimal((Number) value, shape.scale()), repetition, definition);
            case TEXT -> column.write(text((String) value), repetition, definition);
            case BYTES -> column.write(Binary.fromConstantByteArray((byte[]) value), repetition, definition);
            case DATE -> column.write(Math.toIntExact(((LocalDate) value).toEpochDay()), repetition, definition);
            case TIME -> column.write(((LocalTime) value).toNanoOfDay() / NANOS_PER_MICRO, repetition, definition);
            case LOCAL -> column.write(micros((LocalDateTime) value), repetition, definition);
            case INSTANT -> column.write(micros(((OffsetDateTime) value).toLocalDateTime()), repetition, definition);
            case MIXED -> column.write(text(JsonValues.text(value)), repetition, definition);
            case VERBATIM ->
                column.write(
                        text(value instanceof String text ? text : JsonValues.text(value)), repetition, definition);
            case NOTHING, LIST, STRUCT -> throw new IllegalStateException("no leaf: " + shape.kind());
        }
    }

    private static Binary decimal(Number value, int scale) {
        BigDecimal decimal =
                value instanceof BigDecimal exact ? exact : new BigDecimal(new BigInteger(value.toString()));
        return Binary.fromConstantByteArray(
                decimal.setScale(scale).unscaledValue().toByteArray());
    }

    private static long micros(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) * MICROS_PER_SECOND + time.get(ChronoField.MICRO_OF_SECOND);
    }

    private static Binary text(String text) {
        return Binary.fromConstantByteArray(Utf8Text.bytes(text));
    }
}
