package io.rightsizer.pricing;

/// What the price of a node depends on. What is unknown is empty.
///
/// @param provider `aws`, `azure`, `gcp`, or empty for anything else
/// @param arch `amd64` or `arm64`
/// @param pool the node pool or group the machine belongs to, as its provider calls it
public record NodeKey(
        String provider,
        String region,
        String zone,
        String instanceType,
        String arch,
        String os,
        CapacityType capacityType,
        String pool) {}
