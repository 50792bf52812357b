package io.rightsizer.pricing.saving;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What classes of machines are called in a report: after their pool, and by what tells them apart where a pool has
/// more than one.
final class PoolNames {

    private final Map<PoolClass, String> names = new TreeMap<>();

    PoolNames(Collection<PoolClass> classes) {
        var byPool = new TreeSet<>(classes)
                .stream().collect(Collectors.groupingBy(PoolClass::pool, TreeMap::new, Collectors.toList()));
        byPool.forEach((pool, alike) ->
                alike.forEach(one -> names.put(one, alike.size() == 1 ? pool : pool + " (" + apart(one) + ")")));
    }

    private static String apart(PoolClass one) {
        var capacity = one.capacityType().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return String.join(", ", capacity, one.market()) + (one.cordoned() ? ", cordoned" : "");
    }

    String of(PoolClass one) {
        return names.getOrDefault(one, one.pool());
    }
}
