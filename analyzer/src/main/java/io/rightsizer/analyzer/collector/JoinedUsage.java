package io.rightsizer.analyzer.collector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Usage of several stretches of time.
///
/// @param earlier by container, in order of time
/// @param newest what was read up to now
record JoinedUsage(Map<ContainerKey, List<ContainerUsage>> earlier, ReadUsage newest) implements ShardUsage {

    @Override
    public SortedSet<ContainerKey> containers() {
        var all = new TreeSet<>(newest.containers());
        earlier.forEach((key, stretches) -> {
            if (stretches.stream().anyMatch(ContainerUsage::isUsed)) {
                all.add(key);
            }
        });
        return all;
    }

    @Override
    public Set<ContainerKey> withMemory() {
        return newest.withMemory();
    }

    @Override
    public String whyMissing(ContainerKey container) {
        return newest.whyMissing(container);
    }

    @Override
    public ContainerUsage of(ContainerKey container) {
        var stretches = new ArrayList<>(earlier.getOrDefault(container, List.of()));
        stretches.add(newest.of(container));
        return ContainerUsage.joined(stretches);
    }
}
