package io.rightsizer.patches.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A HorizontalPodAutoscaler or a KEDA ScaledObject of the root that scales the workload.
///
/// @param most replicas it may make; 0 where that is not a number
record Autoscaling(String kind, String name, int most, List<Share> shares) {

    private static final int DEFAULT_PERCENT = 80;
    private static final int KEDA_MOST = 100;

    /// A target in per cent of a request.
    ///
    /// @param container the only one that counts; absent where the whole pod does
    /// @param percent empty where no whole number stands there
    record Share(String resource, @Nullable String container, Optional<Integer> percent) {}

    static List<Autoscaling> of(Facts facts) {
        var own = facts.objects("HorizontalPodAutoscaler", "autoscaling")
                .filter(object -> facts.isMeantBy(Tree.at(object.content(), "spec", "scaleTargetRef"), ""))
                .map(object -> autoscaler(Tree.quoted(object.id().name()), Tree.at(object.content(), "spec")));
        var keda = facts.objects("ScaledObject", "keda.sh")
                .filter(object -> facts.isMeantBy(Tree.at(object.content(), "spec", "scaleTargetRef"), "Deployment"))
                .map(object -> scaledObject(Tree.quoted(object.id().name()), Tree.at(object.content(), "spec")));
        return Stream.concat(own, keda).toList();
    }

    String title() {
        return kind + " " + name;
    }

    private static Autoscaling autoscaler(String name, @Nullable Object spec) {
        var metrics = Tree.list(Tree.at(spec, "metrics"));
        var shares = metrics.isEmpty()
                ? List.of(cpuOnly(Tree.at(spec, "targetCPUUtilizationPercentage")))
                : metrics.stream().flatMap(Autoscaling::share).toList();
        return new Autoscaling(
                "HorizontalPodAutoscaler",
                name,
                number(Tree.at(spec, "maxReplicas")).orElse(0),
                shares);
    }

    /// As `autoscaling/v1` writes it; an autoscaler without any metric aims at 80 % as well.
    private static Share cpuOnly(@Nullable Object percent) {
        return new Share("cpu", null, percent == null ? Optional.of(DEFAULT_PERCENT) : number(percent));
    }

    private static Stream<Share> share(@Nullable Object metric) {
        return switch (Tree.textAt(metric, "type")) {
            case "Resource" -> share(Tree.at(metric, "resource"), null);
            case "ContainerResource" -> {
                var source = Tree.at(metric, "containerResource");
                yield share(source, Tree.textAt(source, "container"));
            }
            default -> Stream.empty();
        };
    }

    private static Stream<Share> share(@Nullable Object source, @Nullable String container) {
        var earlier = Tree.at(source, "targetAverageUtilization");
        var percent = earlier == null ? Tree.at(source, "target", "averageUtilization") : earlier;
        var type = Tree.textAt(source, "target", "type");
        return percent == null && !type.equals("Utilization")
                ? Stream.empty()
                : Stream.of(new Share(Tree.textAt(source, "name"), container, number(percent)));
    }

    private static Autoscaling scaledObject(String name, @Nullable Object spec) {
        var shares = Tree.list(Tree.at(spec, "triggers")).stream()
                .flatMap(Autoscaling::trigger)
                .toList();
        var most = Tree.at(spec, "maxReplicaCount");
        return new Autoscaling(
                "ScaledObject", name, most == null ? KEDA_MOST : number(most).orElse(0), shares);
    }

    private static Stream<Share> trigger(@Nullable Object trigger) {
        var resource = Tree.textAt(trigger, "type");
        var stated = Tree.textAt(trigger, "metricType");
        var metricType = stated.isEmpty() ? Tree.textAt(trigger, "metadata", "type") : stated;
        if (!List.of("cpu", "memory").contains(resource) || metricType.equals("AverageValue")) {
            return Stream.empty();
        }
        var container = Tree.textAt(trigger, "metadata", "containerName");
        return Stream.of(new Share(
                resource, container.isEmpty() ? null : container, number(Tree.at(trigger, "metadata", "value"))));
    }

    static Optional<Integer> number(@Nullable Object node) {
        var text = Tree.text(node);
        return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
