package dev.tuneset.engine.pack;

import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatOption;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.sink.WriteSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        Format format = Formats.named(request.format());
        if (!pack.card().formats().contains(format.name())) {
            String fits = String.join(", ", pack.card().formats());
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "pack_format",
                            pack.card().title() + " cannot train on the format " + format.name()
                                    + ". For it, choose one of: " + fits + ".",
                            pack.card().title(),
                            format.name(),
                            fits)
                    .inField("target.format");
        }
        List<String> types = pack.types(format.name()).stream()
                .sorted()
                .map(WriteSpec.As::wire)
                .toList();
        if (!types.contains(request.write().as().wire())) {
            String fits = String.join(", ", types);
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "pack_type",
                            pack.card().title() + " does not read "
                                    + request.write().as().wire() + " here. For it, write as: " + fits + ".",
                            pack.card().title(),
                            request.write().as().wire(),
                            fits)
                    .inField("write.as");
        }
        if (request.write().shards() != null && !pack.takesShards()) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "pack_shards",
                            pack.card().title() + " wants each split in one file. Leave the shards out.",
                            pack.card().title())
                    .inField("write.shards");
        }
        if (!request.splits().contains("train")) {
            throw new TunesetException(Problem.BAD_REQUEST, "pack_split", "A pack needs a split named train.")
                    .inField("split");
        }
        return new PackPlan(pack, request);
    }
}
