package io.rightsizer.analyzer.workload;

import java.math.BigDecimal;

/// What Karpenter would pay for a machine it could launch.
///
/// @param capacityType `on-demand`, `spot` or `reserved`
/// @param hourly US dollars per hour
public record Offering(String cluster, String instanceType, String capacityType, String zone, BigDecimal hourly) {}
