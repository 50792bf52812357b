package io.rightsizer.pricing.price;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// All lists together: what the first does not have, a later one may.
final class Catalogs {

    private final List<PriceLists> catalogs;

    Catalogs(List<PriceLists> catalogs) {
        this.catalogs = List.copyOf(catalogs);
    }

    SortedSet<Region> regions() {
        var regions = new TreeSet<Region>();
        catalogs.forEach(catalog -> regions.addAll(catalog.regions()));
        return regions;
    }

    Optional<Listed> find(Region region, String instanceType) {
        return every(region, instanceType).findFirst();
    }

    /// What each list says, the first list first.
    Stream<Listed> every(Region region, String instanceType) {
        return catalogs.stream().flatMap(catalog -> catalog.of(region).row(instanceType).stream()
                .map(row -> new Listed(row, catalog.name())));
    }

    /// Every instance type of the region once.
    Collection<Listed> all(Region region) {
        var byType = new LinkedHashMap<String, Listed>();
        for (var catalog : catalogs) {
            for (var row : catalog.of(region).rows()) {
                byType.putIfAbsent(row.instanceType(), new Listed(row, catalog.name()));
            }
        }
        return byType.values();
    }
}
