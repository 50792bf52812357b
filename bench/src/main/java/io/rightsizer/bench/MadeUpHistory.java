package io.rightsizer.bench;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Recommender;
import io.rightsizer.analyzer.recommendation.SizingSettings;
import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.Workload;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.api.history.History;
import io.rightsizer.api.history.Outlines;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunOrigin;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A fleet as a history knows it: containers of 7,806 workloads in 200 namespaces of 40 teams, on 154 machines. Usage
/// is made up and judged for some hundred containers, whose numbers, evidence and outlines all others share; each week
/// one container in twenty gets those of another.
final class MadeUpHistory {

    private static final Instant NEWEST = Instant.parse("2026-11-21T00:00:00Z");
    private static final int WORKLOADS = 7806;
    private static final int NAMESPACES = 200;
    private static final int TEAMS = 40;
    private static final int NODES = 154;
    private static final int SHAPES = 300;
    private static final double CHANGED_A_WEEK = 0.05;

    private final Random random;
    private final List<Shape> shapes = new ArrayList<>();
    private final int[] shapeOf;

    /// What is known of one container's usage, and what was made of it.
    private record Shape(Recommendation judged, Outline outline) {}

    MadeUpHistory(int containers, long seed) {
        random = new Random(seed);
        var fleet = new MadeUpFleet();
        for (int number = 0; number < SHAPES; number++) {
            shapes.add(shape(fleet.container(number)));
        }
        shapeOf = random.ints(containers, 0, SHAPES).toArray();
    }

    private Shape shape(Collected.Observed usage) {
        var container = Container.of("app", ContainerType.APP, declared());
        var workload = Workload.of(usage.workload().id(), 1, List.of(container));
        var observed = new Collected.Observed(workload, container, usage.history());
        var judged = new Recommender().recommend(observed, _ -> SizingSettings.DEFAULTS);
        return new Shape(judged, Outline.of(observed));
    }

    private Resources declared() {
        var cpu = Math.clamp((long) (250 * Math.exp(1.15 * random.nextGaussian())), 10, 8000);
        var memory = Math.clamp((long) (500 * Math.exp(random.nextGaussian())), 32, 16_000);
        var request = new ResourceAmounts(Cpu.millicores(cpu), Memory.mebibytes(memory));
        return new Resources(request, new ResourceAmounts(null, Memory.mebibytes(memory + memory / 4)));
    }

    /// Stores a run a week, the newest last.
    void store(History history, int runs) throws IOException {
        for (int week = 1; week <= runs; week++) {
            change();
            try (var outlines = new Outlines()) {
                var asOf = NEWEST.minus(Duration.ofDays(7L * (runs - week)));
                history.store(run(asOf), "team", week == runs ? filled(outlines) : null);
            }
        }
    }

    private void change() {
        for (int number = 0; number < shapeOf.length; number++) {
            if (random.nextDouble() < CHANGED_A_WEEK) {
                shapeOf[number] = random.nextInt(SHAPES);
            }
        }
    }

    private Run run(Instant asOf) {
        var rows = new ArrayList<Recommendation>();
        for (int number = 0; number < shapeOf.length; number++) {
            rows.add(row(number));
        }
        var window = HistoryWindow.endingAt(asOf, Duration.ofDays(28));
        var origin =
                new RunOrigin("https://prometheus.example", window, "calibrated", Duration.ofSeconds(50), List.of());
        return Run.of(origin, new CollectionReport(true, List.of(), 72, "remote read", state()), rows);
    }

    private Recommendation row(int number) {
        var judged = shapes.get(shapeOf[number]).judged();
        var container = Container.of(
                container(number), ContainerType.APP, judged.container().current());
        return new Recommendation(
                workload(number),
                judged.replicas(),
                container,
                judged.recommended(),
                judged.nextStep(),
                judged.verdict(),
                judged.codes(),
                judged.explanation(),
                judged.evidence(),
                judged.tier(),
                judged.autoscaler());
    }

    /// The first containers have a workload each; the rest stand beside them.
    private static WorkloadId workload(int number) {
        var workload = number % WORKLOADS;
        return new WorkloadId(
                "eu-west", "namespace-" + workload % NAMESPACES, WorkloadKind.DEPLOYMENT, "workload-" + workload);
    }

    private static String container(int number) {
        return number < WORKLOADS ? "app" : "sidecar-" + number / WORKLOADS;
    }

    private Outlines filled(Outlines outlines) throws IOException {
        for (int number = 0; number < shapeOf.length; number++) {
            outlines.add(
                    workload(number),
                    container(number),
                    shapes.get(shapeOf[number]).outline());
        }
        return outlines;
    }

    private ClusterState state() {
        var nodes = new ArrayList<Node>();
        for (int number = 0; number < NODES; number++) {
            nodes.add(node(number));
        }
        var placements = new ArrayList<Placement>();
        for (int workload = 0; workload < Math.min(WORKLOADS, shapeOf.length); workload++) {
            var team = "team-" + workload % NAMESPACES % TEAMS;
            var pods = new TreeMap<>(Map.of("node-" + workload % NODES, 1));
            placements.add(new Placement(workload(workload), pods, 1, Map.of("team", team), 0, false, Map.of()));
        }
        return new ClusterState(nodes, placements, List.of(), List.of());
    }

    private static Node node(int number) {
        var labels = Map.of(
                "node_kubernetes_io_instance_type", "m6i.8xlarge",
                "topology_kubernetes_io_region", "eu-west-1",
                "topology_kubernetes_io_zone", "eu-west-1a",
                "karpenter_sh_capacity_type", number % 3 == 0 ? "spot" : "on-demand",
                "kubernetes_io_arch", "amd64",
                "kubernetes_io_os", "linux");
        return new Node(
                "eu-west",
                "node-" + number,
                labels,
                "aws:///eu-west-1a/i-" + number,
                new ResourceAmounts(Cpu.millicores(32_000), Memory.mebibytes(131_072)),
                new ResourceAmounts(Cpu.millicores(31_850), Memory.mebibytes(118_312)),
                234,
                List.of(),
                true,
                null);
    }
}
