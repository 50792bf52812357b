package io.rightsizer.pricing.packing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Columns and items that compete with no others: pods of one region never take the nodes of another. What is
/// bought in a part changes no price of room in another, so each is auctioned, bought and reworked apart; only
/// the rows beside room hold them together.
///
/// @param number its index among the parts
/// @param columns ascending
/// @param items ascending
/// @param beside rows that are not for room and to which some of its columns bring something, ascending
record Part(int number, int[] columns, int[] items, int[] beside) {

    /// Every column and every item is in one of them. Columns that no item may use are a part without items.
    static List<Part> of(Task task) {
        var used = task.items().stream()
                .map(Item::scope)
                .distinct()
                .map(task.scopes()::get)
                .toList();
        var idle = new BitSet();
        idle.set(0, task.columns().size());
        used.forEach(idle::andNot);
        var parts = joined(used);
        if (!idle.isEmpty()) {
            parts.add(idle);
        }
        parts.sort(Comparator.comparing(columns -> columns.nextSetBit(0)));
        return IntStream.range(0, parts.size())
                .mapToObj(number -> of(task, number, parts.get(number)))
                .toList();
    }

    boolean has(int column) {
        return Arrays.binarySearch(columns, column) >= 0;
    }

    private static List<BitSet> joined(List<BitSet> scopes) {
        var joined = new ArrayList<BitSet>();
        for (var scope : scopes) {
            var whole = (BitSet) scope.clone();
            joined.stream().filter(scope::intersects).forEach(whole::or);
            joined.removeIf(scope::intersects);
            joined.add(whole);
        }
        return joined;
    }

    private static Part of(Task task, int number, BitSet columns) {
        var items = IntStream.range(0, task.items().size())
                .filter(item -> task.items().get(item).fits().intersects(columns));
        var beside = Arrays.stream(task.beside()).filter(row -> columns.stream()
                .anyMatch(column -> task.rows().get(row).brought()[column] != 0));
        return new Part(number, columns.stream().toArray(), items.toArray(), beside.toArray());
    }
}
