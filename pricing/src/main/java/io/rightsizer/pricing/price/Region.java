package io.rightsizer.pricing.price;

import java.util.Comparator;

/// A region of a provider: `aws`, `eu-west-1`.
public record Region(String provider, String name) implements Comparable<Region> {

    private static final Comparator<Region> ORDER =
            Comparator.comparing(Region::provider).thenComparing(Region::name);

    @Override
    public int compareTo(Region other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return provider + "/" + name;
    }
}
