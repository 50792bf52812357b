package io.rightsizer.api.http;

import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.api.history.ContainerName;
import io.rightsizer.api.history.History;
import io.rightsizer.api.history.NamespaceTotal;
import io.rightsizer.api.history.PullRequest;
import io.rightsizer.api.history.RealisedSaving;
import io.rightsizer.api.history.RunDifference;
import io.rightsizer.api.history.StoredRow;
import io.rightsizer.api.history.StoredRun;
import io.rightsizer.api.http.page.RunView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The report as one reader may see it. Pages and the API take everything from here and nothing past it, so what is
/// not theirs is not there for them.
final class ReaderReport {

    private final Views views;
    private final Rights rights;

    ReaderReport(Views views, Rights rights) {
        this.views = views;
        this.rights = rights;
    }

    /// The newest first. Only for those who see everything do they tell what each run found.
    List<StoredRun> runs() throws IOException {
        return views.data().runs().stream().map(this::listed).toList();
    }

    /// @param id empty for the newest run
    /// @throws io.rightsizer.api.http.page.NotAnswered when there is no such run
    StoredRun run(String id) throws IOException {
        return listed(views.data().run(id));
    }

    private StoredRun listed(StoredRun run) {
        return rights.isAll() ? run : TeamRows.listed(run, rights.seesAllCosts());
    }

    /// Whether [#runs()] tell what each run found, and what is configured for all may be shown.
    boolean seesAll() {
        return rights.isAll();
    }

    /// @param id empty for the newest run
    /// @throws io.rightsizer.api.http.page.NotAnswered when there is no such run, or only its rows are left
    RunView view(String id) throws IOException {
        var all = views.of(id);
        return switch (rights.teams()) {
            case Teams.All _ -> all;
            case Teams.Only(var names) -> all.within(names);
        };
    }

    /// The same for the pages of money, which finance sees as a whole.
    RunView costs(String id) throws IOException {
        return rights.seesAllCosts() ? views.of(id) : view(id);
    }

    /// Also of a run that has lost its evidence.
    private List<StoredRow> rows(StoredRun run) throws IOException {
        return views.data().rows(run).stream()
                .filter(row -> rights.teams().have(row.team()))
                .toList();
    }

    /// The run with what it found among their rows.
    StoredRun counted(StoredRun run) throws IOException {
        return rights.isAll() ? run : TeamRows.counted(run, rows(run));
    }

    /// What changed from one run to the other.
    List<RunDifference> differences(StoredRun earlier, StoredRun later) throws IOException {
        return rights.isAll() ? views.differences(earlier, later) : RunDifference.between(rows(earlier), rows(later));
    }

    /// Those that still ask for a change of the view's workloads, and for no others; the newest first.
    List<PullRequest> openPullRequests(RunView view) throws IOException {
        return views.data().pullRequests().stream()
                .filter(PullRequest::isOpen)
                .map(one -> one.of(view::has))
                .filter(one -> !one.workloads().isEmpty())
                .toList();
    }

    /// What became of a container, as long as it was theirs; the oldest run first.
    List<History.PastRow> past(ContainerName container) throws IOException {
        return views.data().past(container).stream()
                .filter(past -> rights.teams().have(past.row().team()))
                .map(past -> new History.PastRow(listed(past.run()), past.row()))
                .toList();
    }

    /// Sums by namespace and team of every run, the oldest first.
    List<NamespaceTotal> totals() throws IOException {
        return views.data().totals().stream()
                .filter(total -> rights.teams().have(total.team()))
                .toList();
    }

    /// What changes of the view's workloads brought that went live, the newest first.
    List<RealisedSaving> realised(RunView view) throws IOException {
        return views.data().realised().stream()
                .filter(one -> view.whole() || view.has(one.name().workload()))
                .toList();
    }

    /// @param workload one of the view
    Optional<Outline> outline(RunView view, WorkloadId workload, String container) throws IOException {
        return views.data().outline(view.run().run().id(), workload, container);
    }

    /// @param workload one of a view
    List<PullRequest> pullRequests(WorkloadId workload) throws IOException {
        return views.data().pullRequests(workload);
    }
}
