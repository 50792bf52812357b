package io.rightsizer.api.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A demand shared by pods whose number follows it as the HorizontalPodAutoscaler would have it:
/// `replicas = ceil(demand / (target * request))`, looked at every five minutes, scaled down only to the highest number
/// of the last half hour. So CPU per pod hovers around the target, whatever the request is.
record AutoscaledLoad(Autoscaling scaling, Signal demand, int[] replicas) {

    private static final long STEP = 300;
    private static final int STEPS_BEFORE_SCALING_DOWN = 6;

    /// The settings of the autoscaler.
    ///
    /// @param targetPercent mean CPU usage it aims at, as a share of the request
    /// @param requestCores CPU request of one pod
    record Autoscaling(int min, int max, int targetPercent, double requestCores) {}

    static AutoscaledLoad of(Autoscaling scaling, Signal demand) {
        return new AutoscaledLoad(scaling, demand, stabilized(desired(scaling, demand)));
    }

    /// Demand divided by the pods there are at the moment.
    Signal cpuPerPod() {
        return (second, run) -> demand.at(second, run) / replicas[slot(second)];
    }

    /// The highest replica is the first to go.
    PodPlan plan() {
        var lives = new ArrayList<PodPlan.Life>();
        for (int ordinal = 0; ordinal < scaling.max(); ordinal++) {
            lives.addAll(lives(ordinal));
        }
        return new PodPlan(lives);
    }

    private List<PodPlan.Life> lives(int ordinal) {
        var lives = new ArrayList<PodPlan.Life>();
        var from = Long.MIN_VALUE;
        for (int slot = 0; slot < replicas.length; slot++) {
            var wanted = ordinal < replicas[slot];
            if (wanted && from == Long.MIN_VALUE) {
                from = slot == 0 ? PodPlan.FIRST : second(slot);
            } else if (!wanted && from != Long.MIN_VALUE) {
                lives.addAll(PodPlan.lives(ordinal, from, second(slot)));
                from = Long.MIN_VALUE;
            }
        }
        if (from != Long.MIN_VALUE) {
            lives.addAll(PodPlan.lives(ordinal, from, PodPlan.AFTER));
        }
        return lives;
    }

    private static int[] desired(Autoscaling scaling, Signal demand) {
        var service = new ContainerRun("", PodPlan.FIRST, PodPlan.AFTER, 0, "");
        var perPod = scaling.requestCores() * scaling.targetPercent() / 100;
        var desired = new int[slot(DemoCluster.END_SECOND) + 1];
        for (int slot = 0; slot < desired.length; slot++) {
            var pods = (int) Math.ceil(demand.at(second(slot), service) / perPod);
            desired[slot] = Math.clamp(pods, scaling.min(), scaling.max());
        }
        return desired;
    }

    private static int[] stabilized(int[] desired) {
        var replicas = new int[desired.length];
        for (int slot = 0; slot < desired.length; slot++) {
            var recent = Arrays.stream(desired, Math.max(0, slot - STEPS_BEFORE_SCALING_DOWN + 1), slot + 1);
            replicas[slot] = recent.max().orElseThrow();
        }
        return replicas;
    }

    private static int slot(long second) {
        return (int) (Math.max(0, second - DemoCluster.BEGIN_SECOND) / STEP);
    }

    private static long second(int slot) {
        return DemoCluster.BEGIN_SECOND + slot * STEP;
    }
}
