package io.rightsizer.api.http;

import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.api.history.ContainerName;
import io.rightsizer.api.history.History;
import io.rightsizer.api.history.NamespaceTotal;
import io.rightsizer.api.history.PullRequest;
import io.rightsizer.api.history.RealisedSaving;
import io.rightsizer.api.history.StoredRow;
import io.rightsizer.api.history.StoredRun;
import io.rightsizer.api.http.page.NotAnswered;
import io.rightsizer.api.report.Run;
import io.rightsizer.pricing.saving.Costs;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What a report is made of: the runs of a history, each priced as the configuration says. May be asked by several
/// threads at once, and while another process stores the next run.
public final class ReportData {

    /// Another process may store a run at any time; a page may miss it for this long.
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    /// A run of 10,000 containers takes some 100 MB.
    static final int KEPT = 2;

    private final History history;
    private final Pricing pricing;
    private final Remembered<StoredRun, Run> priced = new Remembered<>(KEPT);
    private final AtomicReference<@Nullable Listed> listed = new AtomicReference<>();

    private record Listed(List<StoredRun> runs, long nanos) {}

    /// What a run costs, by the prices that are configured; may take seconds.
    @FunctionalInterface
    public interface Pricing {
        Costs of(Run run) throws IOException;
    }

    /// @param history remains the caller's to close
    public ReportData(History history, Pricing pricing) {
        this.history = history;
        this.pricing = pricing;
    }

    /// The newest first.
    List<StoredRun> runs() throws IOException {
        var known = listed.get();
        if (known == null || System.nanoTime() - known.nanos() > REMEMBERED.toNanos()) {
            known = new Listed(history.runs(), System.nanoTime());
            listed.set(known);
        }
        return known.runs();
    }

    /// @param id empty for the newest run
    /// @throws NotAnswered when there is no such run
    StoredRun run(String id) throws IOException {
        var runs = runs();
        if (runs.isEmpty()) {
            throw NotAnswered.nowhere("There is no run yet: 'rightsizer scan' makes one.");
        }
        return runs.stream()
                .filter(run -> id.isEmpty() || run.id().equals(id))
                .findFirst()
                .orElseThrow(() -> NotAnswered.missing(
                        "run", id, runs.stream().map(StoredRun::id).toList()));
    }

    /// The run with its evidence, and its costs. The few asked for last stay in memory.
    ///
    /// @throws NotAnswered when only its rows are left
    public Run priced(StoredRun stored) throws IOException {
        if (!stored.whole()) {
            throw NotAnswered.refused(
                    410,
                    "Of run " + stored.id() + " only its rows are kept, without their evidence;"
                            + " 'rightsizer history show " + stored.id() + "' lists them.");
        }
        return priced.of(stored, () -> {
            var run = history.read(stored);
            return run.priced(pricing.of(run));
        });
    }

    /// All rows of the run, also where it has lost its evidence.
    List<StoredRow> rows(StoredRun stored) throws IOException {
        return history.rows(stored);
    }

    /// The usage of a container as a chart needs it; empty where the run did not keep it.
    Optional<Outline> outline(String run, WorkloadId workload, String container) throws IOException {
        var bytes = history.outline(run(run), workload, container);
        return bytes.isEmpty() ? Optional.empty() : Optional.of(Outline.decode(bytes.get()));
    }

    /// What became of a container, the oldest run first.
    List<History.PastRow> past(ContainerName container) throws IOException {
        return history.past(container, runs());
    }

    /// Sums by namespace and team of every run, the oldest first.
    List<NamespaceTotal> totals() throws IOException {
        return history.totals();
    }

    /// What changes brought that went live, the newest first.
    List<RealisedSaving> realised() throws IOException {
        return history.realised();
    }

    /// All, each in its newest state; the newest of a repository first.
    List<PullRequest> pullRequests() throws IOException {
        return history.pullRequests();
    }

    /// Those that change the workload, the newest first.
    List<PullRequest> pullRequests(WorkloadId workload) throws IOException {
        return history.pullRequests(workload);
    }
}
