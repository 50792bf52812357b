package io.rightsizer.api.config;

import io.rightsizer.analyzer.recommendation.SizingRules;
import io.rightsizer.analyzer.recommendation.SizingSettings;
import io.rightsizer.analyzer.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Settings of a workload: defaults, the file, its overrides in order, the environment, the flags; later wins.
final class LayeredRules implements SizingRules {

    private final Values belowOverrides;
    private final List<SizingOverride> overrides;
    private final Values aboveOverrides;
    private final Map<List<SizingOverride>, SizingSettings> known = new ConcurrentHashMap<>();

    LayeredRules(Values belowOverrides, List<SizingOverride> overrides, Values aboveOverrides) {
        this.belowOverrides = belowOverrides;
        this.overrides = List.copyOf(overrides);
        this.aboveOverrides = aboveOverrides;
        overrides.forEach(one -> settings(List.of(one)));
    }

    @Override
    public SizingSettings settingsFor(Workload workload) {
        var matching = overrides.stream().filter(one -> one.matches(workload)).toList();
        return known.computeIfAbsent(matching, this::settings);
    }

    private SizingSettings settings(List<SizingOverride> matching) {
        var values = belowOverrides;
        for (var one : matching) {
            values = values.under(one.values());
        }
        var layered = values.under(aboveOverrides);
        layered.check();
        return layered.sizing();
    }
}
