package io.rightsizer.api.http;

import io.rightsizer.analyzer.recommendation.Accounting;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.Quota;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A cluster in which everything has a hostile name: workloads, their teams, machines and pools, quotas, warnings, the
/// source, and the pull requests.
final class HostileCluster {

    static final List<String> NAMES = List.of(
            "<script>alert(1)</script>",
            "\" onmouseover=\"alert(1)",
            "' onfocus='alert(1)",
            "</title></textarea><img src=x onerror=alert(1)>",
            "--></style></svg><svg onload=alert(1)>",
            "javascript:alert(1)",
            "${7*7}{{7*7}}",
            "web\u202Egnp.exe",
            "\u2066we\u2028b\u2069x",
            "web\u0000\u001B[31m\u0007",
            "a\r\nSet-Cookie: a=b",
            "a/../../etc/passwd",
            "=HYPERLINK(\"http://evil.example\")",
            "@SUM(1+1)",
            "%3Cscript%3E",
            "x&y=1#z?q");

    private static final Duration WEEK = Duration.ofDays(7);

    private HostileCluster() {}

    /// Two runs; in the newer one some workloads are gone and others have what was recommended.
    static Shelf shelf() throws IOException {
        var older = run("older", NAMES.stream().map(SampleRuns::named).toList(), WEEK);
        var newer = run("newer", newer(), Duration.ZERO);
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

    private static List<Recommendation> newer() {
        return NAMES.stream()
                .skip(1)
                .map(SampleRuns::named)
                .map(one -> one.workload().name().contains("e")
                        ? one.withCurrent(
                                one.recommended() == null ? one.container().current() : one.recommended())
                        : one)
                .toList();
    }

    private static void note(Shelf shelf, Run run) throws IOException {
        var stored = shelf.history().runs().getFirst();
        for (var one : run.recommendations()) {
            var name = one.workload().name();
            for (var url : List.of(name, "https://git.example/" + name)) {
                shelf.history()
                        .note(stored, new PullRequest(name, url.length(), url, name, name, List.of(one.workload())));
            }
        }
    }

    private static Run run(String id, List<Recommendation> rows, Duration ago) {
        var run = SampleRuns.of(rows);
        var header = run.run();
        return new Run(
                new RunHeader(
                        id,
                        header.asOf().minus(ago),
                        header.window(),
                        NAMES.getFirst(),
                        RunStatus.PARTIAL,
                        Accounting.of(rows),
                        NAMES,
                        42,
                        Duration.ofSeconds(1),
                        NAMES.get(1),
                        NAMES.get(2),
                        header.risks()),
                run.recommendations(),
                state(run),
                null);
    }

    private static ClusterState state(Run run) {
        return new ClusterState(
                NAMES.stream().map(HostileCluster::node).toList(),
                run.recommendations().stream().map(HostileCluster::placement).toList(),
                List.of(),
                NAMES.stream()
                        .map(name -> new Quota("", name, name, "requests.cpu", BigDecimal.ZERO, BigDecimal.TEN))
                        .toList());
    }

    private static Node node(String name) {
        var usual = PricedRuns.shop().state().nodes().getFirst();
        var labels = new HashMap<>(usual.labels());
        labels.put("eks_amazonaws_com_nodegroup", name);
        return new Node(
                "",
                name,
                labels,
                usual.providerId(),
                usual.capacity(),
                usual.allocatable(),
                usual.maxPods(),
                usual.taints(),
                true,
                null);
    }

    private static Placement placement(Recommendation one) {
        var name = one.workload().name();
        return new Placement(
                one.workload(), new TreeMap<>(Map.of(name, 1)), 1, Map.of("team", name), 0, false, Map.of());
    }
}
