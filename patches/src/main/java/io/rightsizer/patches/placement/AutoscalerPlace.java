package io.rightsizer.patches.placement;

import io.rightsizer.patches.change.TargetChange;
import io.rightsizer.patches.kustomize.YamlMap;
import io.rightsizer.patches.render.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The target of an autoscaler as a document declares it.
///
/// @param path of the percentage
record AutoscalerPlace(TargetChange change, List<Object> path) {

    AutoscalerPlace {
        path = List.copyOf(path);
    }

    /// Empty where the document has no such target.
    static Optional<AutoscalerPlace> in(@Nullable Object document, TargetChange change) {
        if (change.resource().equals("cpu")
                && Nested.at(document, "spec", "targetCPUUtilizationPercentage") instanceof Number) {
            return Optional.of(new AutoscalerPlace(change, List.of("spec", "targetCPUUtilizationPercentage")));
        }
        var metrics = Nested.list(Nested.at(document, "spec", "metrics"));
        var source = change.container() == null ? "resource" : "containerResource";
        for (var i = 0; i < metrics.size(); i++) {
            var metric = Nested.at(metrics, i, source);
            if (change.resource().equals(Nested.at(metric, "name"))
                    && Objects.equals(change.container(), Nested.at(metric, "container"))
                    && Nested.at(metric, "target", "averageUtilization") instanceof Number) {
                return Optional.of(new AutoscalerPlace(
                        change, List.of("spec", "metrics", i, source, "target", "averageUtilization")));
            }
        }
        return Optional.empty();
    }

    /// The autoscaler among what a root renders.
    static Optional<Manifest> autoscaler(List<Manifest> objects, TargetChange change, String namespace) {
        return objects.stream()
                .filter(object -> object.id().kind().equals("HorizontalPodAutoscaler")
                        && object.id().name().equals(change.autoscaler())
                        && (object.id().namespace().isEmpty()
                                || namespace.isEmpty()
                                || object.id().namespace().equals(namespace)))
                .findFirst();
    }

    Intent intent(Manifest autoscaler) {
        var shown = new StringBuilder();
        for (var step : path) {
            shown.append(step instanceof Integer ? "[" + step + "]" : (shown.isEmpty() ? "" : ".") + step);
        }
        return new Intent(autoscaler.id(), shown.toString(), null, Integer.toString(change.after()));
    }

    /// Operations that fail where the metric is another one.
    List<YamlMap> operations() {
        var operations = new ArrayList<YamlMap>();
        if (path.size() > 2) {
            var metric = pointer(path.subList(0, 4));
            operations.add(operation("test", metric + "/name", change.resource()));
            if (change.container() != null) {
                operations.add(operation("test", metric + "/container", change.container()));
            }
        }
        operations.add(operation("replace", pointer(path), change.after()));
        return operations;
    }

    private static String pointer(List<Object> path) {
        var pointer = new StringBuilder();
        path.forEach(step -> pointer.append('/').append(step));
        return pointer.toString();
    }

    private static YamlMap operation(String operation, String path, Object value) {
        return ComponentPatch.operation(operation, path).with("value", value);
    }
}
