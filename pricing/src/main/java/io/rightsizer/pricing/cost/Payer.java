package io.rightsizer.pricing.cost;

import io.rightsizer.analyzer.workload.WorkloadId;

/// Whose share of a node it is.
public sealed interface Payer {

    /// All pods of a workload on the node.
    record Container(WorkloadId workload, String name) implements Payer {}

    /// What nobody requests or uses.
    record Idle() implements Payer {}

    /// What the node keeps for the system: capacity that is not allocatable.
    record Shared() implements Payer {}
}
