package io.rightsizer.analyzer.collector;

import java.util.Comparator;

/// One container of one pod.
record ContainerKey(PodKey pod, String container) implements Comparable<ContainerKey> {

    private static final Comparator<ContainerKey> ORDER =
            Comparator.comparing(ContainerKey::pod).thenComparing(ContainerKey::container);

    @Override
    public int compareTo(ContainerKey other) {
        return ORDER.compare(this, other);
    }
}
