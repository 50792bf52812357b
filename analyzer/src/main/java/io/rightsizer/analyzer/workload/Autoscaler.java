package io.rightsizer.analyzer.workload;

/// A HorizontalPodAutoscaler that scales the workload. Only a target in per cent of the request ties
/// a container's usage to its request; such a resource must not be sized on its own.
public record Autoscaler(
        String name, int minReplicas, int maxReplicas, boolean scalesOnCpuRequest, boolean scalesOnMemoryRequest) {}
