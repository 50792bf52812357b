package io.rightsizer.pricing.price;

import java.util.SortedSet;

/// Price lists by region.
interface PriceLists {

    /// How a report calls them.
    String name();

    SortedSet<Region> regions();

    /// Empty for a region that has none.
    PriceList of(Region region);
}
