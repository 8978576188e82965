package dev.tuneset.engine.run;

import dev.tuneset.engine.example.Example;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run writes for one row.
 *
 * @param fields the example in the target format
 * @param text the example rendered with the recipe's chat template; {@code null} without one
 * @param beside whether the text is written beside the fields
 * @param encoded the record as the output has encoded it ahead; {@code null} when it has not
 */
public record Converted(
        Example example,
        Map<String, @Nullable Object> fields,
        @Nullable String text,
        boolean beside,
        @Nullable ByteBuffer encoded) {
    Converted(Example example, Map<String, @Nullable Object> fields, @Nullable String text, boolean beside) {
        this(example, fields, text, beside, null);
    }

    Converted withEncoded(ByteBuffer made) {
        return new Converted(example, fields, text, beside, made);
    }

    /** What is written: the fields, and the rendered text beside them. */
    public Map<String, @Nullable Object> record() {
        if (text == null || !beside) {
            return fields;
        }
        Map<String, @Nullable Object> record = new LinkedHashMap<>(fields);
        record.put("text", text);
        return record;
    }
}
