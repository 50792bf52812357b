package io.rightsizer.analyzer.collector;

import java.util.Set;
import java.util.SortedSet;

/// What was used in one shard, container by container of each pod.
interface ShardUsage {

    /// Containers with usage of either sort.
    SortedSet<ContainerKey> containers();

    /// Containers of which memory was read up to now, for the check that nothing is missing.
    Set<ContainerKey> withMemory();

    /// Why memory of a container that runs was not.
    String whyMissing(ContainerKey container);

    /// [ContainerUsage#NOTHING] of one that nothing is known of.
    ContainerUsage of(ContainerKey container);
}
