package io.rightsizer.patches.pullrequest;

import static java.util.Objects.requireNonNull;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.change.ContainerChange;
import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.change.LeafChange;
import io.rightsizer.patches.change.TargetChange;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a pull request proposes for one container, as its body remembers it.
///
/// @param list the pod specification's list that declares the container
/// @param leaves in the order of [Leaf]
/// @param target of the workload's autoscaler, with the first container only
/// @param oomKills counted in the window when it was proposed
/// @param ills signs of too little that it showed when it was proposed
record Entry(
        WorkloadId workload,
        String container,
        String list,
        List<LeafChange> leaves,
        @Nullable TargetChange target,
        long oomKills,
        Set<Code> ills,
        State state) {

    /// Whether it is in the commit.
    enum State {
        PROPOSED,
        /// A check or the forge spoke against it when the others were committed.
        DROPPED
    }

    /// Signs that a container has too little.
    static final Set<Code> SIGNS = Set.copyOf(EnumSet.of(Code.OOM_KILLED, Code.THROTTLED, Code.RESTARTS));

    static final Comparator<Entry> ORDER = Comparator.comparing(Entry::workload).thenComparing(Entry::container);

    Entry {
        requireNonNull(workload.cluster());
        requireNonNull(workload.namespace());
        requireNonNull(workload.kind().name());
        requireNonNull(workload.name());
        requireNonNull(container);
        requireNonNull(list);
        requireNonNull(state);
        leaves = List.copyOf(leaves);
        ills = Set.copyOf(ills);
        leaves.forEach(Entry::check);
    }

    static Entry of(
            WorkloadId workload, ContainerChange change, @Nullable TargetChange target, Optional<Recommendation> why) {
        return new Entry(
                workload,
                change.name(),
                change.list(),
                change.leaves(),
                target,
                why.map(Entry::kills).orElse(0L),
                why.map(Entry::signs).orElse(Set.of()),
                State.PROPOSED);
    }

    static long kills(Recommendation recommendation) {
        var evidence = recommendation.evidence();
        return evidence == null ? 0 : evidence.oomKills().count();
    }

    static Set<Code> signs(Recommendation recommendation) {
        var seen = EnumSet.noneOf(Code.class);
        recommendation.codes().stream().filter(SIGNS::contains).forEach(seen::add);
        return Set.copyOf(seen);
    }

    Entry in(State other) {
        return new Entry(workload, container, list, leaves, target, oomKills, ills, other);
    }

    /// Where from and where to swapped.
    Entry reversed() {
        var back = leaves.stream()
                .map(change ->
                        new LeafChange(change.leaf(), /* before= */ change.after(), /* after= */ change.before()))
                .toList();
        return new Entry(workload, container, list, back, target, oomKills, ills, state);
    }

    ContainerRef ref() {
        return new ContainerRef(workload, container);
    }

    Optional<LeafChange> leaf(Leaf leaf) {
        return leaves.stream().filter(change -> change.leaf() == leaf).findFirst();
    }

    /// What decides whether two sets of proposals are the same: where to, not where from.
    String line() {
        var text = new StringBuilder(ref().toString());
        leaves.forEach(
                change -> text.append(' ').append(change.leaf()).append('=').append(change.after()));
        return text.append(target == null ? "" : " target=" + target.after()).toString();
    }

    /// A name that leads back to an amount of a file must be one.
    private static void check(LeafChange change) {
        requireNonNull(change.leaf());
        for (var amount : new String[] {change.before(), change.after()}) {
            if (amount != null && !change.leaf().canonical(amount).equals(amount)) {
                throw new IllegalArgumentException("'" + amount + "' is not a canonical quantity");
            }
        }
    }
}
