package io.rightsizer.pricing.spot;

import io.rightsizer.analyzer.workload.Criticality;
import io.rightsizer.analyzer.workload.MetricLabel;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What speaks against spot machines, each rule by itself.
final class SpotRules {

    /// A Rollout of Argo is a Deployment to its pods.
    private static final Set<WorkloadKind> REPLACED_ELSEWHERE =
            Set.of(WorkloadKind.DEPLOYMENT, WorkloadKind.REPLICA_SET, WorkloadKind.ROLLOUT);

    /// Runs again after a failure, so one pod is enough.
    private static final Set<WorkloadKind> RUN_AGAIN = Set.of(WorkloadKind.JOB, WorkloadKind.CRON_JOB);

    /// kube-state-metrics does not tell the grace period of a pod, so it counts only where this label or annotation
    /// repeats it, in seconds.
    private static final String GRACE = "rightsizer.io/termination-grace-period-seconds";

    private static final int FEWEST_PODS = 2;

    private SpotRules() {}

    static List<String> against(SpotCandidate candidate) {
        var reasons = new ArrayList<String>();
        kind(candidate).ifPresent(reasons::add);
        if (candidate.tier() == Criticality.CRITICAL) {
            reasons.add("critical tier");
        }
        if (candidate.placement().ownVolume()) {
            reasons.add("has a volume that only one node can mount");
        }
        if (!runsAgain(candidate)) {
            pods(candidate).ifPresent(reasons::add);
        }
        grace(candidate).ifPresent(reasons::add);
        return reasons;
    }

    private static boolean runsAgain(SpotCandidate candidate) {
        return RUN_AGAIN.contains(candidate.placement().workload().kind());
    }

    private static Optional<String> kind(SpotCandidate candidate) {
        var kind = candidate.placement().workload().kind();
        if (REPLACED_ELSEWHERE.contains(kind) || RUN_AGAIN.contains(kind)) {
            return Optional.empty();
        }
        if (kind.equals(WorkloadKind.STATEFUL_SET)) {
            return Optional.of("a StatefulSet replaces a lost pod only once its node is known to be gone");
        }
        if (kind.equals(WorkloadKind.DAEMON_SET)) {
            return Optional.of("a DaemonSet runs on every node, whatever its price");
        }
        return Optional.of(
                kind.equals(WorkloadKind.POD)
                        ? "nothing replaces a bare pod"
                        : "nothing tells how a " + kind + " replaces a lost pod");
    }

    private static Optional<String> pods(SpotCandidate candidate) {
        var fewest = candidate.fewestPods();
        if (fewest < FEWEST_PODS) {
            return Optional.of("fewer than " + FEWEST_PODS + " pods");
        }
        var healthy = candidate.placement().healthyPods();
        return healthy >= fewest
                ? Optional.of("its PodDisruptionBudget wants " + healthy + " of " + fewest + " pods healthy")
                : Optional.empty();
    }

    private static Optional<String> grace(SpotCandidate candidate) {
        var seconds = candidate.placement().labels().getOrDefault(MetricLabel.of(GRACE), "");
        var notice = notice(candidate.provider());
        return seconds.matches("\\d{1,9}") && Integer.parseInt(seconds) > notice
                ? Optional.of("needs " + Integer.parseInt(seconds) + " s to end and gets " + notice + " s")
                : Optional.empty();
    }

    /// Seconds from the notice to the end of pods.
    ///  * AWS: two minutes
    ///    (<https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html>)
    ///  * Azure: half a minute (<https://learn.microsoft.com/azure/virtual-machines/spot-vms>)
    ///  * GKE: half a minute too, of which the second half is for system pods
    ///    (<https://docs.cloud.google.com/kubernetes-engine/docs/concepts/spot-vms>)
    ///
    /// Elsewhere half a minute is assumed.
    private static int notice(String provider) {
        return switch (provider) {
            case "aws" -> 120;
            case "gcp" -> 15;
            default -> 30;
        };
    }
}
