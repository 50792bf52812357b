package io.rightsizer.api.http;

import io.rightsizer.analyzer.recommendation.Accounting;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.Quota;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.api.history.Outlines;
import io.rightsizer.api.history.PullRequest;
import io.rightsizer.api.report.PricedRuns;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunHeader;
import io.rightsizer.api.report.RunStatus;
import io.rightsizer.api.report.SampleRuns;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A cluster that team `shop` shares with team `payments` and with what nobody owns up to. Whatever is not of `shop`
/// has one of [#FOREIGN] in its name, and some of it lives in the namespace of `shop`.
final class TwoTeams {

    static final List<String> FOREIGN = List.of("payments", "stray");

    private static final Duration WEEK = Duration.ofDays(7);

    private TwoTeams() {}

    /// Two runs, the newer with usage over time. In between `shop-gone` and `payments-gone` went, and what was
    /// recommended for `shop-done` and `payments-done` went live.
    static Shelf shelf() throws IOException {
        var newer = run(
                "newer",
                List.of("shop-web", "shop-job", "shop-done", "payments-web", "payments-job", "payments-done", "stray"));
        var older = earlier(
                run("older", List.of("shop-web", "shop-gone", "shop-done", "payments-gone", "payments-done", "stray")));
        try (var outlines = new Outlines()) {
            for (var one : newer.recommendations()) {
                var history = UsageHistory.of(SampleRuns.usualWindow(), List.of());
                outlines.add(one.workload(), one.container().name(), Outline.of(history));
            }
            var shelf = Shelf.of(older);
            shelf.history().store(newer.priced(Shelf.rightsizer().costs(newer)), "team", outlines);
            note(shelf, newer);
            return shelf;
        }
    }

    private static void note(Shelf shelf, Run run) throws IOException {
        var history = shelf.history();
        var stored = history.runs().getFirst();
        for (var one : run.recommendations()) {
            var name = one.workload().name();
            var url = "https://git.example/" + name + "/pulls/7";
            history.note(stored, new PullRequest(name, 7, url, name, "open", List.of(one.workload())));
        }
    }

    static Run run(String id, List<String> names) {
        var recommendations = names.stream().map(name -> named(id, name)).toList();
        var run = SampleRuns.of(recommendations);
        var header = run.run();
        return new Run(
                new RunHeader(
                        id,
                        header.asOf(),
                        header.window(),
                        header.source(),
                        RunStatus.PARTIAL,
                        Accounting.of(recommendations),
                        List.of("namespace payments: 503 from the server"),
                        42,
                        Duration.ofSeconds(1),
                        "split",
                        "remote read",
                        header.risks()),
                run.recommendations(),
                state(run),
                null);
    }

    private static Run earlier(Run run) {
        var header = run.run();
        var before = new RunHeader.Window(
                header.window().from().minus(WEEK), header.window().to().minus(WEEK));
        return new Run(
                new RunHeader(
                        header.id(),
                        header.asOf().minus(WEEK),
                        before,
                        header.source(),
                        header.status(),
                        header.accounting(),
                        header.warnings(),
                        header.requests(),
                        header.duration(),
                        header.policy(),
                        header.method(),
                        header.risks()),
                run.recommendations(),
                run.state(),
                null);
    }

    /// What has `job` in its name is not judged; `payments-job` lives with `shop`.
    private static Recommendation named(String run, String name) {
        var namespace = name.startsWith("shop") || name.equals("payments-job") ? "shop" : name;
        if (name.contains("job")) {
            return SampleRuns.newcomerNamed(namespace, name);
        }
        return name.contains("done") && run.equals("newer")
                ? SampleRuns.rightsizedNamed(namespace, name)
                : SampleRuns.oversizedNamed(namespace, name);
    }

    private static ClusterState state(Run run) {
        var placements = run.recommendations().stream()
                .map(one -> placement(one.workload()))
                .toList();
        return new ClusterState(
                PricedRuns.shop().state().nodes(),
                placements,
                List.of(),
                List.of(quota("shop"), quota("payments-web")));
    }

    private static Placement placement(WorkloadId workload) {
        var team = workload.name().startsWith("shop") ? "shop" : "payments";
        return new Placement(
                workload,
                new TreeMap<>(Map.of("ip-10-0-0-1", 1)),
                1,
                workload.name().equals("stray") ? Map.of() : Map.of("team", team),
                0,
                false,
                Map.of());
    }

    /// Exceeded by what runs already.
    private static Quota quota(String namespace) {
        return new Quota("", namespace, "quota-of-" + namespace, "requests.cpu", BigDecimal.ONE, BigDecimal.TEN);
    }
}
