package io.rightsizer.analyzer.collector;

import java.util.List;

/// What is read and held in memory at a time. No workload is in two shards.
///
/// @param workloads in order of their ids
record Shard(Scope scope, List<Discovered> workloads) {

    /// For progress and messages: `checkout`, or `checkout and 3 more namespaces`.
    String title() {
        var namespaces = scope.namespaces();
        var more = namespaces.size() - 1;
        return more == 0
                ? namespaces.getFirst()
                : namespaces.getFirst() + " and " + more + (more == 1 ? " more namespace" : " more namespaces");
    }
}
