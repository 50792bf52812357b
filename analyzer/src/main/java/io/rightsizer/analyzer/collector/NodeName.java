package io.rightsizer.analyzer.collector;

import java.util.Comparator;

/// A node of one cluster; the names as the server has them, checked or not.
record NodeName(String cluster, String name) implements Comparable<NodeName> {

    private static final Comparator<NodeName> ORDER =
            Comparator.comparing(NodeName::cluster).thenComparing(NodeName::name);

    static NodeName of(Fact fact) {
        return new NodeName(fact.place().cluster(), fact.label("node"));
    }

    @Override
    public int compareTo(NodeName other) {
        return ORDER.compare(this, other);
    }
}
