package dev.tuneset.engine.pack;

import java.util.ArrayList;
import java.util.List;

/** Warnings that several tools share. */
final class CommonWarnings {
    private CommonWarnings() {}

    /** What the JSON reader of {@code datasets}, on which most tools build, makes of this data. */
    static List<Warning> ofJsonLoader(PackRequest request, Contents contents) {
        List<Warning> warnings = new ArrayList<>(emptySplits(contents));
        if (!request.isParquet() && !contents.dates().isEmpty()) {
            String columns = String.join(", ", contents.dates());
            warnings.add(Warning.of(
                    "dates_become_timestamps",
                    "All texts of " + columns + " are dates or times; the JSON loader turns them into timestamps. "
                            + "Write as parquet to keep them as text.",
                    columns));
        }
        return warnings;
    }

    /** Tools that load the bare files where no card can help: the loader takes the columns from the first 10 MB. */
    static List<Warning> lateKeys(PackRequest request, Contents contents) {
        if (request.isParquet() || contents.late().isEmpty() || DatasetCard.isNeeded(request, contents)) {
            return List.of();
        }
        String columns = String.join(", ", contents.late());
        return List.of(Warning.of(
                "late_keys",
                "The first file does not show " + columns
                        + " in its first 10 MB as they are later; the JSON loader looks no further and will fail. Write as parquet.",
                columns));
    }

    /** Readers of JSON before {@code datasets} 4.7 know one type a column. */
    static List<Warning> mixedKeys(PackRequest request, Contents contents) {
        if (request.isParquet() || contents.mixed().isEmpty()) {
            return List.of();
        }
        String columns = String.join(", ", contents.mixed());
        return List.of(Warning.of(
                "mixed_keys",
                "The values of " + columns
                        + " have several types, of which the JSON loader takes only one; it will fail. Write as parquet.",
                columns));
    }

    /** In Parquet a content that is sometimes text and sometimes parts has no type of its own. */
    static List<Warning> mixedContent(PackRequest request, Contents contents) {
        List<String> mixed = contents.mixed().stream()
                .filter(path -> path.endsWith(".content") || path.endsWith(".value"))
                .toList();
        if (!request.isParquet() || mixed.isEmpty()) {
            return List.of();
        }
        String columns = String.join(", ", mixed);
        return List.of(Warning.of(
                "mixed_content",
                "The values of " + columns
                        + " are texts and lists of parts; in Parquet all of them became JSON text, plain ones too. Write as jsonl.",
                columns));
    }

    /** @param sees whether the model, as far as its name tells, takes more than text */
    static List<Warning> ofMedia(Contents contents, String model, boolean sees) {
        return ofMedia(contents.media(), model, sees);
    }

    static List<Warning> ofMedia(List<String> media, String model, boolean sees) {
        if (sees || media.isEmpty()) {
            return List.of();
        }
        String columns = String.join(", ", media);
        return List.of(Warning.of(
                "media_unseen",
                "There are pictures, sound, films or parts of content in " + columns + ", and " + model
                        + " takes plain text alone. Name a model that takes them.",
                columns,
                model));
    }

    static List<Warning> emptySplits(Contents contents) {
        List<Warning> warnings = new ArrayList<>();
        contents.splits().forEach((name, split) -> {
            if (split.records() == 0) {
                warnings.add(Warning.of(
                        "empty_split",
                        "The split " + name + " has no example and no file. Give it a larger share, or none.",
                        name));
            }
        });
        return warnings;
    }

    /** Training on labels needs both. */
    static List<Warning> ofLabels(Contents contents) {
        long wanted = contents.labels().getOrDefault(true, 0L);
        long unwanted = contents.labels().getOrDefault(false, 0L);
        if (wanted > 0 && unwanted > 0) {
            return List.of();
        }
        return List.of(Warning.of(
                "one_label_only",
                "All examples have the same label; KTO needs wanted and unwanted answers.",
                wanted,
                unwanted));
    }

    /** The recipe names a chat template that the tool has no place for. */
    static Warning ownTemplates(String title) {
        return Warning.of(
                "own_templates",
                title + " does not use the recipe's chat template; it renders with its own or the model's.",
                title);
    }

    static List<Warning> ofModel(PackRequest request, String model) {
        if (ModelFamily.find(model).isPresent()) {
            return List.of();
        }
        return List.of(Warning.of(
                "unknown_model",
                "Tuneset does not know the chat template of " + model + "; check the configuration before training.",
                model));
    }
}
