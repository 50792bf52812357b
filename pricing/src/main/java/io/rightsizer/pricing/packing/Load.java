package io.rightsizer.pricing.packing;

import java.util.Arrays;

/// One bought node and the items on it.
///
/// @param items ascending, each once
/// @param counts of the items, each above 0
record Load(int column, int[] items, int[] counts) {

    /// @param pods the item of each
    static Load of(int column, int[] pods) {
        Arrays.sort(pods);
        var items = Arrays.stream(pods).distinct().toArray();
        var counts = new int[items.length];
        var entry = 0;
        for (var item : pods) {
            entry += items[entry] == item ? 0 : 1;
            counts[entry]++;
        }
        return new Load(column, items, counts);
    }

    double[] used(Task task) {
        var used = new double[Item.DIMENSIONS];
        for (int entry = 0; entry < items.length; entry++) {
            var size = task.items().get(items[entry]).size();
            for (int dimension = 0; dimension < used.length; dimension++) {
                used[dimension] += size[dimension] * counts[entry];
            }
        }
        return used;
    }

    Load in(int other) {
        return new Load(other, items, counts);
    }

    /// Puts the pods into `left`, or takes them out of it.
    void addTo(int[] left, int sign) {
        for (int entry = 0; entry < items.length; entry++) {
            left[items[entry]] += sign * counts[entry];
        }
    }

    boolean fits(Task task, int other, double[] used) {
        return task.columns().get(other).holds(used)
                && Arrays.stream(items)
                        .allMatch(item -> task.items().get(item).fits().get(other));
    }
}
