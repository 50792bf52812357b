package io.rightsizer.analyzer.workload;

import java.util.List;

/// A HorizontalPodAutoscaler that scales the workload. Only a target in per cent of the request ties
/// a container's usage to its request; such a resource must not be sized on its own.
///
/// @param targets what it aims at, as far as kube-state-metrics tells; empty where it tells nothing, as old
///     versions do of targets on one container
/// @param origin who writes its targets
public record Autoscaler(String name, int minReplicas, int maxReplicas, List<Target> targets, Origin origin) {

    public Autoscaler {
        targets = List.copyOf(targets);
    }

    /// What a target is measured on, where that is something that containers request.
    public enum Resource {
        CPU,
        MEMORY;

        /// The name in Kubernetes: `cpu`, `memory`.
        public String label() {
            return this == CPU ? "cpu" : "memory";
        }
    }

    /// Where a changed target must be written.
    public enum Origin {
        /// The autoscaler's own manifest.
        MANIFEST,
        /// A KEDA ScaledObject, which writes the autoscaler anew.
        KEDA,
        /// Several autoscalers scale the workload, and they fight.
        SEVERAL
    }

    /// One of the metrics that decide the number of pods; the highest number any of them asks for wins.
    public sealed interface Target {

        /// Mean usage of a pod as a share of what all its containers request together.
        ///
        /// @param percent as in the specification, over 100 where usage may exceed the request
        record Utilization(Resource resource, int percent) implements Target {}

        /// The same of one container only; requests of the others do not matter.
        record ContainerUtilization(String container, Resource resource, int percent) implements Target {}

        /// Mean usage of a pod in cores or bytes, whatever it requests.
        record AverageValue(Resource resource, double amount) implements Target {}

        /// A metric of pods, of an object or from outside, such as the length of a queue: not tied to any request.
        record Other(String metric) implements Target {}
    }

    /// Whether the number of pods follows CPU usage as a share of a request, or may do so.
    public boolean scalesOnCpuRequest() {
        return targets.isEmpty() || targets.stream().anyMatch(target -> isShareOf(target, Resource.CPU));
    }

    /// Whether the number of pods follows memory usage as a share of a request.
    public boolean scalesOnMemoryRequest() {
        return targets.stream().anyMatch(target -> isShareOf(target, Resource.MEMORY));
    }

    /// Whether `container`'s request of the resource moves the trigger, or may do so.
    public boolean follows(Resource resource, String container) {
        return (resource == Resource.CPU && targets.isEmpty())
                || targets.stream().anyMatch(target -> isShareOf(target, resource) && concerns(target, container));
    }

    private static boolean isShareOf(Target target, Resource resource) {
        return switch (target) {
            case Target.Utilization share -> share.resource() == resource;
            case Target.ContainerUtilization share -> share.resource() == resource;
            case Target.AverageValue _, Target.Other _ -> false;
        };
    }

    private static boolean concerns(Target target, String container) {
        return !(target instanceof Target.ContainerUtilization share)
                || share.container().equals(container);
    }
}
