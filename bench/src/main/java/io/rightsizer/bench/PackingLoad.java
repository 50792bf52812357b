package io.rightsizer.bench;

import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.packing.ExistingNode;
import io.rightsizer.pricing.packing.NodeType;
import io.rightsizer.pricing.packing.Packing;
import io.rightsizer.pricing.packing.PackingRules;
import io.rightsizer.pricing.packing.PodGroup;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Packs the pods of a made-up cluster: what remains of 154 nodes, and what one would buy anew without and
/// with spot. Each of it once in a cold JVM, so the compiler counts too.
@Command(
        name = "packing",
        mixinStandardHelpOptions = true,
        description = "Seconds, price and gap to the bound of packing 7,806 pods.")
final class PackingLoad implements Callable<Integer> {

    private static final double NANOS = 1e9;
    private static final int NODES = 154;

    @Option(names = "--seed", defaultValue = "1", description = "of the made-up pods (${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--prices",
            paramLabel = "DIR",
            description = "directory with prices.csv.gz and aws_allocatable.csv (../shared/data/pricing)")
    private Path prices = Path.of("../shared/data/pricing");

    @Option(
            names = "--regions",
            defaultValue = "1",
            description = "that nodes and pods are spread over (${DEFAULT-VALUE})")
    private int regions;

    @Option(names = "--alone", description = "every pod is a workload of its own")
    private boolean alone;

    private PackingLoad() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PackingLoad()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var made = new MadeUpPods(seed);
        var groups = made.inRegions(alone ? made.alone() : made.groups(), regions);
        var types = ListedTypes.in(prices).stream().flatMap(this::inRegions).toList();
        System.out.printf(Locale.ROOT, "%d types%n", types.size());
        report("today's nodes", () -> today(groups));
        report("on demand", () -> anew(groups, types, PackingRules.DEFAULTS.withSpotShare(0)));
        report("70 % spot", () -> anew(groups, types, PackingRules.DEFAULTS));
        return 0;
    }

    /// Each region is a little dearer than the one before.
    private Stream<NodeType> inRegions(NodeType type) {
        return IntStream.range(0, regions).mapToObj(region -> {
            var dearer = BigDecimal.valueOf(100L + region, 2);
            return new NodeType(
                    type.name(),
                    MadeUpPods.region(region),
                    type.room(),
                    type.onDemand().multiply(dearer),
                    type.spot() == null ? null : type.spot().multiply(dearer));
        });
    }

    private static void report(String question, Supplier<Outcome> answer) {
        var wall = System.nanoTime();
        var cpu = processNanos();
        var outcome = answer.get();
        System.out.printf(
                Locale.ROOT,
                "%s: %d nodes, %.2f an hour, gap %.2f %%, %.1f CPU s, %.1f s%n",
                question,
                outcome.nodes,
                outcome.hourly,
                100 * outcome.gap,
                (processNanos() - cpu) / NANOS,
                (System.nanoTime() - wall) / NANOS);
    }

    private Outcome today(List<PodGroup> groups) {
        var nodes = new ArrayList<ExistingNode>();
        for (int node = 0; node < NODES; node++) {
            var room = ListedTypes.room(31850, 118312, 234);
            nodes.add(new ExistingNode(
                    "node-" + node,
                    MadeUpPods.region(node % regions),
                    "",
                    CapacityType.ON_DEMAND,
                    room,
                    new BigDecimal("1.536")));
        }
        var packed = Packing.packed(groups, nodes, PackingRules.DEFAULTS);
        return new Outcome(packed.kept().size(), packed.hourly(), packed.gap());
    }

    private static Outcome anew(List<PodGroup> groups, List<NodeType> types, PackingRules rules) {
        var plan = Packing.reachable(groups, types, rules);
        return new Outcome(plan.nodes().size(), plan.hourly(), plan.gap());
    }

    private static long processNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private record Outcome(int nodes, BigDecimal hourly, double gap) {}
}
