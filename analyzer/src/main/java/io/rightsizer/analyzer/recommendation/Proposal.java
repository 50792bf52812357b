package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Resources;
import java.util.List;
import java.util.Set;

/// A policy's answer: the numbers, and the sentences that derive them in the order they were applied,
/// each like `Memory limit 466Mi is 1.10 × peak 412Mi + 4 × (p95 − p25) 3.2Mi.`
///
/// @param codes [Code#FLOOR] and [Code#CEILING] where the settings moved a number
public record Proposal(Resources resources, List<String> derivation, Set<Code> codes) {

    public Proposal {
        derivation = List.copyOf(derivation);
        codes = Set.copyOf(codes);
    }

    /// Whether the policy had nothing to say.
    boolean isEmpty() {
        return resources.equals(Resources.NONE);
    }
}
