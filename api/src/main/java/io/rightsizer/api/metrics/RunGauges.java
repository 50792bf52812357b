package io.rightsizer.api.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.api.report.RowFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// The series of one run. They are made once, when the run ends, so a scrape sees all of a run or nothing of it, and
/// nothing is left of clusters, teams and containers that are gone.
final class RunGauges {

    static final int MOST_CLUSTERS = 100;

    private final LatestRun latest;
    private final LabelText.Heaviest clusters;
    private final List<Family> families = new ArrayList<>();

    private RunGauges(LatestRun latest) {
        this.latest = latest;
        this.clusters = clusters(latest);
    }

    static MetricSnapshots of(LatestRun latest, MetricsOptions options) {
        var gauges = new RunGauges(latest);
        gauges.addRun();
        gauges.addContainers();
        gauges.families.addAll(CostGauges.of(latest, gauges.clusters, options.teamKey()));
        if (options.perContainer()) {
            gauges.families.addAll(ContainerGauges.of(latest.run().recommendations(), gauges.clusters));
        }
        return Family.snapshots(gauges.families);
    }

    /// By containers; a run that found nothing is one of the unnamed cluster.
    private static LabelText.Heaviest clusters(LatestRun latest) {
        var containers = new HashMap<String, Double>();
        latest.run()
                .recommendations()
                .forEach(one -> containers.merge(one.workload().cluster(), 1.0, Double::sum));
        latest.run().state().nodes().forEach(node -> containers.putIfAbsent(node.cluster(), 0.0));
        if (containers.isEmpty()) {
            containers.put("", 0.0);
        }
        return new LabelText.Heaviest(MOST_CLUSTERS, containers);
    }

    private Family family(String name, String help, String... labels) {
        var family = new Family(name, help, labels);
        families.add(family);
        return family;
    }

    private void addRun() {
        var completed = family(
                "rightsizer_run_last_completion_timestamp_seconds",
                "When the newest run with a usable result ended.",
                "cluster");
        var succeeded = family(
                "rightsizer_run_last_success_timestamp_seconds",
                "When the newest run that read everything ended.",
                "cluster");
        for (var cluster : seen()) {
            completed.moment(seconds(latest.completed()), clusters.of(cluster));
            latest.lastSuccess().ifPresent(at -> succeeded.moment(seconds(at), clusters.of(cluster)));
        }
        family(
                        "rightsizer_run_as_of_timestamp_seconds",
                        "The moment the newest run with a usable result looks back from.")
                .add(seconds(latest.run().run().asOf()));
        family("rightsizer_run_warnings", "Warnings of the newest run with a usable result.")
                .add(latest.run().run().warnings().size());
    }

    private List<String> seen() {
        var seen = latest.run().recommendations().stream()
                .map(one -> one.workload().cluster())
                .distinct()
                .toList();
        return seen.isEmpty() ? List.of("") : seen;
    }

    private void addContainers() {
        var containers = family(
                "rightsizer_containers",
                "Containers of the newest run by what became of them; together they are all that were discovered.",
                "cluster",
                "outcome");
        var skipped = family(
                "rightsizer_containers_skipped",
                "Containers of the newest run that were not sized, by the first reason code.",
                "cluster",
                "reason");
        var risks = family(
                "rightsizer_containers_at_risk",
                "Containers of the newest run that have too little, were OOM-killed or throttled.",
                "cluster");
        for (var one : latest.run().recommendations()) {
            var cluster = clusters.of(one.workload().cluster());
            containers.add(1, cluster, outcome(one));
            risks.add(RowFilter.only("risk").test(one) ? 1 : 0, cluster);
            if (RowFilter.only("skipped").test(one)) {
                skipped.add(1, cluster, reason(one));
            }
        }
        seen().forEach(cluster -> List.of("recommended", "unchanged", "skipped", "failed")
                .forEach(outcome -> containers.add(0, clusters.of(cluster), outcome)));
    }

    private static String outcome(Recommendation one) {
        return switch (one.verdict()) {
            case Verdict.Resize _, Verdict.NeedsReview _ -> "recommended";
            case Verdict.Keep _ -> "unchanged";
            case Verdict.TooLittleHistory _, Verdict.Skipped _ -> "skipped";
            case Verdict.Failed _ -> "failed";
        };
    }

    private static String reason(Recommendation one) {
        return one.codes().isEmpty()
                ? one.verdict().label()
                : one.codes().getFirst().name();
    }

    static double seconds(Instant moment) {
        return moment.toEpochMilli() / 1000.0;
    }
}
