package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.source.typed.RowUnderWay;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.VariantLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Chooses for each column of a schema how its stored values become the values of a row. */
final class Converters {
    private final RowUnderWay row;

    Converters(RowUnderWay row) {
        this.row = row;
    }

    RowUnderWay row() {
        return row;
    }

    Converter of(Type type, String path, Target target) {
        if (type.isPrimitive()) {
            return Scalars.of(type.asPrimitiveType(), path, target, row);
        }
        GroupType group = type.asGroupType();
        @Nullable LogicalTypeAnnotation meaning = group.getLogicalTypeAnnotation();
        if (meaning instanceof ListLogicalTypeAnnotation && ListConverter.isList(group)) {
            return new ListConverter(group, this, path + ".", target);
        }
        boolean map = meaning instanceof MapLogicalTypeAnnotation || meaning instanceof MapKeyValueTypeAnnotation;
        if (map && MapConverter.isMap(group)) {
            return new MapConverter(group, this, path + ".", target);
        }
        if (map && ListConverter.isList(group)) {
            // a map without values: a set of keys
            return new ListConverter(group, this, path + ".", target);
        }
        if (meaning instanceof VariantLogicalTypeAnnotation) {
            return new StructConverter(group, this, path + ".", parts -> target.put(Variants.join(parts)));
        }
        return new StructConverter(group, this, path + ".", target);
    }
}
