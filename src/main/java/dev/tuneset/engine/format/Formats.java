package dev.tuneset.engine.format;

import dev.tuneset.engine.format.alpaca.Alpaca;
import dev.tuneset.engine.format.chatml.ChatMl;
import dev.tuneset.engine.format.kto.Kto;
import dev.tuneset.engine.format.preference.Preference;
import dev.tuneset.engine.format.preference.PreferenceAlpaca;
import dev.tuneset.engine.format.preference.PreferenceOpenAi;
import dev.tuneset.engine.format.preference.PreferenceShareGpt;
import dev.tuneset.engine.format.preference.PreferenceSwift;
import dev.tuneset.engine.format.promptcompletion.PromptCompletion;
import dev.tuneset.engine.format.promptonly.PromptOnly;
import dev.tuneset.engine.format.ranked.Ranked;
import dev.tuneset.engine.format.sharegpt.ShareGpt;
import dev.tuneset.engine.format.stepwise.Stepwise;
import dev.tuneset.engine.format.text.RawText;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** All formats Tuneset reads and writes. */
public final class Formats {
    /** In the order in which they are shown. */
    private static final List<Format> ALL = List.of(
            ChatMl.STANDARD,
            ShareGpt.STANDARD,
            Alpaca.STANDARD,
            RawText.STANDARD,
            PromptCompletion.STANDARD,
            PromptOnly.STANDARD,
            Preference.STANDARD,
            PreferenceAlpaca.STANDARD,
            PreferenceShareGpt.STANDARD,
            PreferenceSwift.STANDARD,
            PreferenceOpenAi.STANDARD,
            Kto.STANDARD,
            Ranked.STANDARD,
            Stepwise.STANDARD);

    /** Names the same format goes by elsewhere. */
    private static final Map<String, String> ALIASES =
            Map.of("messages", "chatml", "openai", "chatml", "raw", "text", "raw_text", "text");

    private Formats() {}

    public static List<Format> all() {
        return ALL;
    }

    /** The format of that name; throws a TunesetException that lists the names when there is none. */
    public static Format named(String name) {
        String known = ALIASES.getOrDefault(name, name);
        for (Format format : ALL) {
            if (format.name().equals(known)) {
                return format;
            }
        }
        String names = String.join(", ", ALL.stream().map(Format::name).toList());
        throw new TunesetException(
                        Problem.BAD_REQUEST,
                        "unknown_format",
                        "There is no format \"" + name + "\". Formats: " + names + ".",
                        name,
                        names)
                .inField("target.format");
    }

    /** The formats that a sample of rows may be in, the likeliest first; empty when none fits. */
    public static List<Detection> detect(List<Row> sample) {
        return ALL.stream()
                .map(format -> format.detect(sample))
                .filter(detection -> detection.confidence() > 0)
                .sorted(Comparator.comparingDouble(Detection::confidence).reversed())
                .toList();
    }

    /** The likeliest format of a sample; throws a TunesetException when none fits. */
    public static Format likeliest(List<Row> sample) {
        List<Detection> found = detect(sample);
        if (found.isEmpty()) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "no_format_fits",
                            "The rows are in no known training format; map their columns, or name the format.")
                    .inField("source.format");
        }
        return named(found.get(0).format());
    }
}
