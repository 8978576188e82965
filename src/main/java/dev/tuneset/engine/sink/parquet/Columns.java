package dev.tuneset.engine.sink.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalTypes;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * The columns for a shape, both as the writer's schema and as the list in the footer. Every field is optional; lists have
 * three levels named {@code list} and {@code element}, as Hugging Face {@code datasets} writes and reads them.
 */
final class Columns {
    private static final LogicalTypeAnnotation.TimeUnit MICROS = LogicalTypeAnnotation.TimeUnit.MICROS;

    private final List<SchemaElement> elements = new ArrayList<>();
    private final MessageType type;

    Columns(Shape records) {
        SchemaElement root = new SchemaElement("schema");
        root.setNum_children(records.fields().size());
        elements.add(root);
        this.type = new MessageType("schema", fields(records));
    }

    List<SchemaElement> elements() {
        return elements;
    }

    /** The leaf columns, in the order of the schema. */
    List<LeafColumn> leaves() {
        return type.getColumns().stream().map(LeafColumn::new).toList();
    }

    private List<Type> fields(Shape shape) {
        List<Type> fields = new ArrayList<>();
        for (Map.Entry<String, Shape> field : shape.fields().entrySet()) {
            fields.add(field(field.getKey(), field.getValue()));
        }
        return fields;
    }

    private Type field(String name, Shape shape) {
        return switch (shape.kind()) {
            case LIST -> list(name, shape);
            case STRUCT -> {
                group(name, FieldRepetitionType.OPTIONAL, shape.fields().size());
                yield Types.optionalGroup()
                        .addFields(fields(shape).toArray(Type[]::new))
                        .named(name);
            }
            case BOOLEAN -> leaf(name, PrimitiveTypeName.BOOLEAN, null);
            case INTEGER -> leaf(name, PrimitiveTypeName.INT64, null);
            case DOUBLE -> leaf(name, PrimitiveTypeName.DOUBLE, null);
            case BYTES -> leaf(name, PrimitiveTypeName.BINARY, null);
            case DECIMAL -> decimal(name, shape);
            case DATE -> leaf(name, PrimitiveTypeName.INT32, LogicalTypeAnnotation.dateType());
            case TIME -> leaf(name, PrimitiveTypeName.INT64, LogicalTypeAnnotation.timeType(false, MICROS));
            case LOCAL -> leaf(name, PrimitiveTypeName.INT64, LogicalTypeAnnotation.timestampType(false, MICROS));
            case INSTANT -> leaf(name, PrimitiveTypeName.INT64, LogicalTypeAnnotation.timestampType(true, MICROS));
            case NOTHING -> leaf(name, PrimitiveTypeName.INT32, LogicalTypeAnnotation.unknownType());
            case TEXT, MIXED, VERBATIM -> leaf(name, PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType());
        };
    }

    private Type list(String name, Shape shape) {
        SchemaElement outer = group(name, FieldRepetitionType.OPTIONAL, 1);
        outer.setConverted_type(ConvertedType.LIST);
        outer.setLogicalType(LogicalTypes.LIST);
        group("list", FieldRepetitionType.REPEATED, 1);
        Type repeated = Types.repeatedGroup()
                .addField(field("element", shape.element()))
                .named("list");
        return Types.buildGroup(Repetition.OPTIONAL)
                .as(LogicalTypeAnnotation.listType())
                .addField(repeated)
                .named(name);
    }

    private SchemaElement group(String name, FieldRepetitionType repetition, int children) {
        SchemaElement element = new SchemaElement(name);
        element.setRepetition_type(repetition);
        element.setNum_children(children);
        elements.add(element);
        return element;
    }

    private Type decimal(String name, Shape shape) {
        LogicalTypeAnnotation meaning = LogicalTypeAnnotation.decimalType(shape.scale(), shape.precision());
        Type type = leaf(name, PrimitiveTypeName.BINARY, meaning);
        SchemaElement element = elements.get(elements.size() - 1);
        element.setConverted_type(ConvertedType.DECIMAL);
        element.setLogicalType(LogicalTypes.DECIMAL(shape.scale(), shape.precision()));
        element.setScale(shape.scale());
        element.setPrecision(shape.precision());
        return type;
    }

    private Type leaf(String name, PrimitiveTypeName physical, @Nullable LogicalTypeAnnotation meaning) {
        SchemaElement element = new SchemaElement(name);
        element.setRepetition_type(FieldRepetitionType.OPTIONAL);
        element.setType(physical(physical));
        if (meaning != null) {
            annotate(element, meaning);
        }
        elements.add(element);
        return Types.primitive(physical, Repetition.OPTIONAL).as(meaning).named(name);
    }

    static org.apache.parquet.format.Type physical(PrimitiveTypeName physical) {
        return switch (physical) {
            case BOOLEAN -> org.apache.parquet.format.Type.BOOLEAN;
            case INT32 -> org.apache.parquet.format.Type.INT32;
            case INT64 -> org.apache.parquet.format.Type.INT64;
            case INT96 -> org.apache.parquet.format.Type.INT96;
            case FLOAT -> org.apache.parquet.format.Type.FLOAT;
            case DOUBLE -> org.apache.parquet.format.Type.DOUBLE;
            case BINARY -> org.apache.parquet.format.Type.BYTE_ARRAY;
            case FIXED_LEN_BYTE_ARRAY -> org.apache.parquet.format.Type.FIXED_LEN_BYTE_ARRAY;
        };
    }

    private static void annotate(SchemaElement element, LogicalTypeAnnotation meaning) {
        TimeUnit micros = TimeUnit.MICROS(new MicroSeconds());
        if (meaning instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation) {
            element.setConverted_type(ConvertedType.UTF8);
            element.setLogicalType(LogicalTypes.UTF8);
        } else if (meaning instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation) {
            element.setConverted_type(ConvertedType.DATE);
            element.setLogicalType(LogicalTypes.DATE);
        } else if (meaning instanceof LogicalTypeAnnotation.UnknownLogicalTypeAnnotation) {
            element.setLogicalType(LogicalTypes.UNKNOWN);
        } else if (meaning instanceof LogicalTypeAnnotation.TimeLogicalTypeAnnotation) {
            element.setLogicalType(org.apache.parquet.format.LogicalType.TIME(new TimeType(false, micros)));
        } else if (meaning instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation stamp) {
            element.setLogicalType(org.apache.parquet.format.LogicalType.TIMESTAMP(
                    new TimestampType(stamp.isAdjustedToUTC(), micros)));
        }
    }
}
