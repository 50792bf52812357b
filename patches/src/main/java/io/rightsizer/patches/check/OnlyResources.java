package io.rightsizer.patches.check;

import io.rightsizer.patches.change.ContainerChange;
import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.change.LeafChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The two renderings of the object differ in the leaves of the change and in nothing else, and those are what the
/// change wants.
final class OnlyResources implements Rule {

    private static final int MOST = 5;

    @Override
    public void check(Facts facts, Findings findings) {
        if (!facts.checked().before().id().equals(facts.checked().after().id())) {
            findings.block("The change renders another object than before.");
        }
        var wanted = wanted(facts);
        var differences = Difference.between(
                facts.checked().before().content(), facts.checked().after().content());
        differences.stream()
                .filter(difference -> !wanted.contains(difference.path()))
                .limit(MOST)
                .forEach(difference -> findings.block("The change would also change " + difference.place() + "."));
        for (var change : facts.changes()) {
            facts.after().container(change.name()).ifPresent(container -> change.leaves()
                    .forEach(leaf -> arrives(leaf, change, container, findings)));
        }
        findings.pass(
                differences.size() == 1
                        ? "Only 1 amount differs, as intended."
                        : "Only " + differences.size() + " amounts differ, as intended.");
    }

    private static Set<List<String>> wanted(Facts facts) {
        var paths = new HashSet<List<String>>();
        var template = facts.checked().change().template().path();
        for (var change : facts.changes()) {
            position(change, facts).ifPresent(position -> change.leaves().forEach(leaf -> {
                var path = new ArrayList<>(template);
                path.addAll(List.of(
                        change.list(),
                        position,
                        "resources",
                        leaf.leaf().section(),
                        leaf.leaf().resource()));
                paths.add(path);
            }));
        }
        return paths;
    }

    private static Optional<String> position(ContainerChange change, Facts facts) {
        var position = 0;
        for (var container : Tree.list(facts.before().spec().get(change.list()))) {
            if (Tree.textAt(container, "name").equals(change.name())) {
                return Optional.of(Integer.toString(position));
            }
            position++;
        }
        return Optional.empty();
    }

    private static void arrives(
            LeafChange change, ContainerChange container, PodContainer rendered, Findings findings) {
        var written = rendered.written(change.leaf());
        if (!Objects.equals(canonical(change.leaf(), written), canonical(change.leaf(), change.after()))) {
            findings.block("The " + spoken(change.leaf()) + " of " + container.name() + " should be "
                    + orNone(change.after()) + ", but is rendered as " + orNone(written) + ".");
        }
    }

    private static @Nullable Object canonical(Leaf leaf, @Nullable Object written) {
        return Amount.read(leaf.resource(), written).map(Object.class::cast).orElse(written);
    }

    static String orNone(@Nullable Object amount) {
        return amount == null ? "none" : Tree.quoted(amount);
    }

    /// `cpu request`, `memory limit`.
    static String spoken(Leaf leaf) {
        return leaf.isLimit() ? leaf.toString() : leaf + " request";
    }
}
