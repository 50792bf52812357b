package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.Offering;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// What Karpenter would pay for machines. Of two prices for one offering the higher counts.
final class Offerings {

    private record Key(String cluster, String type, String capacityType, String zone) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::cluster)
                .thenComparing(Key::type)
                .thenComparing(Key::capacityType)
                .thenComparing(Key::zone);

        static Key of(Fact fact) {
            return new Key(
                    fact.place().cluster(),
                    fact.label("instance_type"),
                    fact.label("capacity_type"),
                    fact.label("zone"));
        }

        boolean isNamed() {
            return !type.isEmpty()
                    && KubernetesNames.isCluster(cluster)
                    && List.of(type, capacityType, zone).stream().allMatch(KubernetesNames::isLabelValue);
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private Offerings() {}

    static List<Offering> read(OptionalFacts facts, ImpossiblePrices impossible) throws IOException {
        var named = facts.prices(PriceMetric.OFFERING);
        return named.isEmpty()
                ? of(PriceMetric.OFFERING_FORMERLY, facts.prices(PriceMetric.OFFERING_FORMERLY), impossible)
                : of(PriceMetric.OFFERING, named, impossible);
    }

    private static List<Offering> of(PriceMetric metric, List<Fact> facts, ImpossiblePrices impossible) {
        var highest = new TreeMap<Key, Double>();
        for (var fact : facts) {
            var key = Key.of(fact);
            if (key.isNamed() && impossible.isPrice(metric, fact, key.type())) {
                highest.merge(key, fact.value(), Math::max);
            }
        }
        return highest.entrySet().stream()
                .map(entry -> offering(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Offering offering(Key key, double hourly) {
        return new Offering(key.cluster(), key.type(), key.capacityType(), key.zone(), Plausible.decimal(hourly));
    }
}
