package io.rightsizer.pricing.cost;

/// What the price of a node is shared out by.
public enum Resource {
    CPU,
    MEMORY
}
