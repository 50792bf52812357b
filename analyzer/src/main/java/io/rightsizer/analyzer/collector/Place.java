package io.rightsizer.analyzer.collector;

import java.util.Comparator;

/// A namespace of one cluster.
record Place(String cluster, String namespace) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::cluster).thenComparing(Place::namespace);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
