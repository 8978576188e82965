package dev.tuneset.engine.pack;

import dev.tuneset.engine.format.FormatOption;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.sink.WriteSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All packs Tuneset writes. */
public final class Packs {
    /** In the order in which they are shown. */
    private static final List<Pack> ALL = List.of(
            new HuggingFacePack(),
            new TrlPack(),
            new UnslothPack(),
            new LlamaFactoryPack(),
            new AxolotlPack(),
            new MsSwiftPack(),
            new MlxLmPack(),
            new OpenAiPack(),
            new MistralPack());

    private Packs() {}

    public static List<Pack> all() {
        return ALL;
    }

    public static List<String> names() {
        return ALL.stream().map(Pack::name).toList();
    }

    /** The pack of that name, however its words are joined; throws a TunesetException that lists the names when there is none. */
    public static Pack named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        for (Pack pack : ALL) {
            if (pack.name().replace("-", "").equals(wanted)) {
                return pack;
            }
        }
        String names = String.join(", ", names());
        throw new TunesetException(
                        Problem.BAD_REQUEST,
                        "unknown_pack",
                        "There is no pack for \"" + name + "\". Packs: " + names + ".",
                        name,
                        names)
                .inField("pack.for");
    }

    /** The options of a target format with those added that the pack wants and the recipe leaves open. */
    public static Map<String, @Nullable Object> options(PackRequest request) {
        Map<String, @Nullable Object> options = new LinkedHashMap<>(request.options());
        List<String> known = Formats.named(request.format()).card().options().stream()
                .map(FormatOption::name)
                .toList();
        named(request.spec().tool()).options(request).forEach((option, value) -> {
            if (known.contains(option)) {
                options.putIfAbsent(option, value);
            }
        });
        return options;
    }

    /** Binds a pack to a recipe; throws a TunesetException that says what fits when format, file type or shards do not. */
    public static PackPlan plan(PackRequest request) {
        Pack pack = named(request.spec().tool());
        Optional<TunesetException> misfit =
                misfit(pack, Formats.named(request.format()).name(), request.write(), request.splits());
        if (misfit.isPresent()) {
            throw misfit.get();
        }
        return new PackPlan(pack, request);
    }

    /** Why a tool cannot take a format written like this, and what fits; empty when it can. */
    public static Optional<TunesetException> misfit(
            Pack pack, String format, WriteSpec write, Collection<String> splits) {
        PackCard card = pack.card();
        if (!card.formats().contains(format)) {
            String fits = String.join(", ", card.formats());
            return refused(
                    "target.format",
                    "pack_format",
                    card.title() + " cannot train on the format " + format + ". For it, choose one of: " + fits + ".",
                    card.title(),
                    format,
                    fits);
        }
        List<String> types =
                pack.types(format).stream().sorted().map(WriteSpec.As::wire).toList();
        String type = write.as().wire();
        if (!types.contains(type)) {
            String fits = String.join(", ", types);
            return refused(
                    "write.as",
                    "pack_type",
                    card.title() + " does not read " + type + " here. For it, write as: " + fits + ".",
                    card.title(),
                    type,
                    fits);
        }
        if (write.shards() != null && !pack.takesShards()) {
            return refused(
                    "write.shards",
                    "pack_shards",
                    card.title() + " wants each split in one file. Leave the shards out.",
                    card.title());
        }
        if (!splits.contains("train")) {
            return refused("split", "pack_split", "A pack needs a split named train.");
        }
        return Optional.empty();
    }

    private static Optional<TunesetException> refused(String field, String code, String message, Object... arguments) {
        return Optional.of(new TunesetException(Problem.BAD_REQUEST, code, message, arguments).inField(field));
    }
}
