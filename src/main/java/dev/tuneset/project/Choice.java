package dev.tuneset.project;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One answer of the goal form; implemented by its enums. The codes leave the process and never change. */
public interface Choice {
    String name();

    /** The name in forms, REST and message keys. */
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The choice of a code; nothing for an empty or unknown one. */
    static <T extends Choice> Optional<T> ofCode(T[] all, @Nullable String code) {
        for (T one : all) {
            if (one.code().equals(code)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
