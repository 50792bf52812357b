package io.rightsizer.api.http.page;

import io.rightsizer.api.history.StoredRun;
import io.rightsizer.api.report.RunHeader;
import io.rightsizer.api.report.Spoken;
import io.rightsizer.pricing.finance.SummaryBy;
import java.util.List;

/// What all pages have around them.
///
/// @param run the one that is looked at
/// @param runs all, the newest first; none where only the run itself is known
public record Site(Links links, RunHeader run, List<StoredRun> runs) {

    public Site {
        runs = List.copyOf(runs);
    }

    /// A link with its text.
    public record Entry(String label, String link) {}

    public List<Entry> entries() {
        return List.of(
                new Entry("Overview", links.overview()),
                new Entry("Workloads", links.rows(RowQuery.all(run.id()))),
                new Entry("Namespaces", links.groups(GroupsPage.By.NAMESPACE)),
                new Entry("Teams", links.groups(GroupsPage.By.TEAM)),
                new Entry("Cost", links.cost(SummaryBy.NAMESPACE)),
                new Entry("Nodes", links.nodes()),
                new Entry("Skipped", links.skipped()),
                new Entry("Runs", links.runs()),
                new Entry("About", links.about()));
    }

    public boolean isNewest() {
        return runs.isEmpty() || runs.getFirst().id().equals(run.id());
    }

    public String day() {
        return Spoken.moment(run.asOf());
    }
}
