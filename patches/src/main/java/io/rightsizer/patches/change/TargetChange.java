package io.rightsizer.patches.change;

import io.rightsizer.analyzer.recommendation.AutoscalerTarget;
import org.jspecify.annotations.Nullable;

/// The target of a HorizontalPodAutoscaler that must change with its workload's CPU request, on its only metric.
///
/// @param resource the metric, `cpu` or `memory`
/// @param container the container it looks at; absent where it looks at the whole pod
/// @param before per cent of the request today; the same as `after` when an earlier run wrote it
public record TargetChange(
        String autoscaler, String resource, @Nullable String container, int before, int after) {

    public static TargetChange of(AutoscalerTarget target) {
        return new TargetChange(
                target.autoscaler(), target.resource(), target.container(), target.percent(), target.nextPercent());
    }

    public static TargetChange kept(String autoscaler, String resource, @Nullable String container, int percent) {
        return new TargetChange(autoscaler, resource, container, percent, percent);
    }

    public TargetChange kept(int percent) {
        return kept(autoscaler, resource, container, percent);
    }

    /// `target 70 % → 81 % of the CPU request`.
    public String summary() {
        var percent = before == after ? after + " % (kept)" : before + " % → " + after + " %";
        return "target " + percent + " of the " + resource + " request";
    }
}
