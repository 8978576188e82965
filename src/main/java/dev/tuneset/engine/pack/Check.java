package dev.tuneset.engine.pack;

import dev.tuneset.engine.outcome.Reason;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a tool has for one record.
 *
 * @param rule its name; that of a {@link Reason} where the record is rejected or repaired
 * @param breach one English sentence on what breaks the rule; {@code null} when nothing does
 * @param repair makes a record that breaks the rule fit; used with {@link Effect#REPAIRED} only
 */
record Check(
        String rule,
        Effect effect,
        Function<Map<String, @Nullable Object>, @Nullable String> breach,
        UnaryOperator<Map<String, @Nullable Object>> repair) {
    /** What becomes of a record that breaks the rule. */
    enum Effect {
        /** It goes to the ledger and not to the files. */
        REJECTED,
        /** It is made to fit, and the ledger says so. */
        REPAIRED,
        /** It is written; the tool leaves it out. */
        TOOL_DROPS,
        /** It is written; the tool changes it or learns other than what it says. */
        TOOL_CHANGES;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Check rejects(Reason reason, Function<Map<String, @Nullable Object>, @Nullable String> breach) {
        return new Check(reason.wire(), Effect.REJECTED, breach, UnaryOperator.identity());
    }

    static Check repairs(
            Reason reason,
            Function<Map<String, @Nullable Object>, @Nullable String> breach,
            UnaryOperator<Map<String, @Nullable Object>> repair) {
        return new Check(reason.wire(), Effect.REPAIRED, breach, repair);
    }

    static Check warns(String rule, Effect effect, Function<Map<String, @Nullable Object>, @Nullable String> breach) {
        return new Check(rule, effect, breach, UnaryOperator.identity());
    }
}
