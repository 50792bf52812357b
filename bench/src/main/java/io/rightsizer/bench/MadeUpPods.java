package io.rightsizer.bench;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.pricing.packing.PodGroup;
import io.rightsizer.pricing.packing.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The pods of a made-up cluster after right-sizing: 1,678 workloads with 7,806 pods (10,847 containers),
/// requests spread log-normally around a quarter of a core and half a gibibyte, three of ten workloads with
/// replicas one a node, about 85 % of the pods eligible for spot.
final class MadeUpPods {

    private static final int WORKLOADS = 1678;
    private static final int PODS = 7806;

    private final Random random;

    MadeUpPods(long seed) {
        random = new Random(seed);
    }

    List<PodGroup> groups() {
        var replicas = replicas();
        var groups = new ArrayList<PodGroup>();
        for (int workload = 0; workload < replicas.length; workload++) {
            groups.add(group("workload-" + workload, replicas[workload]));
        }
        return groups;
    }

    /// One for each pod, as large as before.
    List<PodGroup> alone() {
        return groups().stream().flatMap(MadeUpPods::alone).toList();
    }

    private static Stream<PodGroup> alone(PodGroup group) {
        return IntStream.range(0, group.count()).mapToObj(pod -> {
            var one = PodGroup.of(group.id() + "-" + pod, group.cpu(), group.memory(), 1);
            return group.spotEligible() ? one.withSpotEligible() : one;
        });
    }

    /// Each pod in one of them, where it stays.
    List<PodGroup> inRegions(List<PodGroup> groups, int regions) {
        return groups.stream().flatMap(group -> inRegions(group, regions)).toList();
    }

    private Stream<PodGroup> inRegions(PodGroup group, int regions) {
        var pods = random.ints(group.count(), 0, regions)
                .boxed()
                .collect(Collectors.groupingBy(region -> region, TreeMap::new, Collectors.counting()));
        return pods.entrySet().stream()
                .map(here -> new PodGroup(
                        group.id() + " in " + region(here.getKey()),
                        group.cpu(),
                        group.memory(),
                        here.getValue().intValue(),
                        group.onePerNode(),
                        group.spotEligible(),
                        new Reach.Only(new TreeSet<>(List.of(region(here.getKey())))),
                        group.runningOn()));
    }

    static String region(int number) {
        return "region-" + number;
    }

    private int[] replicas() {
        var replicas = new int[WORKLOADS];
        var pods = 0;
        for (int workload = 0; workload < replicas.length; workload++) {
            replicas[workload] = 1 + (int) (Math.exp(random.nextGaussian() * 1.1) * 1.6);
            pods += replicas[workload];
        }
        while (pods != PODS) {
            var workload = random.nextInt(replicas.length);
            var step = pods < PODS ? 1 : -1;
            if (replicas[workload] + step > 0) {
                replicas[workload] += step;
                pods += step;
            }
        }
        return replicas;
    }

    private PodGroup group(String id, int replicas) {
        var cpu = Math.clamp((long) (120 * Math.exp(1.15 * random.nextGaussian())), 10, 8000);
        var memory = Math.clamp((long) (300 * Math.exp(1.1 * random.nextGaussian())), 32, 32000);
        var group = PodGroup.of(id, Cpu.millicores(cpu), Memory.mebibytes(memory), replicas);
        group = replicas > 1 && random.nextDouble() < 0.3 ? group.withOnePerNode() : group;
        return replicas > 1 && random.nextDouble() < 0.87 ? group.withSpotEligible() : group;
    }
}
