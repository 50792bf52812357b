package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.ContainerUsage.Counted;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Adds up how much a counter grew over the instances of a container; of several scrapes of one instance the
/// largest counts.
final class CounterMerge {

    private final Map<ContainerKey, SortedMap<String, Growth>> growth = new HashMap<>();

    void add(ContainerKey container, Growth increase) {
        growth.computeIfAbsent(container, key -> new TreeMap<>())
                .merge(ScrapeMerge.instance(increase.labels()), increase, CounterMerge::larger);
    }

    record Row(ContainerKey container, Growth growth) {}

    /// What counts so far.
    List<Row> rows() {
        var rows = new ArrayList<Row>();
        growth.forEach((container, instances) -> instances.values().forEach(one -> rows.add(new Row(container, one))));
        return rows;
    }

    private static Growth larger(Growth one, Growth other) {
        return other.value() > one.value() ? other : one;
    }

    Set<ContainerKey> containers() {
        return growth.keySet();
    }

    Counted of(ContainerKey container) {
        var instances =
                growth.getOrDefault(container, Collections.emptySortedMap()).values();
        return new Counted(
                instances.stream().mapToDouble(Growth::value).sorted().sum(),
                instances.stream().map(Growth::steps).reduce(UsageSeries.empty(), UsageSeries::plus));
    }
}
