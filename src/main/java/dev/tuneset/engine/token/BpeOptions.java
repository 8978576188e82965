package dev.tuneset.engine.token;

import org.jspecify.annotations.Nullable;

/** How a byte-pair model treats the borders of words and what it does not know. */
record BpeOptions(
        @Nullable String unknown,
        boolean fuseUnknown,
        String continuingPrefix,
        String endSuffix,
        boolean byteFallback,
        boolean ignoreMerges,
        boolean byteLevel) {
    boolean plain() {
        return continuingPrefix.isEmpty() && endSuffix.isEmpty();
    }
}
