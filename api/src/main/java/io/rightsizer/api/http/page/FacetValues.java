package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Recommendation;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The values each facet has among the rows of a run, numbered in their order. Rows are told apart by these numbers:
/// comparing text would take most of the time of a filtered page.
final class FacetValues {

    private final Map<Facet, List<String>> names = new EnumMap<>(Facet.class);

    FacetValues(RunView view) {
        for (var facet : Facet.values()) {
            var values = new TreeSet<String>();
            view.rows().forEach(one -> values.addAll(facet.values(view, one)));
            names.put(facet, List.copyOf(values));
        }
    }

    private List<String> names(Facet facet) {
        return names.getOrDefault(facet, List.of());
    }

    /// Negative where no row has it.
    int number(Facet facet, String value) {
        return Collections.binarySearch(names(facet), value);
    }

    /// What a row has of each facet.
    Map<Facet, int[]> numbers(RunView view, Recommendation one) {
        var numbers = new EnumMap<Facet, int[]>(Facet.class);
        names.keySet()
                .forEach(facet -> numbers.put(
                        facet,
                        facet.values(view, one).stream()
                                .mapToInt(value -> number(facet, value))
                                .toArray()));
        return numbers;
    }

    /// A counter for each value of each facet.
    Map<Facet, long[]> counters() {
        var counters = new EnumMap<Facet, long[]>(Facet.class);
        names.forEach((facet, values) -> counters.put(facet, new long[values.size()]));
        return counters;
    }

    /// Counts by value.
    Map<Facet, Map<String, Long>> named(Map<Facet, long[]> counters) {
        var named = new EnumMap<Facet, Map<String, Long>>(Facet.class);
        counters.forEach((facet, counts) -> named.put(facet, named(names(facet), counts)));
        return Collections.unmodifiableMap(named);
    }

    private static Map<String, Long> named(List<String> values, long[] counts) {
        var named = new TreeMap<String, Long>();
        for (int number = 0; number < counts.length; number++) {
            named.put(values.get(number), counts[number]);
        }
        return Collections.unmodifiableMap(named);
    }
}
