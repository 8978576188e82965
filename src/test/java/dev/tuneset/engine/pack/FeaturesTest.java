package dev.tuneset.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.sink.parquet.Shape;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each of these becomes was tried with datasets 5.2. */
class FeaturesTest {
    private final Shape shape = Shape.ofRecords();

    @Test
    void takeArgumentsInParquetApartWhereTheToolWantsObjects() {
        shape.add(Map.of("arguments", Map.of("parcel", 7L)));
        assertThat(Features.of(shape, true, true)).containsExactly(Map.of("name", "arguments", "dtype", "json"));
        assertThat(Features.of(shape, true, false)).containsExactly(Map.of("name", "arguments", "dtype", "string"));
    }

    @Test
    void leaveArgumentsInParquetTextWhereSomeAreNoJson() {
        shape.add(Map.of("arguments", Map.of("parcel", 7L)));
        shape.add(Map.of("arguments", "parcel 7"));
        assertThat(Features.of(shape, true, true)).containsExactly(Map.of("name", "arguments", "dtype", "string"));
    }
}
