package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.TierRules;

/// Options as shipped, but for how the server is treated.
final class Treating {

    private Treating() {}

    static CollectorOptions with(Courtesy courtesy) {
        var usual = CollectorOptions.DEFAULTS;
        return new CollectorOptions(
                usual.clusterLabel(),
                null,
                null,
                usual.shardContainers(),
                usual.concurrency(),
                null,
                null,
                TierRules.DEFAULTS,
                courtesy,
                null);
    }
}
