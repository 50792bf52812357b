package io.rightsizer.patches.check;

import io.rightsizer.patches.change.Leaf;

/// Pods beyond a ResourceQuota are refused, which shows only when the next one starts:
///
///     used + (after − before) × (most replicas + surge) ≤ hard
///
/// A quota that counts limits refuses every pod with a container that has none
/// (<https://kubernetes.io/docs/concepts/policy/resource-quotas/>).
final class WithinQuota implements Rule {

    @Override
    public void check(Facts facts, Findings findings) {
        var replicas = Replicas.of(facts);
        for (var line : QuotaLine.of(facts, findings)) {
            if (line.leaf().isLimit()) {
                everyContainerIsLimited(line, facts, findings);
            }
            fits(line, facts, replicas, findings);
        }
    }

    private static void everyContainerIsLimited(QuotaLine line, Facts facts, Findings findings) {
        for (var container : facts.after().containers()) {
            var given = LimitRangeItem.of(facts).stream()
                    .anyMatch(item -> item.isOfContainers()
                            && item.defaultLimit(line.leaf().resource()).isPresent());
            if (container.written(line.leaf()) == null && !given) {
                var had = facts.before()
                        .container(container.name())
                        .filter(before -> before.written(line.leaf()) != null)
                        .isPresent();
                findings.objectTo(
                        had && !line.scoped(),
                        "ResourceQuota " + line.quota() + " counts limits, and " + container.name() + " has no "
                                + line.leaf() + (had ? " any more" : "") + ": its pods would be refused.");
            }
        }
    }

    private static void fits(QuotaLine line, Facts facts, Replicas replicas, Findings findings) {
        var before = facts.before().effective(line.leaf());
        var after = facts.after().effective(line.leaf());
        if (line.used().isEmpty()) {
            unknown(line, after.isOver(before), after.times(replicas.most()), findings);
            return;
        }
        var used = line.used().get();
        var more = after.minus(before);
        var pods = (long) replicas.most() + replicas.mostSurge();
        var need = used.plus(more.times(pods));
        if (more.isNothing()) {
            surge(line, used, after.times(replicas.surge()), findings);
        } else if (need.isOver(line.hard())) {
            findings.objectTo(
                    !line.scoped(),
                    "ResourceQuota " + line.quota() + " allows " + line.hard() + " of " + spoken(line.leaf())
                            + ", of which " + used + " are used: " + more + " more for each of " + pods + " pods make "
                            + need + ".");
        } else {
            findings.pass("ResourceQuota " + line.quota() + " allows " + line.hard() + " of " + spoken(line.leaf())
                    + ": " + used + " used and " + more + " more for each of " + pods + " pods make " + need + ".");
        }
    }

    /// Nothing grows, but pods are replaced one by one, and new ones come before old ones go.
    private static void surge(QuotaLine line, Amount used, Amount surge, Findings findings) {
        if (used.plus(surge).isOver(line.hard())) {
            findings.warn("ResourceQuota " + line.quota() + " has no room for the additional pods of a rollout: "
                    + used + " of " + line.hard() + " " + spoken(line.leaf()) + " are used, and they need " + surge
                    + ".");
        } else {
            findings.pass(
                    "ResourceQuota " + line.quota() + " is not used more: " + spoken(line.leaf()) + " do not grow.");
        }
    }

    private static void unknown(QuotaLine line, boolean grows, Amount alone, Findings findings) {
        if (alone.isOver(line.hard())) {
            findings.objectTo(
                    !line.scoped(),
                    "ResourceQuota " + line.quota() + " allows " + line.hard() + " of " + spoken(line.leaf())
                            + ", and this workload alone would need " + alone + ".");
        } else if (grows) {
            findings.warn("ResourceQuota " + line.quota() + " allows " + line.hard() + " of " + spoken(line.leaf())
                    + "; what the namespace uses of it is not known, and this workload asks for more.");
        } else {
            findings.pass(
                    "ResourceQuota " + line.quota() + " is not used more: " + spoken(line.leaf()) + " do not grow.");
        }
    }

    /// `cpu requests`, `memory limits`.
    private static String spoken(Leaf leaf) {
        return leaf.resource() + " " + leaf.section();
    }
}
