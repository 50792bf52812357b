package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.recommendation.CalibratedPolicy;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A fleet of which is told, member by member of the grid, how often it failed and what it cost. Unless told, nothing
/// fails, every member limits a container to a thousand bytes and requests 1000 cores that are never reached.
final class MadeUpFleet {

    private final int[] violations = new int[CalibratedPolicy.memoryAlternatives()];
    private final double[] limits = new double[CalibratedPolicy.memoryAlternatives()];
    private final double[] above = new double[CalibratedPolicy.cpuAlternatives()];
    private final double[] cores = new double[CalibratedPolicy.cpuAlternatives()];
    private double pressure;

    MadeUpFleet() {
        Arrays.fill(limits, 1000);
        Arrays.fill(cores, 1000);
    }

    /// The first so many containers go above the limit of this member, which is so many bytes each.
    MadeUpFleet memory(int member, int containers, double limit) {
        violations[member] = containers;
        limits[member] = limit;
        return this;
    }

    /// Every container is above the request of this member for this share of the time.
    MadeUpFleet cpu(int member, double share, double request) {
        above[member] = share;
        cores[member] = request;
        return this;
    }

    /// The share of time above the memory request, whichever member sets it.
    MadeUpFleet pressure(double share) {
        pressure = share;
        return this;
    }

    /// The tally of workloads of so many containers each.
    GridTally of(int workloads, int containers) {
        var tally = new GridTally();
        for (int index = 0; index < workloads * containers; index++) {
            tally.add(workload("web-" + index / containers), outcomes(index));
        }
        return tally;
    }

    static WorkloadId workload(String name) {
        return new WorkloadId("", "shop", WorkloadKind.DEPLOYMENT, name);
    }

    /// How every member did on the container of this number.
    List<Outcome> outcomes(int index) {
        return IntStream.range(0, violations.length)
                .mapToObj(member -> new Outcome(
                        new MemoryOutcome(index < violations[member] ? 2 : 0, 100, limits[member], pressure, 50, 50),
                        cpu(Math.min(member, above.length - 1))))
                .toList();
    }

    private CpuOutcome cpu(int member) {
        return new CpuOutcome(cores[member], above[member], 0, 1, 0);
    }
}
