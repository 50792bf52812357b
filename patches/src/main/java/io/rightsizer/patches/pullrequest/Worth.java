package io.rightsizer.patches.pullrequest;

import io.rightsizer.pricing.cost.SavingsRange;

/// What a workload's change saves in a month, at least and at most; negative where it costs.
///
/// @param currency its code, `USD`
public record Worth(SavingsRange month, String currency) {}
