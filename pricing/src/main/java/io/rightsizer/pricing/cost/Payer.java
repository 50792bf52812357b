package io.rightsizer.pricing.cost;

import io.rightsizer.analyzer.workload.WorkloadId;
import java.util.Comparator;

/// Whose share of a node it is.
public sealed interface Payer {

    /// All pods of a workload on the node.
    record Container(WorkloadId workload, String name) implements Payer, Comparable<Container> {

        private static final Comparator<Container> ORDER =
                Comparator.comparing(Container::workload).thenComparing(Container::name);

        @Override
        public int compareTo(Container other) {
            return ORDER.compare(this, other);
        }
    }

    /// What nobody requests or uses.
    record Idle() implements Payer {}

    /// What the node keeps for the system: capacity that is not allocatable.
    record Shared() implements Payer {}
}
