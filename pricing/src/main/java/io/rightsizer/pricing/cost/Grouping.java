package io.rightsizer.pricing.cost;

/// What the rows of a [CostTable] stand for.
public enum Grouping {
    CONTAINER,
    WORKLOAD,
    NAMESPACE,
    /// By the value of a label of the workload.
    TEAM,
    CLUSTER,
    REGION
}
