package dev.tuneset.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the JSON loader does with each of these was tried with datasets 5.2. */
class FirstLookTest {
    private static final int BEYOND = 11 << 20;

    private final FirstLook look = new FirstLook();

    @Test
    void namesAColumnThatComesAfterTheFirstTenMegabytes() {
        early(record("text", "a"));
        late(record("text", "b", "topic", "c"));
        assertThat(look.late()).containsExactly("topic");
    }

    @Test
    void saysNothingOfColumnsThatAreMissingLater() {
        early(record("text", "a", "topic", "c"));
        late(record("text", "b"));
        assertThat(look.late()).isEmpty();
    }

    @Test
    void saysNothingOfColumnsThatAreLateWithinTheFirstTenMegabytes() {
        look.add(record("text", "a"), 100, true);
        look.add(record("text", "a", "topic", "c"), 100, true);
        late(record("text", "b", "topic", "d"));
        assertThat(look.late()).isEmpty();
    }

    @Test
    void namesAColumnThatOnlyALaterFileHas() {
        look.add(record("text", "a"), 100, true);
        look.add(record("text", "b", "topic", "c"), 100, false);
        assertThat(look.late()).containsExactly("topic");
    }

    @Test
    void namesAColumnThatHoldsNothingAtFirst() {
        early(record("text", "a", "topic", null));
        late(record("text", "b", "topic", "c"));
        assertThat(look.late()).containsExactly("topic");
    }

    @Test
    void namesAColumnWhoseTypeChanges() {
        early(record("n", 1L, "m", 0.5, "t", "x", "l", List.of(1L)));
        late(record("n", 1.5, "m", 2L, "t", 3L, "l", "none"));
        assertThat(look.late()).containsExactly("n", "l");
    }

    @Test
    void namesAKeyThatOnlyLaterObjectsHave() {
        early(record("meta", record("page", 1L)));
        late(record("meta", record("page", 1L, "line", 2L)));
        assertThat(look.late()).containsExactly("meta.line");
    }

    @Test
    void saysNothingOfObjectsThatDifferFromTheStart() {
        look.add(record("messages", List.of(record("role", "user"), record("role", "tool", "name", "x"))), 100, true);
        early(record("messages", List.of(record("role", "user"))));
        late(record("messages", List.of(record("role", "user", "tool_calls", List.of()))));
        assertThat(look.late()).isEmpty();
    }

    @Test
    void namesFiveAtMost() {
        early(record("text", "a"));
        late(record("a", 1L, "b", 1L, "c", 1L, "d", 1L, "e", 1L, "f", 1L));
        assertThat(look.late()).hasSize(5);
    }

    private void early(Map<String, @Nullable Object> record) {
        look.add(record, BEYOND, true);
    }

    private void late(Map<String, @Nullable Object> record) {
        look.add(record, 100, true);
    }

    private static Map<String, @Nullable Object> record(@Nullable Object... pairs) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        List<@Nullable Object> all = Arrays.asList(pairs);
        for (int i = 0; i < all.size(); i += 2) {
            record.put(String.valueOf(all.get(i)), all.get(i + 1));
        }
        return record;
    }
}
