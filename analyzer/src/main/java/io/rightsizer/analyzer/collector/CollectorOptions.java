package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.TierRules;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a collection may be told beside the server.
///
/// @param clusterLabel label that tells clusters apart in one server, usually `cluster`
/// @param cluster only this cluster; absent for all
/// @param namespaces anchored regular expression of namespaces; absent for all
/// @param shardContainers how many live containers are read at a time, of fleets that are not large; bounds memory
/// @param concurrency shards read at once to begin with
/// @param record directory that receives every answer; absent for none
/// @param replay directory the answers come from instead of the network; absent for none
/// @param tiers how a workload's tier is told
/// @param courtesy how the server is treated
/// @param resume where shards that were read are kept until all are; absent to keep none
public record CollectorOptions(
        String clusterLabel,
        @Nullable String cluster,
        @Nullable String namespaces,
        int shardContainers,
        int concurrency,
        @Nullable Path record,
        @Nullable Path replay,
        TierRules tiers,
        Courtesy courtesy,
        @Nullable Resume resume) {

    /// What it costs a server to look a shard's series up grows with the fleet; so the number of shards should not.
    private static final int MOST_SHARDS = 400;

    private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    /// @throws IllegalArgumentException when a label is no label name or the namespaces are no regular expression
    public CollectorOptions {
        if (!LABEL_NAME.matcher(clusterLabel).matches()) {
            throw new IllegalArgumentException(
                    "the cluster label must be a Prometheus label name like cluster: letters,"
                            + " digits and underscores, not beginning with a digit");
        }
        if (namespaces != null) {
            Pattern.compile(namespaces);
        }
    }

    /// With tiers and courtesy as shipped.
    public CollectorOptions(
            String clusterLabel,
            @Nullable String cluster,
            @Nullable String namespaces,
            int shardContainers,
            int concurrency,
            @Nullable Path record,
            @Nullable Path replay) {
        this(
                clusterLabel,
                cluster,
                namespaces,
                shardContainers,
                concurrency,
                record,
                replay,
                TierRules.DEFAULTS,
                Courtesy.DEFAULTS,
                null);
    }

    public static final CollectorOptions DEFAULTS = new CollectorOptions("cluster", null, null, 250, 2, null, null);

    /// How many live containers are read at a time where so many are.
    int containersAtOnce(RunningUsage running) {
        return Math.max(shardContainers, running.containers().size() / MOST_SHARDS);
    }

    /// The same, saving every answer; absent to save none.
    public CollectorOptions recordingInto(@Nullable Path directory) {
        return new CollectorOptions(
                clusterLabel,
                cluster,
                namespaces,
                shardContainers,
                concurrency,
                directory,
                replay,
                tiers,
                courtesy,
                resume);
    }

    /// The same, answered by what was saved there.
    public CollectorOptions replaying(Path directory) {
        return new CollectorOptions(
                clusterLabel,
                cluster,
                namespaces,
                shardContainers,
                concurrency,
                record,
                directory,
                tiers,
                courtesy,
                resume);
    }

    /// The same, going on with what an interrupted run has left there; absent to begin anew.
    public CollectorOptions resuming(@Nullable Resume from) {
        return new CollectorOptions(
                clusterLabel, cluster, namespaces, shardContainers, concurrency, record, replay, tiers, courtesy, from);
    }
}
