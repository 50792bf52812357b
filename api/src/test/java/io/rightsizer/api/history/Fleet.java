package io.rightsizer.api.history;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Node.HourlyCost;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.api.Rightsizer;
import io.rightsizer.api.config.Config;
import io.rightsizer.api.config.ConfigSources;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunOrigin;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Runs over a made-up fleet, small ones with prices and large ones without.
final class Fleet {

    static final String SOURCE = "http://prometheus:9090";
    static final WorkloadId WEB = deployment("web");

    private Fleet() {}

    /// Of containers `w0`, `w1` and so on, each with one replica more than the one before.
    static Run run(Instant asOf, int containers) {
        return run(
                asOf, IntStream.range(0, containers).mapToObj(Fleet::numbered).toList());
    }

    static Run run(Instant asOf, List<Recommendation> recommendations) {
        return run(asOf, SOURCE, recommendations);
    }

    static Run run(Instant asOf, String source, List<Recommendation> recommendations) {
        return run(asOf, source, recommendations, ClusterState.NONE);
    }

    private static Run run(Instant asOf, String source, List<Recommendation> recommendations, ClusterState state) {
        var window = HistoryWindow.endingAt(asOf, Duration.ofDays(14));
        var origin = new RunOrigin(source, window, "split", Duration.ofMillis(1234), List.of());
        var report = new CollectionReport(true, List.of(), 42, "remote read", state);
        return Run.of(origin, report, recommendations);
    }

    private static Recommendation numbered(int number) {
        return sized("w" + number, resources(1000, 1024), resources(500, 512), 1 + number);
    }

    /// One workload `web` on one machine that costs 0.10 dollars an hour.
    static Run priced(Instant asOf, Resources current, Resources next) throws IOException {
        var node = new Node(
                "",
                "node-1",
                Map.of("node_kubernetes_io_instance_type", "m5.large", "topology_kubernetes_io_region", "us-east-1"),
                "aws:///us-east-1a/i-1",
                amounts(2000, 8192),
                amounts(2000, 8192),
                30,
                List.of(),
                true,
                new HourlyCost(new BigDecimal("0.10"), null, null, false));
        var placement = new Placement(
                WEB,
                new TreeMap<>(Map.of("node-1", 2)),
                2,
                Map.of("example_com_team", "shop-front"),
                0,
                false,
                Map.of());
        var state = new ClusterState(List.of(node), List.of(placement), List.of(), List.of());
        var run = run(asOf, SOURCE, List.of(sized("web", current, next, 2)), state);
        var config = Config.load(ConfigSources.none());
        return run.priced(new Rightsizer(config, InstantSource.fixed(asOf)).costs(run));
    }

    static Recommendation sized(String name, Resources current, Resources next, int replicas) {
        var resize = !current.equals(next);
        return new Recommendation(
                deployment(name),
                replicas,
                Container.of(name, ContainerType.APP, current),
                next,
                resize ? next : null,
                resize ? new Verdict.Resize() : new Verdict.Keep("fits"),
                resize ? List.of(Code.STEP_LIMITED, Code.WEEK_AGO) : List.of(),
                "request = peak",
                null);
    }

    static WorkloadId deployment(String name) {
        return new WorkloadId("", "shop", WorkloadKind.DEPLOYMENT, name);
    }

    static ContainerName container(String name) {
        return new ContainerName(deployment(name), name, ContainerType.APP);
    }

    /// Requests, and a limit of memory as high.
    static Resources resources(long millicores, long mebibytes) {
        return new Resources(amounts(millicores, mebibytes), new ResourceAmounts(null, Memory.mebibytes(mebibytes)));
    }

    private static ResourceAmounts amounts(long millicores, long mebibytes) {
        return new ResourceAmounts(Cpu.millicores(millicores), Memory.mebibytes(mebibytes));
    }
}
