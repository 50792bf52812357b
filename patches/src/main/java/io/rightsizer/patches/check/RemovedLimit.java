package io.rightsizer.patches.check;

import io.rightsizer.patches.change.Leaf;
import java.util.List;

/// A limit that is taken away comes back where a LimitRange has a default or a maximum: pods would then live with
/// another limit than anybody decided on.
final class RemovedLimit implements Rule {

    @Override
    public void check(Facts facts, Findings findings) {
        var items = LimitRangeItem.of(facts).stream()
                .filter(LimitRangeItem::isOfContainers)
                .toList();
        for (var container : facts.before().containers()) {
            for (var leaf : List.of(Leaf.CPU_LIMIT, Leaf.MEMORY_LIMIT)) {
                if (isRemoved(container, leaf, facts)) {
                    check(container, leaf, items, findings);
                }
            }
        }
    }

    private static boolean isRemoved(PodContainer container, Leaf leaf, Facts facts) {
        return container.written(leaf) != null
                && facts.after()
                        .container(container.name())
                        .filter(after -> after.written(leaf) == null)
                        .isPresent();
    }

    private static void check(PodContainer container, Leaf leaf, List<LimitRangeItem> items, Findings findings) {
        for (var item : items) {
            item.defaultLimit(leaf.resource())
                    .ifPresent(limit -> findings.block("The " + leaf + " of " + container.name()
                            + " is removed, but LimitRange " + item.name() + " gives it one of " + limit
                            + ": the limit comes back."));
        }
        findings.pass("No LimitRange that is rendered here brings the " + leaf + " of " + container.name() + " back.");
    }
}
