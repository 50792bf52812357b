package io.rightsizer.pricing.packing;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Pods of about the same size that bid as one while an [Auction] looks for prices, so that thousands of groups
/// take little longer than hundreds. What the prices prove is counted with every item for itself.
///
/// @param size of a pod in the middle
/// @param fits columns that are large enough for some of them
record Bidder(double[] size, BitSet fits, int[] items) {

    private static final int MANY = 2000;
    private static final double FINEST = 0.01;
    private static final double COARSEST = 0.5;

    /// Every item for itself, unless they are many.
    static List<Bidder> of(Task task, int[] items) {
        var bidders =
                Arrays.stream(items).mapToObj(item -> of(task, List.of(item))).toList();
        for (var width = FINEST; width < COARSEST && bidders.size() > MANY; width *= 2) {
            bidders = together(task, items, width);
        }
        return bidders;
    }

    /// @param width of what counts as the same size: 0.01 for one part in a hundred
    private static List<Bidder> together(Task task, int[] items, double width) {
        return IntStream.of(items)
                .boxed()
                .collect(Collectors.groupingBy(
                        item -> Alike.of(task.items().get(item), width), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(alike -> of(task, alike))
                .toList();
    }

    private record Alike(int scope, long cpu, long memory) {

        static Alike of(Item item, double width) {
            return new Alike(item.scope(), step(item.size()[Item.CPU], width), step(item.size()[Item.MEMORY], width));
        }

        private static long step(double amount, double width) {
            return (long) (Math.log1p(amount) / width);
        }
    }

    private static Bidder of(Task task, List<Integer> items) {
        var size = new double[Item.DIMENSIONS];
        var fits = new BitSet();
        var pods = 0;
        for (var number : items) {
            var item = task.items().get(number);
            fits.or(item.fits());
            pods += item.count();
            for (int dimension = 0; dimension < size.length; dimension++) {
                size[dimension] += item.count() * item.size()[dimension];
            }
        }
        for (int dimension = 0; dimension < size.length; dimension++) {
            size[dimension] /= pods;
        }
        return new Bidder(size, fits, items.stream().mapToInt(Integer::intValue).toArray());
    }

    /// How many of them are left.
    int pods(int[] left) {
        var pods = 0;
        for (var item : items) {
            pods += left[item];
        }
        return pods;
    }
}
