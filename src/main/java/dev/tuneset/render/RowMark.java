package dev.tuneset.render;

import dev.tuneset.engine.learn.RenderFinding;
import dev.tuneset.engine.run.LedgerEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that a row can be found by: a finding, or what became of it.
 *
 * @param wire how addresses and REST name it: a finding's code, {@code over_long}, {@code repaired}, {@code dropped}, {@code rejected}
 */
record RowMark(String wire, int bit) {
    /** The row became an example that was rendered. */
    static final int RENDERED = 1 << 31;

    /** Longer than the limit. */
    static final RowMark OVER_LONG = new RowMark("over_long", 1 << 30);

    private static final RowMark DROPPED = new RowMark("dropped", 1 << 29);
    private static final RowMark REJECTED = new RowMark("rejected", 1 << 28);
    private static final RowMark REPAIRED = new RowMark("repaired", 1 << 27);

    private static final Map<String, RowMark> ALL = all();

    private static Map<String, RowMark> all() {
        Map<String, RowMark> all = new LinkedHashMap<>();
        Stream.of(OVER_LONG, REPAIRED, DROPPED, REJECTED).forEach(mark -> all.put(mark.wire, mark));
        int bit = 1;
        for (RenderFinding.Code code : RenderFinding.Code.values()) {
            all.put(code.wire(), new RowMark(code.wire(), bit));
            bit <<= 1;
        }
        return all;
    }

    static List<RowMark> values() {
        return List.copyOf(ALL.values());
    }

    /** The mark of this name; {@code null} when there is none. */
    static @Nullable RowMark find(String wire) {
        return ALL.get(wire);
    }

    static RowMark of(RenderFinding.Code code) {
        return Objects.requireNonNull(ALL.get(code.wire()));
    }

    /** The mark of a row that was not simply kept. */
    static RowMark of(LedgerEntry.Fate fate) {
        return switch (fate) {
            case DROPPED -> DROPPED;
            case REJECTED -> REJECTED;
            case REPAIRED, KEPT -> REPAIRED;
        };
    }
}
