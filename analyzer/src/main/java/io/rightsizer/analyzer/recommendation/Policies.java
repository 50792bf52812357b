package io.rightsizer.analyzer.recommendation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The policies users select by name.
public final class Policies {

    private static final List<Policy> ALL = List.of(
            new SplitPolicy(), new PeakPolicy(), new KrrSimplePolicy(), new KrrSimpleLimitPolicy(), new VpaPolicy());

    private Policies() {}

    /// Every policy, the default first.
    public static List<Policy> all() {
        return ALL;
    }

    /// @throws IllegalArgumentException for an unknown name, with the nearest known one
    public static Policy named(String name) {
        return ALL.stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private static IllegalArgumentException unknown(String name) {
        var known = ALL.stream().map(Policy::name).toList();
        var nearest = known.stream()
                .min(Comparator.comparingInt(one -> distance(one, name)))
                .orElseThrow();
        return new IllegalArgumentException("unknown policy '" + name + "'; did you mean '" + nearest + "'? Known: "
                + known.stream().collect(Collectors.joining(", ")));
    }

    /// Levenshtein's distance: letters to insert, delete or replace.
    private static int distance(String from, String to) {
        var previous = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            var current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                var replaced = previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
