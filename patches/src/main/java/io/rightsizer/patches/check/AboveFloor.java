package io.rightsizer.patches.check;

import io.rightsizer.patches.change.Leaf;
import java.util.List;
import java.util.Optional;

/// A request of nearly nothing starves at the first neighbour. One that was as low already is nobody's news.
final class AboveFloor implements Rule {

    @Override
    public void check(Facts facts, Findings findings) {
        var settings = facts.checked().settings();
        var floors = List.of(Amount.of(settings.cpuFloor()), Amount.of(settings.memoryFloor()));
        for (var change : facts.changes()) {
            for (var floor : floors) {
                var leaf = Leaf.at("requests", floor.resource());
                var before = amount(facts.before(), change.name(), leaf);
                var after = amount(facts.after(), change.name(), leaf);
                if (isBelow(after, floor) && !isBelow(before, floor)) {
                    findings.warn(change.name() + " would request " + after.orElseThrow() + " of " + floor.resource()
                            + ", less than the floor of " + floor + ".");
                }
            }
        }
        findings.pass("No new request is below the floor of " + floors.getFirst() + " of cpu and " + floors.getLast()
                + " of memory.");
    }

    private static Optional<Amount> amount(Pod pod, String container, Leaf leaf) {
        return pod.container(container).flatMap(one -> one.effective(leaf));
    }

    private static boolean isBelow(Optional<Amount> amount, Amount floor) {
        return amount.filter(floor::isOver).isPresent();
    }
}
