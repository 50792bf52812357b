package io.rightsizer.analyzer.collector;

import java.util.Comparator;

/// One pod; the names as the server has them, checked or not.
record PodKey(String cluster, String namespace, String pod) implements Comparable<PodKey> {

    private static final Comparator<PodKey> ORDER = Comparator.comparing(PodKey::cluster)
            .thenComparing(PodKey::namespace)
            .thenComparing(PodKey::pod);

    Place place() {
        return new Place(cluster, namespace);
    }

    @Override
    public int compareTo(PodKey other) {
        return ORDER.compare(this, other);
    }
}
