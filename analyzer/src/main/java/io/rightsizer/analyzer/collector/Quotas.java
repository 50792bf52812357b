package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.Quota;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// ResourceQuotas line by line. A line of which only one side is told says nothing of what is left, so it is left out.
final class Quotas {

    private record Line(Place place, String quota, String resource) implements Comparable<Line> {

        private static final Comparator<Line> ORDER =
                Comparator.comparing(Line::place).thenComparing(Line::quota).thenComparing(Line::resource);

        static Line of(Fact fact) {
            return new Line(fact.place(), fact.label("resourcequota"), fact.label("resource"));
        }

        boolean isNamed() {
            return KubernetesNames.isCluster(place.cluster())
                    && KubernetesNames.isNamespace(place.namespace())
                    && KubernetesNames.isName(quota)
                    && KubernetesNames.isQualifiedName(resource);
        }

        @Override
        public int compareTo(Line other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<Line, Double> hard = new TreeMap<>();
    private final Map<Line, Double> used = new HashMap<>();

    static List<Quota> read(OptionalFacts facts) throws IOException {
        var quotas = new Quotas();
        facts.recently(KubeMetric.RESOURCE_QUOTA).forEach(quotas::add);
        return quotas.hard.entrySet().stream()
                .filter(entry -> quotas.used.containsKey(entry.getKey()))
                .map(entry -> quotas.quota(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void add(Fact fact) {
        var line = Line.of(fact);
        if (line.isNamed() && Plausible.isAmount(fact.value())) {
            switch (fact.label("type")) {
                case "hard" -> hard.merge(line, fact.value(), Math::min);
                case "used" -> used.merge(line, fact.value(), Math::max);
                default -> {}
            }
        }
    }

    private Quota quota(Line line, double most) {
        return new Quota(
                line.place().cluster(),
                line.place().namespace(),
                line.quota(),
                line.resource(),
                Plausible.decimal(most),
                Plausible.decimal(used.getOrDefault(line, 0.0)));
    }
}
