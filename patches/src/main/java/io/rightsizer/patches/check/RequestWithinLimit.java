package io.rightsizer.patches.check;

import io.rightsizer.patches.change.Leaf;

/// The API server refuses a pod that requests more than its limit, and any amount that is no quantity.
final class RequestWithinLimit implements Rule {

    @Override
    public void check(Facts facts, Findings findings) {
        for (var container : facts.after().containers()) {
            for (var leaf : Leaf.values()) {
                if (Amount.isUnreadable(leaf.resource(), container.written(leaf))) {
                    findings.block("'" + Tree.quoted(container.written(leaf)) + "' is not a quantity, but the " + leaf
                            + (leaf.isLimit() ? " of " : " request of ") + container.name() + ".");
                }
            }
            check(container, Leaf.CPU_REQUEST, findings);
            check(container, Leaf.MEMORY_REQUEST, findings);
        }
        findings.pass("No container requests more than its limit.");
    }

    private static void check(PodContainer container, Leaf leaf, Findings findings) {
        var request = container.declared(leaf);
        var limit = container.declared(PodContainer.limitOf(leaf));
        if (request.isPresent() && limit.isPresent() && request.get().isOver(limit.get())) {
            findings.block(container.name() + " requests " + request.get() + " of " + leaf.resource()
                    + ", more than its limit of " + limit.get() + ".");
        }
    }
}
