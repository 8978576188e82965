package dev.tuneset.engine.quality;

import java.util.Arrays;

/** How often each number came: an open hash table of primitive numbers. */
final class NumberCounts {
    private double[] numbers = new double[64];
    private long[] counts = new long[64];
    private int size;

    int size() {
        return size;
    }

    void add(double number) {
        // minus zero is zero
        if (add(number + 0.0, 1) && size * 3 > numbers.length * 2) {
            grow();
        }
    }

    /** True when the number is new. */
    private boolean add(double number, long times) {
        int mask = numbers.length - 1;
        long bits = Double.doubleToLongBits(number) * 0x9e3779b97f4a7c15L;
        int slot = (int) (bits >>> 40) & mask;
        while (counts[slot] != 0) {
            if (numbers[slot] == number) {
                counts[slot] += times;
                return false;
            }
            slot = (slot + 1) & mask;
        }
        numbers[slot] = number;
        counts[slot] = times;
        size++;
        return true;
    }

    private void grow() {
        double[] oldNumbers = numbers;
        long[] oldCounts = counts;
        numbers = new double[oldNumbers.length * 2];
        counts = new long[oldNumbers.length * 2];
        size = 0;
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldCounts[i] != 0) {
                add(oldNumbers[i], oldCounts[i]);
            }
        }
    }

    Distribution.Sorted sorted() {
        double[] values = new double[size];
        int next = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (counts[i] != 0) {
                values[next++] = numbers[i];
            }
        }
        Arrays.sort(values);
        long[] weights = new long[size];
        long total = 0;
        for (int i = 0; i < size; i++) {
            weights[i] = count(values[i]);
            total += weights[i];
        }
        return new Distribution.Sorted(values, weights, total);
    }

    private long count(double number) {
        int mask = numbers.length - 1;
        int slot = (int) ((Double.doubleToLongBits(number) * 0x9e3779b97f4a7c15L) >>> 40) & mask;
        while (numbers[slot] != number || counts[slot] == 0) {
            slot = (slot + 1) & mask;
        }
        return counts[slot];
    }

    /** A sample of the numbers that is as evenly spread as they are. */
    double[] evenly(int length, long total) {
        return sorted().evenly((int) Math.min(length, total));
    }
}
