package dev.tuneset.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.format.turns.JsonText;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text and every key of a row is in the example and in what is written of it, or its loss is said, or the row is refused. */
class NothingLostTest {
    private static final Pattern MARK = Pattern.compile("q\\d+z");
    private static final int SEEDS = Integer.getInteger("seeds", 150);

    /** Every format, with every value of every option that has values to choose from. */
    private static final List<Format> TARGETS = Formats.all().stream()
            .flatMap(format -> Stream.concat(
                    Stream.of(format),
                    format.card().options().stream()
                            .flatMap(option -> option.values().stream()
                                    .filter(value -> !value.equals(option.otherwise()))
                                    .map(value -> format.with(Map.of(option.name(), value))))))
            .toList();

    static Stream<MarkedRows.Layout> layouts() {
        return MarkedRows.LAYOUTS.stream();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void ofRowsAsTheyShouldBe(MarkedRows.Layout layout) {
        for (int seed = 0; seed < SEEDS; seed++) {
            MarkedRows rows = new MarkedRows(new Random(seed), seed % 2 == 1);
            check(layout.make().apply(rows), Formats.named(layout.format()), seed, true);
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void ofRowsBrokenAtRandom(MarkedRows.Layout layout) {
        for (int seed = 0; seed < SEEDS * 4; seed++) {
            Random random = new Random(seed);
            Map<String, @Nullable Object> row = layout.make().apply(new MarkedRows(random, false));
            check(new Breakage(random).broken(row), Formats.named(layout.format()), seed, false);
        }
    }

    private static void check(Map<String, @Nullable Object> row, Format format, int seed, boolean asItShouldBe) {
        Set<String> given = marks(withoutPadding(row));
        for (Detection other : Formats.detect(List.of(Rows.of(row)))) {
            if (!other.format().equals(format.name())) {
                Outcome<Example> read = Formats.named(other.format()).read(Rows.of(row));
                if (!(read instanceof Outcome.Rejected)) {
                    account(
                            given,
                            marks(Outcome.valueOf(read).toString()),
                            read,
                            "seed " + seed + " reading " + other.format() + ": " + row);
                }
            }
        }
        Outcome<Example> read = format.read(Rows.of(row));
        if (read instanceof Outcome.Rejected<Example> rejected) {
            assertThat(rejected.note().detail()).endsWith(".");
            return;
        }
        Example example = Outcome.valueOf(read);
        Set<String> kept = marks(example.toString());
        account(given, kept, read, "seed " + seed + " reading " + format.name() + ": " + row);
        for (Format target : TARGETS) {
            Outcome<Map<String, @Nullable Object>> written = target.write(example);
            if (!(written instanceof Outcome.Rejected)) {
                account(
                        kept,
                        marks(Outcome.valueOf(written)),
                        written,
                        "seed " + seed + " to " + target + ": " + row + "\n -> " + Outcome.valueOf(written));
                if (asItShouldBe && Formats.all().contains(target)) {
                    isReadAgain(target, Objects.requireNonNull(Outcome.valueOf(written)), "seed " + seed + ": " + row);
                }
            }
        }
    }

    /** What was written is read by its format, and written again as it is. */
    private static void isReadAgain(Format format, Map<String, @Nullable Object> record, String about) {
        Outcome<Map<String, @Nullable Object>> again =
                format.read(Rows.of(record)).then(format::write);
        assertThat(Outcome.valueOf(again))
                .as("%s by %s: %s", about, format, again)
                .isEqualTo(record);
    }

    private static void account(Set<String> before, Set<String> after, Outcome<?> outcome, String about) {
        Set<String> missing = new LinkedHashSet<>(before);
        missing.removeAll(after);
        List<Note> notes = outcome instanceof Outcome.Repaired<?> repaired ? repaired.notes() : List.of();
        notes.forEach(note -> missing.removeAll(marks(note.detail())));
        if (!missing.isEmpty()) {
            assertThat(notes)
                    .as("%s are missing, %s", missing, about)
                    .extracting(Note::reason)
                    .contains(Reason.CONTENT_LOST);
        }
    }

    /** A key of a turn whose value is null is Arrow's padding, and no content. */
    private static @Nullable Object withoutPadding(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .filter(java.util.Objects::nonNull)
                    .map(NothingLostTest::withoutPadding)
                    .toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, @Nullable Object> filled = new LinkedHashMap<>();
        map.forEach((key, item) -> {
            if (item != null) {
                filled.put(String.valueOf(key), withoutPadding(item));
            }
        });
        return filled;
    }

    private static Set<String> marks(@Nullable Object value) {
        Set<String> marks = new LinkedHashSet<>();
        Matcher mark = MARK.matcher(value instanceof String text ? text : JsonText.write(value));
        while (mark.find()) {
            marks.add(mark.group());
        }
        return marks;
    }

    /** Changes one to three things somewhere in a row. */
    private record Breakage(Random random) {
        Map<String, @Nullable Object> broken(Map<String, @Nullable Object> row) {
            Map<String, @Nullable Object> broken = row;
            for (int i = random.nextInt(3); i >= 0; i--) {
                broken = inObject(broken);
            }
            return broken;
        }

        private Map<String, @Nullable Object> inObject(Map<?, ?> object) {
            Map<String, @Nullable Object> changed = new LinkedHashMap<>();
            int at = object.isEmpty() ? -1 : random.nextInt(object.size());
            int i = 0;
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                String key = String.valueOf(entry.getKey());
                if (i++ != at) {
                    changed.put(key, entry.getValue());
                } else if (random.nextInt(8) == 0) {
                    changed.put(key + "_", entry.getValue());
                } else if (random.nextInt(8) != 0) {
                    changed.put(key, inValue(entry.getValue()));
                }
            }
            return changed;
        }

        private @Nullable Object inValue(@Nullable Object value) {
            if (value instanceof Map<?, ?> map && random.nextInt(4) != 0) {
                return inObject(map);
            }
            if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(4) != 0) {
                int at = random.nextInt(list.size());
                List<@Nullable Object> changed = new java.util.ArrayList<>(list);
                switch (random.nextInt(6)) {
                    case 0 -> changed.remove(at);
                    case 1 -> changed.add(at, list.get(random.nextInt(list.size())));
                    default -> changed.set(at, inValue(list.get(at)));
                }
                return changed;
            }
            return switch (random.nextInt(12)) {
                case 0 -> null;
                case 1 -> 7L;
                case 2 -> true;
                case 3 -> "";
                case 4 -> List.of();
                case 5 -> value == null ? List.of("x") : List.of(value);
                case 6 -> value == null ? Map.of() : Map.of("nested", value);
                case 7 -> JsonText.write(value);
                case 8 -> value + " ";
                case 9 -> Double.NaN;
                case 10 -> value == null ? "x" : List.of(value, value);
                default -> Map.of("role", "user", "content", value == null ? "x" : value);
            };
        }
    }
}
