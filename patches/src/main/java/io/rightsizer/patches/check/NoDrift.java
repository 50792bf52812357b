package io.rightsizer.patches.check;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.patches.change.ContainerChange;
import io.rightsizer.patches.change.Leaf;
import java.util.List;
import java.util.Optional;

/// The run sized what runs, not what the repository says. Where they differ somebody else is at work: another pull
/// request on its way, a hand in the cluster, another autoscaler. An amount of the change must agree; another one of
/// the same container is told.
final class NoDrift implements Rule {

    @Override
    public void check(Facts facts, Findings findings) {
        var items = LimitRangeItem.of(facts).stream()
                .filter(LimitRangeItem::isOfContainers)
                .toList();
        for (var change : facts.changes()) {
            var declared = facts.before().container(change.name());
            var isKnown = facts.recommendation(change.name())
                    .filter(one -> !one.codes().contains(Code.NO_SPEC))
                    .isPresent();
            if (declared.isPresent() && isKnown) {
                for (var leaf : Leaf.values()) {
                    check(change, leaf, declared.get(), items, findings);
                }
                findings.pass("The repository says of " + change.name() + " what runs.");
            }
        }
    }

    private static void check(
            ContainerChange change, Leaf leaf, PodContainer declared, List<LimitRangeItem> items, Findings findings) {
        var isWanted = change.leaves().stream().anyMatch(one -> one.leaf() == leaf);
        var written = declared.written(leaf);
        if (Amount.isUnreadable(leaf.resource(), written)) {
            findings.objectTo(
                    isWanted,
                    "The repository says '" + Tree.quoted(written) + "' for the " + OnlyResources.spoken(leaf) + " of "
                            + change.name() + ", which is not a quantity.");
            return;
        }
        var live = live(change.current(), leaf);
        var rendered = declared.effective(leaf);
        if (!live.equals(rendered) && !live.equals(rendered.or(() -> given(leaf, items)))) {
            findings.objectTo(isWanted, sentence(change.name(), leaf, rendered, live));
        }
    }

    private static Optional<Amount> live(Resources current, Leaf leaf) {
        var limit = PodContainer.limitOf(leaf);
        return Amount.read(leaf.resource(), leaf.of(current)).or(() -> Amount.read(leaf.resource(), limit.of(current)));
    }

    private static Optional<Amount> given(Leaf leaf, List<LimitRangeItem> items) {
        return items.stream()
                .flatMap(item -> (leaf.isLimit()
                                ? item.defaultLimit(leaf.resource())
                                : item.defaultRequest(leaf.resource()))
                        .stream())
                .findFirst();
    }

    private static String sentence(String container, Leaf leaf, Optional<Amount> rendered, Optional<Amount> live) {
        return "The " + OnlyResources.spoken(leaf) + " of " + container + " is " + orNone(rendered)
                + " in the repository and " + orNone(live)
                + " in the cluster: somebody else changes it, or a change is on"
                + " its way.";
    }

    private static String orNone(Optional<Amount> amount) {
        return amount.map(Amount::toString).orElse("none");
    }
}
