package io.rightsizer.api.history;

import java.math.BigDecimal;

/// What the rows of a team in a namespace sum to in a run, all replicas counted.
///
/// @param run its id
/// @param team at the time of the run; empty where no label names one
/// @param millicores requested
/// @param millicoresAfter with the next steps in place
/// @param priced rows whose cost is known; the costs are sums over these
public record NamespaceTotal(
        String run,
        String cluster,
        String namespace,
        String team,
        long rows,
        long millicores,
        long millicoresAfter,
        long bytes,
        long bytesAfter,
        long priced,
        BigDecimal costNow,
        BigDecimal costAfter) {}
