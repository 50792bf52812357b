package io.rightsizer.analyzer.usage;

import io.rightsizer.analyzer.workload.ClusterState;
import java.util.List;
import java.util.stream.Stream;

/// What happened while a source was read.
///
/// @param complete false when a shard failed or the server warned
/// @param warnings one sentence each, without secrets
/// @param requests how many requests the source was asked
/// @param method how usage was read, for the evidence: `remote read`, `range query`, `hourly peaks`, several of
///     them where shards differ, `blocks`, or `file`
/// @param state the machines of the clusters and what runs on them; [ClusterState#NONE] where the source has none
public record CollectionReport(
        boolean complete, List<String> warnings, long requests, String method, ClusterState state) {

    public CollectionReport {
        warnings = List.copyOf(warnings);
    }

    /// Of a source that knows no machines.
    public CollectionReport(boolean complete, List<String> warnings, long requests, String method) {
        this(complete, warnings, requests, method, ClusterState.NONE);
    }

    /// The same with one more warning; what was read is as complete as before.
    public CollectionReport warning(String sentence) {
        var more = Stream.concat(warnings.stream(), Stream.of(sentence)).toList();
        return new CollectionReport(complete, more, requests, method, state);
    }
}
