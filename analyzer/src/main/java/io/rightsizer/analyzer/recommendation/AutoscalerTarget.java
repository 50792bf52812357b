package io.rightsizer.analyzer.recommendation;

import org.jspecify.annotations.Nullable;

/// The target of a HorizontalPodAutoscaler that aims at a share of this container's request, where a patch can change
/// it: it is the autoscaler's only metric.
///
/// @param autoscaler its name, in the workload's namespace
/// @param resource `cpu` or `memory`
/// @param container the container it looks at; absent where it looks at the whole pod
/// @param percent what it aims at today
/// @param nextPercent what it must aim at together with the next step; the same where nothing changes
public record AutoscalerTarget(
        String autoscaler, String resource, @Nullable String container, int percent, int nextPercent) {

    /// Whether the next step needs another target.
    public boolean changes() {
        return percent != nextPercent;
    }

    AutoscalerTarget withNext(int newPercent) {
        return new AutoscalerTarget(autoscaler, resource, container, percent, newPercent);
    }
}
