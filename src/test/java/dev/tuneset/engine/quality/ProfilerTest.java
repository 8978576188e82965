package dev.tuneset.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tuneset.engine.quality.ColumnProfile.Type;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfilerTest {
    private static final Schema SCHEMA = Schema.of("c");

    @Test
    void tellsTypesOfTypedValues() {
        assertThat(profile(1L, 2L, null).type()).isEqualTo(Type.INTEGER);
        assertThat(profile(1L, 2.5).type()).isEqualTo(Type.NUMBER);
        assertThat(profile(true, false).type()).isEqualTo(Type.BOOLEAN);
        assertThat(profile(LocalDate.of(2024, 1, 2)).type()).isEqualTo(Type.DATE);
        assertThat(profile(List.of(1L), List.of()).type()).isEqualTo(Type.LIST);
        assertThat(profile(Map.of("k", 1L)).type()).isEqualTo(Type.STRUCT);
        assertThat(profile((Object) new byte[] {1}).type()).isEqualTo(Type.BYTES);
        assertThat(profile("x", 1L).type()).isEqualTo(Type.MIXED);
        assertThat(profile(null, "", "  ").type()).isEqualTo(Type.EMPTY);
    }

    @Test
    void tellsWhatTextsStandFor() {
        assertThat(profile("1", "-22", "+3").type()).isEqualTo(Type.INTEGER);
        assertThat(profile("1", "2.50", "1e-5", ".5").type()).isEqualTo(Type.NUMBER);
        assertThat(profile("true", "FALSE").type()).isEqualTo(Type.BOOLEAN);
        assertThat(profile("2024-01-02", "2024-12-31T10:00:00").type()).isEqualTo(Type.DATE);
        assertThat(profile("00501", "10115").type()).isEqualTo(Type.TEXT);
        assertThat(profile("1", "x", "y").type()).isEqualTo(Type.TEXT);
        assertThat(profile("-", "+", ".", "1e", "2024-13-01", "1.2.3").type()).isEqualTo(Type.TEXT);
    }

    @Test
    void takesFewRepeatedTextsForLabels() {
        ColumnProfile labels = profile("a", "b", "a", "a", null);
        assertThat(labels.type()).isEqualTo(Type.LABEL);
        assertThat(labels.topValues()).containsExactly(new ValueCount("a", 3), new ValueCount("b", 1));
        assertThat(labels.missing()).isEqualTo(1);
        assertThat(labels.present()).isEqualTo(4);
        assertThat(many(1_000, i -> "v" + i % 200).type()).isEqualTo(Type.LABEL);
        assertThat(many(1_000, i -> "v" + i % 201).type()).isEqualTo(Type.TEXT);
        assertThat(many(20_000, i -> "v" + i % 1_001).type()).isEqualTo(Type.TEXT);
        assertThat(profile("a", "b", "c").type()).isEqualTo(Type.TEXT);
    }

    @Test
    void countsNullsAndBlanksApart() {
        ColumnProfile profile = profile(null, Double.NaN, "", " ", "x");
        assertThat(profile.missing()).isEqualTo(2);
        assertThat(profile.blank()).isEqualTo(2);
        assertThat(profile.distinct()).isEqualTo(1);
        assertThat(profile.rows()).isEqualTo(5);
    }

    @Test
    void drawsLengthsInTenBinsThatAddUp() {
        Histogram lengths = many(100, i -> "x".repeat(i + 1)).lengths();
        assertThat(lengths.bins()).hasSize(10).allMatch(bin -> bin.count() == 10);
        assertThat(lengths.bins().get(0)).isEqualTo(new Histogram.Bin(1, 11, 10));
        assertThat(lengths.spread()).isEqualTo(new Spread(100, 1, 50.5, 50.5, 95, 100, false));
    }

    @Test
    void countsCharactersNotUnits() {
        assertThat(profile("😀名").lengths().spread().max()).isEqualTo(2);
    }

    @Test
    void drawsNumbersWrittenAsText() {
        Histogram numbers = profile("0.0", "5", "10").numbers();
        assertThat(numbers.spread().median()).isEqualTo(5);
        assertThat(numbers.bins()).hasSize(10);
        assertThat(numbers.bins().get(9).to()).isEqualTo(10);
        assertThat(numbers.bins().stream().mapToLong(Histogram.Bin::count).sum())
                .isEqualTo(3);
        assertThat(profile("1", "x").numbers()).isNull();
    }

    @Test
    void drawsOneBinForOneNumberAndForExtremes() {
        assertThat(profile(7L, 7L).numbers().bins()).containsExactly(new Histogram.Bin(7, 8, 2));
        assertThat(profile(1.5, 1.5).numbers().bins()).containsExactly(new Histogram.Bin(1.5, 1.5, 2));
        assertThat(profile(-Double.MAX_VALUE, Double.MAX_VALUE).numbers().bins())
                .hasSize(1);
    }

    @Test
    void tellsTheRangeOfDates() {
        ColumnProfile dates = profile("2024-05-01", "2023-01-31", "2024-12-01");
        assertThat(dates.earliest()).isEqualTo("2023-01-31");
        assertThat(dates.latest()).isEqualTo("2024-12-01");
    }

    @Test
    void estimatesBeyondTheBoundAndSaysSo() {
        ColumnProfile profile = many(200_000, i -> (double) i);
        assertThat(profile.distinctExact()).isFalse();
        assertThat((double) profile.distinct()).isCloseTo(200_000, within(10_000.0));
        assertThat(profile.topExact()).isFalse();
        Spread spread = profile.numbers().spread();
        assertThat(spread.estimated()).isTrue();
        assertThat(spread.mean()).isEqualTo(99_999.5);
        assertThat(spread.max()).isEqualTo(199_999);
        assertThat(spread.median()).isCloseTo(100_000, within(4_000.0));
        assertThat(profile.numbers().bins().stream()
                        .mapToLong(Histogram.Bin::count)
                        .sum())
                .isEqualTo(200_000);
        assertThat(profile.numbers().bins()).allMatch(bin -> Math.abs(bin.count() - 20_000) < 2_000);
    }

    @Test
    void countsExactlyUpToTheBound() {
        ColumnProfile profile = many(40_000, i -> "v" + i % 20_000);
        assertThat(profile.distinct()).isEqualTo(20_000);
        assertThat(profile.distinctExact()).isTrue();
    }

    @Test
    void givesTheSameForTheSameRows() {
        assertThat(many(50_000, i -> Math.sin(i))).isEqualTo(many(50_000, i -> Math.sin(i)));
    }

    private static ColumnProfile profile(@Nullable Object... values) {
        return many(values.length, i -> values[i]);
    }

    private static ColumnProfile many(int rows, IntFunction<@Nullable Object> value) {
        Profiler profiler = new Profiler(SCHEMA);
        for (int i = 0; i < rows; i++) {
            profiler.add(new Row(SCHEMA, new Object[] {value.apply(i)}, new Place("t.csv", i + 1L, i + 2L)));
        }
        assertThat(profiler.rows()).isEqualTo(rows);
        return profiler.profiles().get(0);
    }
}
