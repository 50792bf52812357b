package io.rightsizer.patches.check;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.change.ContainerChange;
import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.render.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What rules ask of a change, read once.
///
/// @param neighbours objects of the workload's namespace that rule it, and others of its kind
record Facts(Checked checked, Pod before, Pod after, List<Manifest> neighbours) {

    private static final Set<String> RULING = Set.of(
            "LimitRange",
            "ResourceQuota",
            "HorizontalPodAutoscaler",
            "ScaledObject",
            "VerticalPodAutoscaler",
            "PodDisruptionBudget");

    static Facts of(Checked checked) {
        var template = checked.change().template();
        var namespaces =
                List.of(checked.change().id().namespace(), checked.after().id().namespace());
        var neighbours = checked.root().stream()
                .filter(object -> RULING.contains(object.id().kind())
                        || object.id().kind().equals(template.kind()))
                .filter(object -> namespaces.contains(object.id().namespace()))
                .toList();
        return new Facts(checked, Pod.of(checked.before(), template), Pod.of(checked.after(), template), neighbours);
    }

    WorkloadId id() {
        return checked.change().id();
    }

    String kind() {
        return checked.change().template().kind();
    }

    List<ContainerChange> changes() {
        return checked.change().containers();
    }

    /// The workload's `spec` with the change.
    Map<?, ?> spec() {
        return Tree.map(checked.after().content().get("spec"));
    }

    /// Objects of that kind in the workload's namespace.
    Stream<Manifest> objects(String kind, String group) {
        return neighbours.stream()
                .filter(object ->
                        object.id().kind().equals(kind) && object.id().group().equals(group));
    }

    /// Whether a `scaleTargetRef` or `targetRef` means the workload.
    ///
    /// @param usualKind where the reference may leave the kind out
    boolean isMeantBy(@Nullable Object reference, String usualKind) {
        var kind = Tree.textAt(reference, "kind");
        return (kind.isEmpty() ? usualKind : kind).equals(kind())
                && Tree.textAt(reference, "name").equals(checked.after().id().name());
    }

    Optional<Recommendation> recommendation(String container) {
        return checked.change().recommendations().stream()
                .filter(one -> one.container().name().equals(container))
                .findFirst();
    }

    boolean hasCode(String container, Code code) {
        return recommendation(container)
                .filter(one -> one.codes().contains(code))
                .isPresent();
    }

    /// Containers that run and that no manifest declares: a webhook adds them to every pod.
    List<Recommendation> injected() {
        return checked.change().recommendations().stream()
                .filter(one -> !one.codes().contains(Code.NOT_RUNNING))
                .filter(one -> before.container(one.container().name()).isEmpty())
                .toList();
    }

    Amount injected(Leaf leaf) {
        return injected().stream()
                .flatMap(one ->
                        Amount.read(leaf.resource(), leaf.of(one.container().current())).stream())
                .reduce(Amount.none(leaf.resource()), Amount::plus);
    }

    /// Whether the container asks for another amount than before.
    boolean isChanged(String container, Leaf leaf) {
        return !amount(before, container, leaf).equals(amount(after, container, leaf));
    }

    private static Optional<Amount> amount(Pod pod, String container, Leaf leaf) {
        return pod.container(container).flatMap(one -> one.effective(leaf));
    }

    /// Labels and annotations of the workload and of its pods, in this order.
    private Stream<Map<?, ?>> marks() {
        var content = checked.after().content();
        var path = checked.change().template().path();
        var template = Tree.at(content, path.subList(0, path.size() - 1));
        return Stream.of(content, template).flatMap(object -> Stream.of("annotations", "labels")
                .map(field -> Tree.map(Tree.at(object, "metadata", field))));
    }

    /// The value of a label or annotation; empty where there is none.
    String mark(String key) {
        return marks().map(marks -> Tree.text(marks.get(key)))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }
}
