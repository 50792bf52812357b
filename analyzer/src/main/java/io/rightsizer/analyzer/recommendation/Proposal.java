package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Resources;
import java.util.List;

/// A policy's answer: the numbers, and the sentences that derive them in the order they were applied,
/// each like `memory limit: 1.10 x peak 412Mi + 4 x (p95 - p25) 3Mi = 466Mi`.
public record Proposal(Resources resources, List<String> derivation) {

    public Proposal {
        derivation = List.copyOf(derivation);
    }
}
