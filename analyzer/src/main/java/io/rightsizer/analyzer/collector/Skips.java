package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.Workload;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.util.List;

/// The reasons for which a container is not sized, in the words of the report.
final class Skips {

    private Skips() {}

    static Collected.Skipped badName(WorkloadId id, String container) {
        var name = KubernetesNames.isContainer(container) ? container : KubernetesNames.shown(container);
        return new Collected.Skipped(
                bare(KubernetesNames.shown(id)),
                unknown(name),
                "BAD_NAME",
                "a label of this container is not a Kubernetes name; shown with the offending characters replaced");
    }

    static Collected.Skipped noUsage(Workload workload, Container container) {
        return new Collected.Skipped(
                workload,
                container,
                "NO_USAGE",
                "kube-state-metrics lists the container, but no CPU or memory usage was seen in the window");
    }

    static Collected.Skipped notRunning(Workload workload, Container container) {
        return new Collected.Skipped(
                workload, container, "NOT_RUNNING", "the workload has no pods at the end of the window and wants none");
    }

    static Collected.Skipped gone(Workload workload, Container container) {
        return new Collected.Skipped(
                workload, container, "NOT_RUNNING", "the newest pods of the workload no longer have this container");
    }

    /// Usage without a specification: a debug container, or kube-state-metrics does not watch its namespace.
    static Collected.Skipped noSpec(Workload workload, String container) {
        return new Collected.Skipped(
                workload,
                unknown(container),
                "NO_SPEC",
                "usage was seen, but kube-state-metrics knows no such container, so its current requests are unknown");
    }

    static Workload bare(WorkloadId id) {
        return Workload.of(id, 0, List.of());
    }

    /// A pod of which nothing but its usage is known.
    static Workload bare(PodKey pod) {
        return bare(new WorkloadId(pod.cluster(), pod.namespace(), WorkloadKind.POD, pod.pod()));
    }

    private static Container unknown(String name) {
        return Container.of(name, ContainerType.APP, Resources.NONE);
    }
}
