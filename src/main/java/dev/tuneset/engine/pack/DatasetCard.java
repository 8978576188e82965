package dev.tuneset.engine.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code README.md} of a pack: a dataset card with the YAML head that Hugging Face reads. */
final class DatasetCard {
    private static final int EXAMPLE_MAX = 4_000;

    private final Pack pack;
    private final PackRequest request;
    private final Contents contents;

    DatasetCard(Pack pack, PackRequest request, Contents contents) {
        this.pack = pack;
        this.request = request;
        this.contents = contents;
    }

    /** The head of a card alone, for the folder of the data: tools that load that folder read it too. */
    static PackFile ofData(Pack pack, PackRequest request, Contents contents) {
        DatasetCard card = new DatasetCard(pack, request, contents);
        Yaml yaml = new Yaml()
                .put("configs", List.of(card.config("data/")))
                .put("dataset_info", card.info(contents.filled()));
        return new PackFile("data/README.md", "---\n" + yaml.text() + "---\n");
    }

    /**
     * Whether bare files of JSON would end the training: the loader would not find out the columns that come late, and the card
     * can name them.
     */
    static boolean isNeeded(PackRequest request, Contents contents) {
        return !contents.late().isEmpty() && namesColumns(request, contents);
    }

    /** Whether the card says what the loader of JSON would guess. */
    static boolean namesColumns(PackRequest request, Contents contents) {
        return !request.isParquet() && Features.of(contents.shape(), false, false) != null;
    }

    /** As {@link #ofData}, with a configuration for each split: for tools that name one, and in it take {@code train}. */
    static PackFile ofSplits(Pack pack, PackRequest request, Contents contents) {
        DatasetCard card = new DatasetCard(pack, request, contents);
        List<Object> configs = new ArrayList<>();
        List<Object> infos = new ArrayList<>();
        contents.filled().forEach((name, split) -> {
            Map<String, Contents.Split> alone = Map.of("train", split);
            configs.add(config(name, Map.of("train", card.path(name, split).substring("data/".length()))));
            Map<String, @Nullable Object> info = new LinkedHashMap<>();
            info.put("config_name", name);
            info.putAll(card.info(alone));
            infos.add(info);
        });
        Yaml yaml = new Yaml().put("configs", configs).put("dataset_info", infos);
        return new PackFile("data/README.md", "---\n" + yaml.text() + "---\n");
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("---\n").append(head()).append("---\n\n");
        text.append("# ").append(request.name()).append("\n\n");
        text.append(records())
                .append(" examples in the format `")
                .append(request.format())
                .append("`, ready for ")
                .append(pack.card().title())
                .append(".\n\n");
        text.append("| split | examples | files |\n|---|--:|---|\n");
        contents.splits()
                .forEach((name, split) -> text.append("| ")
                        .append(name)
                        .append(" | ")
                        .append(split.records())
                        .append(" | ")
                        .append(split.records() == 0 ? "none" : "`" + path(name, split) + "`")
                        .append(" |\n"));
        example(text);
        text.append("\n## How it was made\n\n");
        contents.made().forEach(line -> text.append("- ").append(line).append('\n'));
        text.append("\n## Use\n\nIn this folder:\n\n```sh\n")
                .append(pack.command(request))
                .append("\n```\n");
        if (!pack.card().notes().isEmpty()) {
            text.append('\n');
            pack.card().notes().forEach(note -> text.append("- ").append(note).append('\n'));
        }
        return text.toString();
    }

    private void example(StringBuilder text) {
        if (contents.first() == null) {
            return;
        }
        String json = PrettyJson.text(contents.first());
        if (json.length() > EXAMPLE_MAX) {
            return;
        }
        // a fence longer than any in the data
        String fence = "```";
        while (json.contains(fence)) {
            fence += "`";
        }
        text.append("\n## One example\n\n")
                .append(fence)
                .append("json\n")
                .append(json)
                .append('\n');
        text.append(fence).append('\n');
    }

    private String head() {
        Yaml yaml = new Yaml();
        yaml.putPresent("license", request.spec().license());
        if (!request.spec().languages().isEmpty()) {
            yaml.put("language", request.spec().languages());
        }
        yaml.put("pretty_name", request.name());
        yaml.put("size_categories", List.of(sizeCategory(records())));
        yaml.put("task_categories", List.of("text-generation"));
        yaml.put("configs", List.of(config("")));
        yaml.put("dataset_info", info(contents.filled()));
        return yaml.text();
    }

    /** @param root the folder that the card lies in */
    private Map<String, @Nullable Object> config(String root) {
        Map<String, String> paths = new LinkedHashMap<>();
        contents.filled()
                .forEach((name, split) -> paths.put(name, path(name, split).substring(root.length())));
        return config("default", paths);
    }

    private static Map<String, @Nullable Object> config(String name, Map<String, String> paths) {
        List<Object> files = new ArrayList<>();
        paths.forEach((split, path) -> {
            Map<String, @Nullable Object> file = new LinkedHashMap<>();
            file.put("split", split);
            file.put("path", path);
            files.add(file);
        });
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("config_name", name);
        config.put("data_files", files);
        return config;
    }

    /** One file, or a pattern that names its shards. */
    private String path(String name, Contents.Split split) {
        List<String> names = split.names();
        if (request.write().shards() == null) {
            return names.get(0);
        }
        return pack.stem(request, name) + "-*." + request.write().as().wire();
    }

    private Map<String, @Nullable Object> info(Map<String, Contents.Split> written) {
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        List<Map<String, @Nullable Object>> features =
                Features.of(contents.shape(), request.isParquet(), pack.decodesJson());
        if (features != null) {
            info.put("features", features);
        }
        List<Object> splits = new ArrayList<>();
        long download = 0;
        long bytes = 0;
        for (Map.Entry<String, Contents.Split> each : written.entrySet()) {
            Contents.Split split = each.getValue();
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("name", each.getKey());
            one.put("num_bytes", split.bytes());
            one.put("num_examples", split.records());
            splits.add(one);
            download += split.bytesOnDisk();
            bytes += split.bytes();
        }
        info.put("splits", splits);
        info.put("download_size", download);
        info.put("dataset_size", bytes);
        return info;
    }

    private long records() {
        return contents.splits().values().stream()
                .mapToLong(Contents.Split::records)
                .sum();
    }

    /** The names that Hugging Face gives sizes. */
    static String sizeCategory(long records) {
        String[] steps = {"1K", "10K", "100K", "1M", "10M", "100M", "1B", "10B", "100B", "1T"};
        long limit = 1_000;
        for (int i = 0; i < steps.length; i++) {
            if (records < limit) {
                return i == 0 ? "n<1K" : steps[i - 1] + "<n<" + steps[i];
            }
            limit *= 10;
        }
        return "n>1T";
    }
}
