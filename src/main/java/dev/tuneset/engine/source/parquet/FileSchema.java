package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.source.typed.TypedFile;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Builds the schema tree from the flat, depth-first list in the footer. */
final class FileSchema {
    private static final int DEPTH_MAX = 100;

    private final String file;
    private final List<SchemaElement> elements;
    private int next;

    private FileSchema(String file, List<SchemaElement> elements) {
        this.file = file;
        this.elements = elements;
    }

    static MessageType of(String file, FileMetaData footer) {
        FileSchema schema = new FileSchema(file, footer.getSchema());
        SchemaElement root = schema.take();
        List<Type> fields = schema.children(root.getNum_children(), 1);
        if (fields.isEmpty()) {
            throw ParquetFailure.notParquet(file, "it has no columns");
        }
        return new MessageType(root.isSetName() ? root.getName() : "schema", fields);
    }

    private SchemaElement take() {
        if (next >= elements.size()) {
            throw TypedFile.PARQUET.corrupt(file, "schema", "it names more columns than it lists");
        }
        return elements.get(next++);
    }

    private List<Type> children(int count, int depth) {
        if (depth > DEPTH_MAX) {
            throw TypedFile.PARQUET.tooLarge(file, "its columns are nested more than " + DEPTH_MAX + " deep");
        }
        List<Type> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(field(take(), depth));
        }
        return distinct(fields);
    }

    private Type field(SchemaElement element, int depth) {
        Repetition repetition = Repetition.valueOf(
                (element.isSetRepetition_type() ? element.getRepetition_type() : FieldRepetitionType.REQUIRED).name());
        @Nullable LogicalTypeAnnotation meaning = Meanings.of(element);
        if (!element.isSetType()) {
            List<Type> fields = children(element.getNum_children(), depth + 1);
            return Types.buildGroup(repetition)
                    .as(meaning)
                    .addFields(fields.toArray(Type[]::new))
                    .named(element.getName());
        }
        PrimitiveTypeName physical = switch (element.getType()) {
            case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
            case INT32 -> PrimitiveTypeName.INT32;
            case INT64 -> PrimitiveTypeName.INT64;
            case INT96 -> PrimitiveTypeName.INT96;
            case FLOAT -> PrimitiveTypeName.FLOAT;
            case DOUBLE -> PrimitiveTypeName.DOUBLE;
            case BYTE_ARRAY -> PrimitiveTypeName.BINARY;
            case FIXED_LEN_BYTE_ARRAY -> PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
        };
        return Types.primitive(physical, repetition)
                .length(element.getType_length())
                .as(meaning)
                .named(element.getName());
    }

    /** Refuses a name used twice in one group, since a value could not be told from its namesake. */
    private List<Type> distinct(List<Type> fields) {
        long names = fields.stream().map(Type::getName).distinct().count();
        if (names < fields.size()) {
            throw TypedFile.PARQUET.unsupported(file, "one column name twice in " + fields.size() + " columns");
        }
        return fields;
    }
}
