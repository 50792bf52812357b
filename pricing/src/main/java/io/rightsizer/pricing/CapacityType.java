package io.rightsizer.pricing;

/// How a machine is bought.
public enum CapacityType {
    ON_DEMAND,
    SPOT
}
