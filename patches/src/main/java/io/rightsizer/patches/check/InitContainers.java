package io.rightsizer.patches.check;

import io.rightsizer.patches.change.Leaf;
import java.util.ArrayList;
import java.util.List;

/// The scheduler counts the larger of what runs together and what an init container needs, so lowering the containers
/// below their init container saves nothing: pods would restart in vain.
final class InitContainers implements Rule {

    @Override
    public void check(Facts facts, Findings findings) {
        if (facts.after().containers().stream().allMatch(PodContainer::runsWithThePod)) {
            return;
        }
        var vain = new ArrayList<Leaf>();
        var effective = false;
        for (var leaf : List.of(Leaf.CPU_REQUEST, Leaf.MEMORY_REQUEST)) {
            var isLowered = facts.before().running(leaf).isOver(facts.after().running(leaf));
            var changes = !facts.before().effective(leaf).equals(facts.after().effective(leaf));
            if (isLowered && !changes) {
                vain.add(leaf);
            }
            effective |= changes;
        }
        effective |= changesLimits(facts);
        for (var leaf : vain) {
            findings.objectTo(!effective, inVain(leaf, facts));
        }
        findings.pass("Init containers ask for no more than the pod requests anyway: cpu "
                + facts.after().effective(Leaf.CPU_REQUEST) + " and memory "
                + facts.after().effective(Leaf.MEMORY_REQUEST) + ".");
    }

    private static boolean changesLimits(Facts facts) {
        return facts.changes().stream()
                .anyMatch(change -> facts.isChanged(change.name(), Leaf.CPU_LIMIT)
                        || facts.isChanged(change.name(), Leaf.MEMORY_LIMIT));
    }

    private static String inVain(Leaf leaf, Facts facts) {
        return "Lowering " + leaf.resource() + " from " + facts.before().running(leaf) + " to "
                + facts.after().running(leaf) + " saves nothing: an init container makes the pod request "
                + facts.after().effective(leaf) + " all the same.";
    }
}
