package dev.tuneset.engine.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Deals examples to splits in their order, by the seed alone: in each block of examples every split gets exactly its
 * share, at random places. So shares hold for small sets too, and the examples can stream by.
 */
public final class Splitter {
    private static final int BLOCK_MAX = 1_000;

    private final List<String> names;
    private final int[] slots;
    private final long seed;
    private long dealt;
    private int[] block;

    public Splitter(SplitSpec spec) {
        this.names = List.copyOf(spec.shares().keySet());
        this.slots = slots(spec.shares());
        this.seed = spec.seed();
        this.block = slots;
    }

    /** The split of the next example. */
    public String next() {
        if (names.size() == 1) {
            return names.get(0);
        }
        int at = (int) (dealt % slots.length);
        if (at == 0) {
            block = shuffled(dealt / slots.length);
        }
        dealt++;
        return names.get(block[at]);
    }

    private int[] shuffled(long number) {
        int[] order = slots.clone();
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        return order;
    }

    /** The smallest block in which each share is a whole number of examples, or the largest allowed one, rounded. */
    private static int[] slots(Map<String, Double> shares) {
        List<Double> wanted = new ArrayList<>(shares.values());
        int size = 1;
        while (size < BLOCK_MAX && !allWhole(wanted, size)) {
            size++;
        }
        int[] slots = new int[size];
        double until = 0;
        int from = 0;
        for (int split = 0; split < wanted.size(); split++) {
            until += wanted.get(split);
            int to = split == wanted.size() - 1 ? size : (int) Math.round(until * size);
            java.util.Arrays.fill(slots, from, to, split);
            from = to;
        }
        return slots;
    }

    private static boolean allWhole(List<Double> shares, int size) {
        for (double share : shares) {
            double count = share * size;
            if (Math.abs(count - Math.rint(count)) > 1e-6) {
                return false;
            }
        }
        return true;
    }
}
