package io.rightsizer.patches.change;

import io.rightsizer.analyzer.recommendation.AutoscalerTarget;
import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which containers no patch can be written for, each with the reason users read. The sentences are stable.
public final class Patchability {

    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern DNS_SUBDOMAIN =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*");
    private static final int LONGEST_SUBDOMAIN = 253;

    private static final Map<WorkloadKind, String> NOT_IN_MANIFESTS = Map.of(
            WorkloadKind.SERIES,
            "It comes from a usage file, so no manifest is known.",
            WorkloadKind.POD,
            "A bare Pod cannot be changed in place; change what creates it, or create it anew.",
            new WorkloadKind("Node"),
            "A static pod is declared in a file on its node; change it there.");

    private Patchability() {}

    /// The reason why the container cannot be patched; empty when it can.
    public static Optional<String> obstacle(Recommendation recommendation) {
        return obstacle(recommendation.workload())
                .or(() -> namesAreLegal(recommendation)
                        ? Optional.empty()
                        : Optional.of(
                                "Its name, or that of its workload or namespace, is not a legal Kubernetes name."))
                .or(() -> recommendation.codes().contains(Code.INJECTED_SIDECAR)
                        ? Optional.of(
                                "It is injected when the pod starts, so no manifest declares it; change the injector's settings.")
                        : Optional.empty())
                .or(() -> obstacle(recommendation.autoscaler()));
    }

    private static Optional<String> obstacle(@Nullable AutoscalerTarget target) {
        return target == null || !target.changes() || isName(target.autoscaler())
                ? Optional.empty()
                : Optional.of("The name of its autoscaler is not a legal Kubernetes name.");
    }

    public static boolean isName(String name) {
        return name.length() <= LONGEST_SUBDOMAIN && DNS_SUBDOMAIN.matcher(name).matches();
    }

    public static boolean isContainerName(String name) {
        return DNS_LABEL.matcher(name).matches();
    }

    private static Optional<String> obstacle(WorkloadId workload) {
        if (PodTemplate.of(workload.kind()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(NOT_IN_MANIFESTS.getOrDefault(
                workload.kind(),
                "Where this kind keeps its containers is not known; change the resource that owns it."));
    }

    private static boolean namesAreLegal(Recommendation recommendation) {
        var name = recommendation.workload().name();
        return DNS_LABEL.matcher(recommendation.workload().namespace()).matches()
                && isName(name)
                && isContainerName(recommendation.container().name());
    }
}
