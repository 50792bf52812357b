package io.rightsizer.analyzer.workload;

import java.math.BigDecimal;

/// One line of a ResourceQuota.
///
/// @param resource as the quota writes it: `requests.cpu`, `limits.memory`, `pods`
/// @param hard the most the namespace may have: cores, bytes or pieces
/// @param used what it has
public record Quota(String cluster, String namespace, String name, String resource, BigDecimal hard, BigDecimal used) {}
