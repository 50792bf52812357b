package io.rightsizer.analyzer.collector;

import java.util.HashMap;
import java.util.Map;

/// Adds up how much a counter grew over the instances of a container; of several scrapes of one instance the
/// largest counts.
final class CounterMerge {

    private final Map<ContainerKey, Map<String, Double>> growth = new HashMap<>();

    void add(ContainerKey container, LabelledValue increase) {
        growth.computeIfAbsent(container, key -> new HashMap<>())
                .merge(ScrapeMerge.instance(increase.labels()), increase.value(), Math::max);
    }

    double of(ContainerKey container) {
        return growth.getOrDefault(container, Map.of()).values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .sum();
    }
}
