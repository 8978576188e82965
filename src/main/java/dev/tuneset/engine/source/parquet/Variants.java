package dev.tuneset.engine.source.parquet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.ParquetDecodingException;
import org.jspecify.annotations.Nullable;

/**
 * Joins the columns into which a variant was shredded back into one value.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/VariantShredding.md">shredding</a>
 */
final class Variants {
    private static final Object ABSENT = new Object();

    private final Variant variant;

    private Variants(Variant variant) {
        this.variant = variant;
    }

    /** The value of a group of {@code metadata}, {@code value} and {@code typed_value}. */
    static @Nullable Object join(@Nullable Object group) {
        if (group instanceof Map<?, ?> parts && parts.get("metadata") instanceof byte[] metadata) {
            try {
                Object value = new Variants(new Variant(metadata)).value(parts);
                return value == ABSENT ? null : value;
            } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
                throw new ParquetDecodingException("a variant is damaged", e);
            }
        }
        return null;
    }

    private @Nullable Object value(Map<?, ?> parts) {
        Object typed = parts.get("typed_value");
        @Nullable Object rest = parts.get("value") instanceof byte[] bytes ? variant.read(bytes) : ABSENT;
        if (typed instanceof Map<?, ?> fields) {
            return object(fields, rest);
        }
        if (typed instanceof List<?> elements) {
            List<@Nullable Object> list = new ArrayList<>(elements.size());
            for (Object element : elements) {
                Object value = element instanceof Map<?, ?> pair ? value(pair) : null;
                list.add(value == ABSENT ? null : value);
            }
            return list;
        }
        return typed == null ? rest : typed;
    }

    private Map<String, @Nullable Object> object(Map<?, ?> fields, @Nullable Object rest) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            Object value = field.getValue() instanceof Map<?, ?> parts ? value(parts) : ABSENT;
            if (value != ABSENT) {
                object.put(String.valueOf(field.getKey()), value);
            }
        }
        if (rest instanceof Map<?, ?> others) {
            others.forEach((key, value) -> object.put(String.valueOf(key), value));
        }
        return object;
    }
}
