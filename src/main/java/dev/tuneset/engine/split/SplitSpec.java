package dev.tuneset.engine.split;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The recipe's {@code split:} section.
 *
 * @param shares split name to share, in the order written; shares are above 0 and add up to 1
 */
public record SplitSpec(Map<String, Double> shares, long seed) {
    public static final long SEED = 3407;

    /** Everything is for training. */
    public static final SplitSpec ALL_TRAIN = new SplitSpec(Map.of("train", 1.0), SEED);

    public SplitSpec {
        shares = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(shares));
        double sum = 0;
        for (double share : shares.values()) {
            if (!(share > 0)) {
                throw new IllegalArgumentException("each share must be above 0");
            }
            sum += share;
        }
        if (Math.abs(sum - 1) > 1e-6) {
            throw new IllegalArgumentException("the shares add up to " + sum + ", not 1");
        }
    }
}
