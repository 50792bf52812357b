package io.rightsizer.api.history;

import io.rightsizer.analyzer.part.PartStore;
import io.rightsizer.analyzer.usage.UsageDays;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.api.report.Run;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Runs over time: **start reading here**. Every method is one transaction, safe from several threads and processes:
/// a run is there whole or not at all, and who reads never waits for who writes.
public interface History extends AutoCloseable {

    /// For storing: begins a history where there is none and brings an older one up to date.
    ///
    /// @throws HistoryException when what is there is damaged, of a newer version, or something else
    static History open(HistoryPlace place) throws IOException {
        return SqlHistory.open(place);
    }

    /// For reading what is there.
    ///
    /// @throws HistoryException when there is nothing yet, or it cannot be used
    static History existing(HistoryPlace place) throws IOException {
        var database = Database.at(place);
        database.check();
        return SqlHistory.open(database, place);
    }

    /// Keeps a run, which replaces what was kept under its id: that is the same data seen at the same moment. Changes
    /// that went live since the run before are found and their savings measured.
    ///
    /// @param teamKey the label that names a workload's team, as kube-state-metrics writes it
    /// @param outlines absent where none were made
    StoredRun store(Run run, String teamKey, @Nullable Outlines outlines) throws IOException;

    /// Newest first, by the moment they look back from.
    List<StoredRun> runs() throws IOException;

    /// @throws HistoryException when there is no such run
    default StoredRun find(RunName name) throws IOException {
        return name.in(runs());
    }

    /// The run with its evidence, equal to the one that was stored but for its costs, which are of the moment.
    ///
    /// @throws HistoryException when only its rows are left
    Run read(StoredRun run) throws IOException;

    /// The same with only the rows of some containers of a namespace, and nothing of the cluster. Reads little else.
    ///
    /// @throws HistoryException when only its rows are left
    Run read(StoredRun run, String namespace, Predicate<ContainerName> wanted) throws IOException;

    /// The whole run in the very characters of `scan -o json`. Leaves `out` open.
    ///
    /// @throws HistoryException when only its rows are left
    void writeJson(StoredRun run, Writer out) throws IOException;

    /// In the order of their names.
    List<StoredRow> rows(StoredRun run) throws IOException;

    /// What became of a container in the given ones of [#runs()], oldest first.
    List<PastRow> past(ContainerName name, List<StoredRun> runs) throws IOException;

    /// A row and the run it is of.
    record PastRow(StoredRun run, StoredRow row) {}

    /// What [Outlines#add] was given.
    Optional<byte[]> outline(StoredRun run, WorkloadId workload, String container) throws IOException;

    List<UsedPrice> prices(StoredRun run) throws IOException;

    /// Sums by namespace and team of every run, oldest first.
    List<NamespaceTotal> totals() throws IOException;

    /// Notes a pull request or its new state.
    void note(StoredRun run, PullRequest pullRequest) throws IOException;

    List<PullRequest> pullRequests(StoredRun run) throws IOException;

    /// All, each in its newest state; the newest of a repository first.
    List<PullRequest> pullRequests() throws IOException;

    /// Those that change the workload, each in its newest state; the newest of a repository first.
    List<PullRequest> pullRequests(WorkloadId workload) throws IOException;

    /// The newest change first.
    List<RealisedSaving> realised() throws IOException;

    /// What shards collected, until it is merged.
    PartStore parts();

    /// Days of usage, for runs that read the next days only.
    UsageDays usageDays();

    /// Removes what is older than is to be kept.
    Retention.Pruned prune(Retention retention) throws IOException;

    /// Gives the room of what was pruned back to the disk.
    void compact() throws IOException;

    /// Puts everything into another history, which must be empty.
    ///
    /// @return how many runs
    int copyTo(HistoryPlace target) throws IOException;

    @Override
    void close() throws IOException;
}
