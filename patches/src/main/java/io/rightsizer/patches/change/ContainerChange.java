package io.rightsizer.patches.change;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a patch says about one container: the amounts that differ from today's, and those an earlier run wrote.
///
/// @param list the pod specification's list that declares it, `containers` or `initContainers`
/// @param current what is set today, nothing when this run did not see the container
/// @param explanation why, for people
public record ContainerChange(
        String name, String list, Resources current, List<LeafChange> leaves, String explanation) {

    private static final String KEPT = "An earlier run set this; the history of this file says why.";

    public ContainerChange {
        leaves = List.copyOf(leaves);
    }

    /// @param earlier the amounts an earlier run wrote for this container
    public static ContainerChange of(Recommendation recommendation, List<LeafChange> earlier) {
        var leaves = new ArrayList<LeafChange>();
        for (var leaf : Leaf.values()) {
            changed(leaf, recommendation)
                    .or(() -> kept(leaf, recommendation, earlier))
                    .ifPresent(leaves::add);
        }
        var container = recommendation.container();
        var why = leaves.stream().allMatch(LeafChange::isKept) ? KEPT : recommendation.explanation();
        return new ContainerChange(container.name(), listOf(container.type()), container.current(), leaves, why);
    }

    /// As an earlier run wrote it, for a container that this run could not see.
    public static ContainerChange kept(String name, String list, List<LeafChange> leaves) {
        return new ContainerChange(name, list, Resources.NONE, leaves, KEPT);
    }

    public static String listOf(ContainerType type) {
        return switch (type) {
            case APP -> "containers";
            case INIT, SIDECAR -> "initContainers";
        };
    }

    /// Why there is nothing to write; empty when there is.
    public Optional<String> obstacle() {
        return leaves.isEmpty() ? Optional.of("It sets these amounts already.") : Optional.empty();
    }

    /// Whether nothing in it is of this run.
    public boolean isKept() {
        return leaves.stream().allMatch(LeafChange::isKept);
    }

    /// `cpu 500m → 250m, memory limit 1Gi → 512Mi`.
    public String summary() {
        return leaves.stream().map(LeafChange::toString).collect(Collectors.joining(", "));
    }

    /// A request that the next step does not mention stays: without one the pod would be the first to be evicted.
    private static Optional<LeafChange> changed(Leaf leaf, Recommendation recommendation) {
        var next = recommendation.nextStep();
        if (next == null) {
            return Optional.empty();
        }
        var change = new LeafChange(leaf, leaf.of(recommendation.container().current()), leaf.of(next));
        var removesRequest = change.after() == null && !leaf.isLimit();
        return removesRequest || change.isKept() ? Optional.empty() : Optional.of(change);
    }

    /// An amount that was written and never deployed must not come back once this run has judged the container: what
    /// it found right counts then.
    private static Optional<LeafChange> kept(Leaf leaf, Recommendation recommendation, List<LeafChange> earlier) {
        return earlier.stream()
                .filter(change -> change.leaf() == leaf)
                .findFirst()
                .map(change -> revised(change, judgedRight(recommendation)));
    }

    private static LeafChange revised(LeafChange earlier, @Nullable Resources judged) {
        if (judged == null) {
            return earlier;
        }
        var amount = earlier.leaf().of(judged);
        return amount == null && !earlier.leaf().isLimit() ? earlier : LeafChange.kept(earlier.leaf(), amount);
    }

    /// Absent when this run came to no conclusion.
    private static @Nullable Resources judgedRight(Recommendation recommendation) {
        if (recommendation.nextStep() != null) {
            return recommendation.nextStep();
        }
        return recommendation.verdict() instanceof Verdict.Keep
                ? recommendation.container().current()
                : null;
    }
}
