package dev.tuneset.engine.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StructTest {
    @Test
    void isTheMapOfItsKeysAndValuesWhateverTheirNumber() {
        for (int size = 0; size < 20; size++) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                map.put("key " + i, i % 3 == 0 ? null : "value " + i);
            }
            Struct struct = new Struct(
                    new Struct.Keys(List.copyOf(map.keySet())), map.values().toArray());

            assertThat(struct).isEqualTo(map).hasToString(map.toString()).hasSameHashCodeAs(map);
            assertThat(map).isEqualTo(struct);
            assertThat(new ArrayList<>(struct.entrySet())).isEqualTo(new ArrayList<>(map.entrySet()));
            assertThat(seen(struct)).isEqualTo(seen(map));
            map.forEach((key, value) -> {
                assertThat(struct.get(key)).isEqualTo(value);
                assertThat(struct.containsKey(key)).isTrue();
            });
            assertThat(struct.get("other")).isNull();
            assertThat(struct.containsKey("other")).isFalse();
            assertThat(struct.containsKey(null)).isFalse();
        }
    }

    private static List<Object> seen(Map<String, @Nullable Object> map) {
        List<Object> seen = new ArrayList<>();
        map.forEach((key, value) -> seen.add(key + "=" + value));
        return seen;
    }

    @Test
    void hasAValueForEachKey() {
        assertThatThrownBy(() -> new Struct(Struct.Keys.of("a", "b"), 1L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 values for 2 keys");
    }

    @Test
    void cannotBeChanged() {
        Struct struct = new Struct(Struct.Keys.of("a"), 1L);

        assertThatThrownBy(() -> struct.put("a", 2L)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(struct::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
