package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.recommendation.CoSizing.KeepTrigger;
import io.rightsizer.analyzer.recommendation.CoSizing.Leave;
import io.rightsizer.analyzer.recommendation.CoSizing.PinnedAtMaximum;
import io.rightsizer.analyzer.recommendation.CoSizing.PinnedAtMinimum;
import io.rightsizer.analyzer.recommendation.CoSizing.RaiseTarget;

/// The arithmetic of a request `R` under a HorizontalPodAutoscaler that aims at a share `T` of it.
///
/// The controller wants `N' = ceil(N · (u / R) / T)` pods
/// (<https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details>), so usage per pod
/// settles at `u = T · R` and the number of pods at `N = D / (T · R)` for a total demand `D`. Two things follow:
///
/// * all that is requested is `N · R = D / T`, whatever `R` is: only `T` and the minimum number of pods save anything;
/// * a request sized by usage, `R' = c · u = c · T · R`, falls by the factor `c · T` in every run, for ever.
///
/// So a request may change only together with the target: `T' = T · R / R'` keeps the usage at which pods are added.
/// And a target may rise only as far as demand cannot outrun it: when demand grows by `g` before new pods help, usage
/// per pod reaches `T · R · (1 + g)`, which stays within the request while `T ≤ 1 / (1 + g)`.
///
/// @param minReplicas as the autoscaler has it
/// @param maxReplicas as the autoscaler has it
/// @param percent the target `T`
/// @param request what its pods, or the one container it looks at, request now, in the unit of the demand
/// @param demand of all pods together
/// @param shareAtMinimum of the time in which there were no more pods than the minimum, 0 to 1
/// @param shareAtMaximum of the time in which there were as many as the maximum, 0 to 1
record HpaSizing(
        int minReplicas,
        int maxReplicas,
        int percent,
        double request,
        Demand.Total demand,
        double shareAtMinimum,
        double shareAtMaximum) {

    /// From this share of the time on an autoscaler counts as pinned at its minimum or maximum.
    private static final double PINNED = 0.95;

    /// The controller lets usage be a tenth above the target before it adds pods.
    private static final double TOLERANCE = 1.1;

    /// No demand is so steady that a target above this is safe; the controller itself tolerates a tenth.
    private static final int HIGHEST_PERCENT = 90;

    /// One pod is no company for another.
    private static final int LEAST_FOR_AVAILABILITY = 2;

    /// What may be done when `newRequest` is wanted.
    CoSizing to(double newRequest) {
        if (newRequest < request && isPinnedAtMaximum()) {
            return new PinnedAtMaximum(shareAtMaximum);
        }
        var kept = Math.round(percent * request / newRequest);
        if (kept >= 1 && kept <= highestFor(newRequest)) {
            return new KeepTrigger((int) kept);
        }
        if (isPinnedAtMinimum()) {
            return new PinnedAtMinimum(demand.p99() / minReplicas / share(), lowestMinimum());
        }
        if (percent < safePercent()) {
            return new RaiseTarget(safePercent(), 1 - (double) percent / safePercent());
        }
        return new Leave("its target would have to be " + kept + " %, and " + safePercent()
                + " % is the most that demand leaves time for");
    }

    /// The highest target that demand cannot outrun, in whole per cent.
    int safePercent() {
        return (int) Math.min(HIGHEST_PERCENT, Math.floor(100 / (1 + demand.growth())));
    }

    boolean isPinnedAtMinimum() {
        return isPinned(shareAtMinimum);
    }

    /// All pods nearly always, or more demand than all of them carry at the target, for over a twentieth of the time.
    boolean isPinnedAtMaximum() {
        return isPinned(shareAtMaximum) || demand.p95() > TOLERANCE * maxReplicas * share() * request;
    }

    static boolean isPinned(double share) {
        return share >= PINNED;
    }

    /// A larger request lowers the target, which is always safe, even if today's is too high.
    private int highestFor(double newRequest) {
        return newRequest >= request ? Math.max(percent, safePercent()) : safePercent();
    }

    /// Enough pods for the demand of quiet hours; they are few because nobody asks for more.
    private int lowestMinimum() {
        var needed = (int) Math.ceil(demand.p5() / (share() * request));
        return Math.min(minReplicas, Math.max(LEAST_FOR_AVAILABILITY, needed));
    }

    private double share() {
        return percent / 100.0;
    }
}
