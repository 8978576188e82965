package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** {@code sorted}: stable, and asking only whether one key is less than another, as Python does. */
final class Sorting {
    private static final int INSERTION_MAX = 64;

    private final Render render;
    private final Object[] keys;

    private Sorting(Render render, Object[] keys) {
        this.render = render;
        this.keys = keys;
    }

    static List<Object> sorted(Render render, List<Object> items, Function<Object, Object> key, boolean reverse) {
        List<Object> order = new ArrayList<>(items);
        if (reverse) {
            Collections.reverse(order);
        }
        Object[] keys = new Object[order.size()];
        int[] places = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key.apply(order.get(i));
            places[i] = i;
        }
        new Sorting(render, keys).sort(places, 0, places.length);
        List<Object> result = new ArrayList<>(keys.length);
        for (int place : places) {
            result.add(order.get(place));
        }
        if (reverse) {
            Collections.reverse(result);
        }
        return result;
    }

    private boolean less(int left, int right) {
        render.step();
        return Ordering.less(keys[left], keys[right]);
    }

    private void sort(int[] places, int from, int to) {
        if (to - from <= INSERTION_MAX) {
            insertionSort(places, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(places, from, middle);
        sort(places, middle, to);
        merge(places, from, middle, to);
    }

    /** Starts from the run the items already make, then inserts by halving. */
    private void insertionSort(int[] places, int from, int to) {
        int next = from + run(places, from, to);
        for (; next < to; next++) {
            int pivot = places[next];
            int low = from;
            int high = next;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (less(pivot, places[middle])) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            System.arraycopy(places, low, places, low + 1, next - low);
            places[low] = pivot;
        }
    }

    private int run(int[] places, int from, int to) {
        if (to - from < 2) {
            return to - from;
        }
        boolean falling = less(places[from + 1], places[from]);
        int end = from + 2;
        while (end < to && less(places[end], places[end - 1]) == falling) {
            end++;
        }
        if (falling) {
            for (int i = from, j = end - 1; i < j; i++, j--) {
                int swapped = places[i];
                places[i] = places[j];
                places[j] = swapped;
            }
        }
        return end - from;
    }

    private void merge(int[] places, int from, int middle, int to) {
        int[] left = java.util.Arrays.copyOfRange(places, from, middle);
        int i = 0;
        int j = middle;
        int out = from;
        while (i < left.length && j < to) {
            places[out++] = less(places[j], left[i]) ? places[j++] : left[i++];
        }
        System.arraycopy(left, i, places, out, left.length - i);
    }
}
