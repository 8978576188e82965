package dev.tuneset.engine.pack;

import dev.tuneset.engine.sink.WriteSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a pack is asked for.
 *
 * @param format the target format's name
 * @param options the target format's options as the recipe sets them
 * @param source the source's name; {@code null} when it has none
 * @param splits the splits' names, {@code train} among them
 * @param optional columns that some records may have and others not, as far as the recipe tells: {@code tools}, {@code system}
 * @param template Jinja source of the recipe's chat template; {@code null} without one
 */
public record PackRequest(
        PackSpec spec,
        String format,
        Map<String, @Nullable Object> options,
        WriteSpec write,
        @Nullable String source,
        List<String> splits,
        Set<String> optional,
        @Nullable String template) {
    public PackRequest {
        splits = List.copyOf(splits);
        optional = Set.copyOf(optional);
    }

    /** What the dataset is called. */
    String name() {
        if (spec.name() != null) {
            return spec.name();
        }
        return source == null ? "dataset" : PackSpec.nameFrom(source);
    }

    String model(String otherwise) {
        return Objects.requireNonNullElse(spec.model(), otherwise);
    }

    boolean isParquet() {
        return write.as() == WriteSpec.As.PARQUET;
    }
}
