package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.api.history.PullRequest;
import io.rightsizer.api.report.MonthlyCosts;
import io.rightsizer.api.report.SavingReport;
import io.rightsizer.api.report.ShortName;
import io.rightsizer.api.report.Spoken;
import io.rightsizer.patches.kustomize.ComponentWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Do I believe it? Everything known of a workload.
///
/// @param drifts of the containers, in their order
public record WorkloadPage(
        Site site,
        RunView view,
        String key,
        List<ContainerPart> containers,
        WhatIf whatIf,
        List<Drift> drifts,
        List<PullRequest> pullRequests) {

    public WorkloadPage {
        containers = List.copyOf(containers);
        drifts = List.copyOf(drifts);
    }

    /// Asks for the change, or asked.
    ///
    /// @param link empty where the address is not one of a page
    public record Request(String title, String link, String state) {}

    public List<Request> requests() {
        return pullRequests.stream().map(WorkloadPage::request).toList();
    }

    private static Request request(PullRequest one) {
        return new Request(one.repository() + " #" + one.number(), one.hasPage() ? one.url() : "", one.state());
    }

    private List<Recommendation> rows() {
        return containers.stream().map(ContainerPart::one).toList();
    }

    private Recommendation first() {
        return rows().getFirst();
    }

    public WorkloadId id() {
        return first().workload();
    }

    public String title() {
        return ShortName.of(id().kind()) + "/" + id().name();
    }

    public String kind() {
        return id().kind().name();
    }

    public String team() {
        return view.team(first());
    }

    public String replicas() {
        return Spoken.plural(first().replicas(), "replica");
    }

    public String namespaceLink() {
        return site.links().group(GroupsPage.By.NAMESPACE, id().namespace());
    }

    public String teamLink() {
        return site.links().group(GroupsPage.By.TEAM, team());
    }

    /// Where a script finds the points of a chart; empty where nobody answers.
    public String series(ContainerPart part) {
        return site.links().series(key, part.one().container().name());
    }

    public boolean drawn() {
        return containers.stream().anyMatch(ContainerPart::drawn);
    }

    /// A file with its contents.
    public record PatchFile(String path, String text) {}

    /// What `patch` would write for this workload, the list of its directory left out.
    public List<PatchFile> patches() {
        if (rows().stream().allMatch(one -> one.nextStep() == null)) {
            return List.of();
        }
        return ComponentWriter.preview(rows()).entrySet().stream()
                .filter(file -> !file.getKey().endsWith("kustomization.yaml"))
                .map(WorkloadPage::patch)
                .toList();
    }

    private static PatchFile patch(Map.Entry<String, String> file) {
        return new PatchFile(file.getKey(), file.getValue());
    }

    /// What its pods bear of the machines' price in a month; empty where that is not known.
    public Optional<String> cost() {
        var costs = view.costs();
        if (costs == null) {
            return Optional.empty();
        }
        var now = sum(rows().stream().map(costs::now).toList());
        var after = sum(rows().stream().map(costs::after).toList());
        return now.flatMap(before -> after.map(later -> MonthlyCosts.spoken(before, costs.currency()) + " → "
                + MonthlyCosts.spoken(later, costs.currency()) + " a month"));
    }

    private static Optional<BigDecimal> sum(List<Optional<BigDecimal>> amounts) {
        return amounts.stream().flatMap(Optional::stream).reduce(BigDecimal::add);
    }

    /// What its change alone takes off the bill, and what it adds to where all others follow too.
    public Optional<String> saving() {
        var costs = view.costs();
        if (costs == null) {
            return Optional.empty();
        }
        return costs.costs().savings().clusters().stream()
                .filter(cluster -> cluster.cluster().equals(id().cluster()))
                .flatMap(cluster -> Optional.ofNullable(cluster.workloads().get(id())).stream())
                .findFirst()
                .map(range -> OwnShare.spoken(range.over(MonthlyCosts.HOURS), costs.currency()));
    }

    /// What the amounts rest on.
    public List<String> assumptions() {
        var costs = view.costs();
        return costs == null
                ? List.of()
                : SavingReport.notes(view.run(), costs.costs()).stream()
                        .filter(note -> !note.subject().equals("Savings"))
                        .map(note -> note.subject() + ": " + note.text())
                        .toList();
    }
}
