package io.rightsizer.api.http;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.api.Bookkeeper;
import io.rightsizer.api.Bookkeeper.Booked;
import io.rightsizer.api.history.ContainerName;
import io.rightsizer.api.history.RunDifference;
import io.rightsizer.api.history.StoredRun;
import io.rightsizer.api.http.page.AboutPage;
import io.rightsizer.api.http.page.ComparePage;
import io.rightsizer.api.http.page.ContainerPart;
import io.rightsizer.api.http.page.CostPage;
import io.rightsizer.api.http.page.Drift;
import io.rightsizer.api.http.page.GroupPage;
import io.rightsizer.api.http.page.GroupsPage;
import io.rightsizer.api.http.page.Links;
import io.rightsizer.api.http.page.News;
import io.rightsizer.api.http.page.NodesPage;
import io.rightsizer.api.http.page.OverviewPage;
import io.rightsizer.api.http.page.PastSum;
import io.rightsizer.api.http.page.Realised;
import io.rightsizer.api.http.page.RowQuery;
import io.rightsizer.api.http.page.RunView;
import io.rightsizer.api.http.page.RunsPage;
import io.rightsizer.api.http.page.Site;
import io.rightsizer.api.http.page.SkippedPage;
import io.rightsizer.api.http.page.WhatIf;
import io.rightsizer.api.http.page.WorkloadPage;
import io.rightsizer.api.http.page.WorkloadsPage;
import io.rightsizer.api.report.finance.FocusCsv;
import io.rightsizer.pricing.finance.BillingMonth;
import io.rightsizer.pricing.finance.FocusSettings;
import io.rightsizer.pricing.finance.MonthCosts;
import io.rightsizer.pricing.finance.MonthSummary;
import io.rightsizer.pricing.finance.SummaryBy;
import io.rightsizer.pricing.finance.SummarySettings;
import java.io.IOException;
import java.io.Writer;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Makes the pages of one run, for a server as for files.
///
/// @param costs the run as pages of money show it
record PageMaker(Site site, RunView view, RunView costs, ReaderReport report, ReportSettings settings) {

    /// @param run its id
    static PageMaker of(ReaderReport report, String run, Links links, ReportSettings settings) throws IOException {
        var view = report.view(run);
        var site = new Site(links, view.run().run(), report.runs());
        return new PageMaker(site, view, report.costs(site.run().id()), report, settings);
    }

    /// Another run with the same around it.
    PageMaker showing(RunView other) {
        return new PageMaker(site, other, other, report, settings);
    }

    byte[] overview() throws IOException {
        return Pages.html("overview", new OverviewPage(site, view, news()));
    }

    /// What happened since the run before, and what of it was asked for or brought something.
    private News news() throws IOException {
        var at = site.runs().stream()
                .map(StoredRun::id)
                .toList()
                .indexOf(site.run().id());
        var before = at < 0 || at + 1 >= site.runs().size() ? null : site.runs().get(at + 1);
        var differences = before == null
                ? List.<RunDifference>of()
                : report.differences(before, site.runs().get(at));
        return new News(
                site, before, differences, new Realised(site, report.realised(costs)), report.openPullRequests(view));
    }

    byte[] workloads(RowQuery query) {
        return Pages.html("workloads", WorkloadsPage.of(site, view, query));
    }

    /// The containers in their order, but those first that the workload itself declares.
    byte[] workload(String key, WhatIf whatIf) throws IOException {
        var rows = view.workload(key).stream()
                .sorted(Comparator.comparing(one -> one.codes().contains(Code.INJECTED_SIDECAR)))
                .toList();
        var parts = new ArrayList<ContainerPart>();
        for (var one : rows) {
            var outline = outline(one.workload(), one.container().name());
            parts.add(new ContainerPart(parts.size(), view, one, outline.orElse(null), whatIf));
        }
        var drifts = new ArrayList<Drift>();
        for (var one : rows) {
            drifts.add(Drift.of(site, key, one.container().name(), report.past(ContainerName.of(one))));
        }
        var requests = report.pullRequests(rows.getFirst().workload());
        return Pages.html("workload", new WorkloadPage(site, view, key, parts, whatIf, drifts, requests));
    }

    private Optional<Outline> outline(WorkloadId workload, String container) throws IOException {
        return report.outline(view, workload, container);
    }

    byte[] groups(GroupsPage.By by) {
        return Pages.html("groups", new GroupsPage(site, view, by, GroupsPage.MOST));
    }

    /// @param key of a team or namespace
    byte[] group(GroupsPage.By by, String key) throws IOException {
        var group = view.group(site, by, key);
        return Pages.html("group", new GroupPage(site, view, group, past(by, group.name())));
    }

    /// What the group summed up to over the runs.
    private List<PastSum> past(GroupsPage.By by, String name) throws IOException {
        var headers = site.runs().stream().map(StoredRun::header).toList();
        return PastSum.of(report.totals(), headers, by, name);
    }

    byte[] cost(SummaryBy by) throws IOException {
        var summary = summary(by).orElse(null);
        var realised = new Realised(site, report.realised(costs));
        return Pages.html("cost", new CostPage(site, costs, by, summary, realised));
    }

    /// Empty where no machine has a price.
    Optional<MonthSummary> summary(SummaryBy by) throws IOException {
        var priced = Objects.requireNonNull(costs.run().costs()).costs();
        if (priced.now().shares().isEmpty()) {
            return Optional.empty();
        }
        var asked = SummarySettings.of(priced.now().bill().currency()).withTeamLabel(settings.teamLabel());
        return Optional.of(costs.month(by, one -> MonthSummary.of(month(), one, asked)));
    }

    /// The same month as FOCUS, for the tools of finance; nothing where no machine has a price.
    boolean writeFocus(Writer out) throws IOException {
        var priced = Objects.requireNonNull(costs.run().costs()).costs();
        if (priced.now().shares().isEmpty()) {
            return false;
        }
        FocusCsv.write(month(), FocusSettings.estimate(priced.now().bill().currency()), out);
        return true;
    }

    /// The month of the run.
    private MonthCosts month() {
        var asOf = costs.run().run().asOf();
        var priced = Objects.requireNonNull(costs.run().costs()).costs();
        var month = BillingMonth.of(YearMonth.from(asOf.atOffset(ZoneOffset.UTC)), asOf);
        return Bookkeeper.month(month, List.of(new Booked(costs.run(), priced)));
    }

    byte[] nodes() {
        return Pages.html("nodes", new NodesPage(site, costs));
    }

    byte[] runs() {
        return Pages.html("runs", new RunsPage(site, view));
    }

    static byte[] compare(ReaderReport report, Links links, StoredRun earlier, StoredRun later) throws IOException {
        var site = new Site(links, later.header(), report.runs());
        return Pages.html(
                "compare",
                new ComparePage(
                        site, report.counted(earlier), report.counted(later), report.differences(earlier, later)));
    }

    byte[] skipped() {
        return Pages.html("skipped", new SkippedPage(site, view));
    }

    byte[] about() {
        return Pages.html(
                "about", new AboutPage(site, settings.version(), report.seesAll() ? settings.configured() : List.of()));
    }
}
