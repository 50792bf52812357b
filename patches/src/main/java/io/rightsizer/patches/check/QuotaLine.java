package io.rightsizer.patches.check;

import io.rightsizer.patches.change.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a ResourceQuota of the namespace allows of one resource. What the root declares counts before what the run saw,
/// because it is what the cluster gets; only the cluster knows what is used.
///
/// @param scoped whether it counts only some pods of the namespace, maybe not these
record QuotaLine(String quota, Leaf leaf, Amount hard, Optional<Amount> used, boolean scoped) {

    private static final Map<String, Leaf> LEAVES = Map.of(
            "cpu", Leaf.CPU_REQUEST,
            "requests.cpu", Leaf.CPU_REQUEST,
            "memory", Leaf.MEMORY_REQUEST,
            "requests.memory", Leaf.MEMORY_REQUEST,
            "limits.cpu", Leaf.CPU_LIMIT,
            "limits.memory", Leaf.MEMORY_LIMIT);

    /// @param findings told of amounts that are none
    static List<QuotaLine> of(Facts facts, Findings findings) {
        var lines = new ArrayList<QuotaLine>();
        facts.objects("ResourceQuota", "").forEach(object -> {
            var spec = Tree.at(object.content(), "spec");
            Tree.map(Tree.at(spec, "hard"))
                    .forEach((key, hard) -> declared(facts, object.id().name(), spec, Tree.text(key), hard, findings)
                            .ifPresent(lines::add));
        });
        for (var live : facts.checked().live().state().quotas()) {
            var leaf = LEAVES.get(live.resource());
            var here = live.cluster().equals(facts.id().cluster())
                    && live.namespace().equals(facts.id().namespace());
            if (here && leaf != null && lines.stream().noneMatch(line -> line.isOf(live.name(), leaf))) {
                var hard = Amount.ofBaseUnits(leaf.resource(), live.hard());
                var used = Amount.ofBaseUnits(leaf.resource(), live.used());
                lines.add(new QuotaLine(live.name(), leaf, hard, Optional.of(used), false));
            }
        }
        return lines;
    }

    private boolean isOf(String name, Leaf other) {
        return quota.equals(Tree.quoted(name)) && leaf == other;
    }

    private static Optional<QuotaLine> declared(
            Facts facts, String name, @Nullable Object spec, String key, @Nullable Object hard, Findings findings) {
        var leaf = LEAVES.get(key);
        if (leaf == null) {
            return Optional.empty();
        }
        var amount = Amount.read(leaf.resource(), hard);
        if (amount.isEmpty()) {
            findings.block("ResourceQuota " + Tree.quoted(name) + " cannot be kept: its " + key + ", '"
                    + Tree.quoted(hard) + "', is not a quantity.");
        }
        var scoped = Tree.at(spec, "scopes") != null || Tree.at(spec, "scopeSelector") != null;
        return amount.map(most -> new QuotaLine(Tree.quoted(name), leaf, most, used(facts, name, leaf), scoped));
    }

    private static Optional<Amount> used(Facts facts, String name, Leaf leaf) {
        return facts.checked().live().state().quotas().stream()
                .filter(live -> live.cluster().equals(facts.id().cluster())
                        && live.namespace().equals(facts.id().namespace())
                        && live.name().equals(name)
                        && LEAVES.get(live.resource()) == leaf)
                .findFirst()
                .map(live -> Amount.ofBaseUnits(leaf.resource(), live.used()));
    }
}
