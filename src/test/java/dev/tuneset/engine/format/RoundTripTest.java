package dev.tuneset.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From every format into every other that can carry the same content, and back, nothing changes. */
class RoundTripTest {
    private static final Map<String, String> SPLIT = Map.of("think_tags", "split");
    private static final Map<String, String> AS_IS = Map.of("arguments", "as_is");

    private record Kind(String name, Function<Examples, Example> make, List<Format> formats) {
        @Override
        public String toString() {
            return name;
        }
    }

    private record Trial(Kind kind, Format from, Format to) {
        @Override
        public String toString() {
            return kind + ": " + from.name() + " -> " + to.name() + " -> " + from.name();
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("text", Examples::text, formats("text")),
            new Kind(
                    "rounds of questions and answers",
                    Examples::rounds,
                    formats("chatml", "sharegpt", "alpaca", "prompt_completion")),
            new Kind(
                    "one question and answer",
                    Examples::oneRound,
                    List.of(
                            Formats.named("chatml"),
                            Formats.named("sharegpt"),
                            Formats.named("alpaca"),
                            Formats.named("prompt_completion").with(Map.of("form", "plain")))),
            new Kind(
                    "tools, reasoning, flags and unknown keys",
                    Examples::rich,
                    List.of(
                            Formats.named("chatml"),
                            Formats.named("chatml").with(Map.of("reasoning", "thinking", "train", "train")),
                            Formats.named("chatml").with(Map.of("reasoning", "parts", "tools", "json")),
                            Formats.named("chatml").with(Map.of("reasoning", "content", "think_tags", "split")),
                            Formats.named("sharegpt").with(SPLIT),
                            Formats.named("prompt_completion"))),
            new Kind("parts with images", Examples::media, formats("chatml", "prompt_completion")),
            new Kind("continued prompts", Examples::continued, formats("prompt_completion")),
            new Kind("open prompts", Examples::openPrompt, formats("chatml", "sharegpt", "prompt_only")),
            new Kind("plain open prompts", Examples::plainPrompt, formats("prompt_only")),
            new Kind(
                    "one question with a better and a worse answer",
                    Examples::pair,
                    formats(
                            "preference",
                            "preference_alpaca",
                            "preference_sharegpt",
                            "preference_swift",
                            "preference_openai")),
            new Kind(
                    "better and worse answers as conversations",
                    Examples::pair,
                    List.of(
                            Formats.named("preference").with(Map.of("prompt", "implicit")),
                            Formats.named("preference_sharegpt").with(Map.of("turns", "chatml")),
                            Formats.named("preference_openai"))),
            new Kind(
                    "better and worse answers with tool calls",
                    Examples::pairWithTools,
                    List.of(
                            Formats.named("preference"),
                            Formats.named("preference_swift"),
                            Formats.named("preference_openai").with(AS_IS),
                            Formats.named("preference_sharegpt"))),
            new Kind("plain pairs", Examples::plainPair, formats("preference")),
            new Kind(
                    "labelled answers",
                    Examples::labelled,
                    List.of(Formats.named("kto"), Formats.named("kto").with(Map.of("shape", "messages")))),
            new Kind("plain labelled answers", Examples::plainLabelled, formats("kto")),
            new Kind("scored answers", Examples::scored, formats("ranked")),
            new Kind("marked steps", Examples::steps, formats("stepwise")));

    private static List<Format> formats(String... names) {
        return Stream.of(names).map(Formats::named).toList();
    }

    static Stream<Trial> trials() {
        List<Trial> trials = new ArrayList<>();
        for (Kind kind : KINDS) {
            for (Format from : kind.formats()) {
                kind.formats().forEach(to -> trials.add(new Trial(kind, from, to)));
            }
        }
        return trials.stream();
    }

    @ParameterizedTest
    @MethodSource("trials")
    void comesBackAsItWas(Trial trial) {
        IntStream.range(0, 60).forEach(seed -> {
            Example made = trial.kind().make().apply(new Examples(new Random(seed)));
            Example before = carried(made, trial.from(), seed);
            Example there = carried(before, trial.to(), seed);
            assertThat(carried(there, trial.from(), seed)).as("seed %s", seed).isEqualTo(before);
        });
    }

    @ParameterizedTest
    @MethodSource("trials")
    void keepsEverythingOnTheFirstWriting(Trial trial) {
        IntStream.range(0, 60).forEach(seed -> {
            Example made = trial.kind().make().apply(new Examples(new Random(seed)));
            assertThat(trial.to().losses(made)).as("seed %s", seed).isEmpty();
        });
    }

    /** Written and read again; neither may lose anything. */
    private static Example carried(Example example, Format format, int seed) {
        Map<String, @Nullable Object> record = value(format.write(example), format, seed);
        return value(format.read(Rows.of(record)), format, seed);
    }

    private static <T> T value(Outcome<T> outcome, Format format, int seed) {
        if (outcome instanceof Outcome.Kept<T> kept) {
            return kept.value();
        }
        if (outcome instanceof Outcome.Repaired<T> repaired) {
            assertThat(repaired.notes().stream().map(Note::reason)).doesNotContain(Reason.CONTENT_LOST);
            return repaired.value();
        }
        throw new AssertionError(format.name() + " seed " + seed + ": " + outcome);
    }
}
