package io.rightsizer.pricing.price.refresh;

import io.rightsizer.pricing.price.ListRow;
import io.rightsizer.pricing.price.PriceBook;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What machines there are, from the lists known so far: Azure and Google publish prices without saying how large a
/// machine is.
final class Shapes {

    private final Map<String, ListRow> byType = new HashMap<>();

    Shapes(PriceBook known, String provider) {
        for (var region : known.regions()) {
            if (region.provider().equals(provider)) {
                known.rows(provider, region.name()).forEach(row -> byType.putIfAbsent(row.instanceType(), row));
            }
        }
    }

    Optional<ListRow> of(String instanceType) {
        return Optional.ofNullable(byType.get(instanceType));
    }

    Collection<ListRow> all() {
        return byType.values();
    }
}
