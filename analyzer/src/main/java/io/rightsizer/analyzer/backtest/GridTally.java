package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.recommendation.CalibratedPolicy;
import io.rightsizer.analyzer.workload.WorkloadId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the inner trials of a group of containers add up to, one sum for each member of the grid.
final class GridTally {

    private final Set<WorkloadId> workloads = new HashSet<>();
    private final int[] violations = new int[CalibratedPolicy.memoryAlternatives()];
    private final double[] limits = new double[CalibratedPolicy.memoryAlternatives()];
    private final double[] pressure = new double[CalibratedPolicy.memoryAlternatives()];
    private final double[] above = new double[CalibratedPolicy.cpuAlternatives()];
    private final double[] cores = new double[CalibratedPolicy.cpuAlternatives()];
    private int memoryWindows;
    private int cpuWindows;

    void add(WorkloadId workload, List<Outcome> alternatives) {
        workloads.add(workload);
        memoryWindows += alternatives.getFirst().memory() == null ? 0 : 1;
        cpuWindows += alternatives.getFirst().cpu() == null ? 0 : 1;
        for (int index = 0; index < alternatives.size(); index++) {
            var memory = alternatives.get(index).memory();
            if (memory != null && index < violations.length) {
                violations[index] += memory.violated() ? 1 : 0;
                limits[index] += memory.limit();
                pressure[index] += memory.pressure();
            }
            var cpu = alternatives.get(index).cpu();
            if (cpu != null && index < above.length) {
                above[index] += cpu.above();
                cores[index] += cpu.request();
            }
        }
    }

    int workloads() {
        return workloads.size();
    }

    /// Containers whose memory was judged.
    int memoryWindows() {
        return memoryWindows;
    }

    int cpuWindows() {
        return cpuWindows;
    }

    /// Containers that went above the memory limit of this member.
    int violations(int member) {
        return violations[member];
    }

    /// Bytes, summed over containers.
    double limits(int member) {
        return limits[member];
    }

    /// Mean share of time above the memory request.
    double pressure(int member) {
        return memoryWindows == 0 ? 0 : pressure[member] / memoryWindows;
    }

    /// Mean share of time above the CPU request.
    double above(int member) {
        return cpuWindows == 0 ? 0 : above[member] / cpuWindows;
    }

    /// Cores, summed over containers.
    double cores(int member) {
        return cores[member];
    }
}
