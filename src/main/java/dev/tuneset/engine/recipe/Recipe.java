package dev.tuneset.engine.recipe;

import dev.tuneset.engine.clean.CleanSpec;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.mapping.MappingSpec;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.pack.PackSpec;
import dev.tuneset.engine.pack.Packs;
import dev.tuneset.engine.sink.WriteSpec;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.split.SplitSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is read, how it becomes examples, and what is written: all that decides a run's output besides the source itself.
 *
 * @param source how the source is read
 * @param map columns into examples; {@code null} when the rows are examples in a format already
 * @param pack the tool that the files are for, with its configuration beside them; {@code null} for the files alone
 */
public record Recipe(
        SourceSpec source,
        @Nullable MappingSpec map,
        List<CleanSpec> clean,
        TargetSpec target,
        SplitSpec split,
        WriteSpec write,
        Compat compat,
        @Nullable PackSpec pack) {
    /** The version of the recipe's form: its {@code tuneset:} field. */
    public static final int VERSION = 1;

    public Recipe {
        clean = List.copyOf(clean);
    }

    /** A recipe without a pack. */
    public Recipe(
            SourceSpec source,
            @Nullable MappingSpec map,
            List<CleanSpec> clean,
            TargetSpec target,
            SplitSpec split,
            WriteSpec write,
            Compat compat) {
        this(source, map, clean, target, split, write, compat, null);
    }

    /**
     * The {@code source:} section.
     *
     * @param path the source's name; {@code null} when it is given beside the recipe
     * @param format the format the rows have; {@code null} when it is told from the rows, or they are mapped
     * @param formatOptions that format's own options, for reading
     */
    public record SourceSpec(
            @Nullable String path,
            SourceOptions options,
            @Nullable String format,
            Map<String, @Nullable Object> formatOptions) {
        public SourceSpec(@Nullable String path, SourceOptions options, @Nullable String format) {
            this(path, options, format, Map.of());
        }

        public SourceSpec withPath(String changed) {
            return new SourceSpec(changed, options, format, formatOptions);
        }

        public SourceSpec withOptions(SourceOptions changed) {
            return new SourceSpec(path, changed, format, formatOptions);
        }
    }

    /**
     * The {@code target:} section.
     *
     * @param chatTemplate name of a chat template to render the text with as well
     * @param options the format's own options, which stand beside the other fields
     */
    public record TargetSpec(String format, @Nullable String chatTemplate, Map<String, @Nullable Object> options) {
        /** The same with this chat template, or without one. */
        public TargetSpec withTemplate(@Nullable String template) {
            return new TargetSpec(format, template, options);
        }
    }

    /** Whose semantics the recipe asks for. */
    public enum Compat {
        /** What a careful person would do, and every repair is said. */
        NONE,
        /** Unsloth's, mistakes included. */
        UNSLOTH;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Recipe withSource(SourceSpec changed) {
        return new Recipe(changed, map, clean, target, split, write, compat, pack);
    }

    /** The same with columns mapped this way, or with none. */
    public Recipe withMap(@Nullable MappingSpec changed) {
        return new Recipe(source, changed, clean, target, split, write, compat, pack);
    }

    public Recipe withTarget(TargetSpec changed) {
        return new Recipe(source, map, clean, changed, split, write, compat, pack);
    }

    public Recipe withOutput(List<CleanSpec> cleaned, SplitSpec dealt, WriteSpec written) {
        return new Recipe(source, map, cleaned, target, dealt, written, compat, pack);
    }

    /** Why the pack's tool cannot take what this recipe writes; empty when it can, or no tool is named. */
    public Optional<TunesetException> misfit() {
        return pack == null
                ? Optional.empty()
                : Packs.misfit(
                        Packs.named(pack.tool()),
                        Formats.named(target.format()).name(),
                        write,
                        split.shares().keySet());
    }

    public Recipe withPack(@Nullable PackSpec changed) {
        return new Recipe(source, map, clean, target, split, write, compat, changed);
    }
}
