package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.util.Locale;
import java.util.Map;

/// Names as `kubectl` users type them: `deploy/checkout`, and `deploy/storefront:istio-proxy` where the container is
/// not called like its workload.
public final class ShortName {

    private static final Map<WorkloadKind, String> KINDS = Map.of(
            WorkloadKind.DEPLOYMENT, "deploy",
            WorkloadKind.STATEFUL_SET, "sts",
            WorkloadKind.DAEMON_SET, "ds",
            WorkloadKind.REPLICA_SET, "rs",
            WorkloadKind.CRON_JOB, "cj");

    private ShortName() {}

    /// The short name of the Kubernetes API where it has one, else the kind in lower case.
    public static String of(WorkloadKind kind) {
        return KINDS.getOrDefault(kind, kind.name().toLowerCase(Locale.ROOT));
    }

    public static String of(Recommendation one) {
        return of(one.workload(), one.container().name());
    }

    /// A series of a usage file has no kind worth naming.
    public static String of(WorkloadId id, String container) {
        var workload = id.kind().equals(WorkloadKind.SERIES) ? id.name() : of(id.kind()) + "/" + id.name();
        return container.equals(id.name()) ? workload : workload + ":" + container;
    }
}
