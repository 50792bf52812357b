package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Workload;

/// Which settings hold for which workload: the configuration file's defaults and its overrides by namespace and label.
@FunctionalInterface
public interface SizingRules {

    SizingSettings settingsFor(Workload workload);
}
