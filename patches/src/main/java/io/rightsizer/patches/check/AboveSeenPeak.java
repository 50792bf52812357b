package io.rightsizer.patches.check;

import io.rightsizer.analyzer.recommendation.Evidence;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.patches.change.Leaf;
import java.util.List;
import java.util.Optional;

/// Memory below a peak that was seen kills the container at the next one: a limit has to hold it, and where there is
/// none the request has to. After a kill for memory nothing is lowered. A request below the peak under a limit above
/// it is the policy's own decision.
final class AboveSeenPeak implements Rule {

    private static final Memory MEBIBYTE = Memory.mebibytes(1);

    @Override
    public void check(Facts facts, Findings findings) {
        for (var change : facts.changes()) {
            var before = facts.before().container(change.name());
            var after = facts.after().container(change.name());
            if (before.isPresent() && after.isPresent()) {
                new Memories(before.get(), after.get()).check(facts.recommendation(change.name()), findings);
            }
        }
    }

    private record Memories(PodContainer before, PodContainer after) {

        void check(Optional<Recommendation> recommendation, Findings findings) {
            if (List.of(Leaf.MEMORY_REQUEST, Leaf.MEMORY_LIMIT).stream()
                    .allMatch(leaf -> before.effective(leaf).equals(after.effective(leaf)))) {
                return;
            }
            var evidence = recommendation.map(Recommendation::evidence);
            if (evidence.isEmpty() || !tellsMemory(evidence.get())) {
                if (isLowered(Leaf.MEMORY_REQUEST) || isLowered(Leaf.MEMORY_LIMIT)) {
                    findings.warn("Memory of " + after.name() + " is lowered, and no usage of it was seen.");
                }
                return;
            }
            killed(evidence.get(), findings);
            holdsThePeak(evidence.get(), findings);
        }

        private static boolean tellsMemory(Evidence evidence) {
            return evidence.memory().count() > 0
                    && Double.isFinite(evidence.memory().max());
        }

        private void killed(Evidence evidence, Findings findings) {
            if (!evidence.oomKills().happened()) {
                return;
            }
            for (var leaf : List.of(Leaf.MEMORY_REQUEST, Leaf.MEMORY_LIMIT)) {
                if (isLowered(leaf)) {
                    findings.block(after.name() + " was killed for memory, and its " + spoken(leaf)
                            + " would be lowered from " + before.effective(leaf).orElseThrow() + " to "
                            + after.effective(leaf).orElseThrow() + ".");
                }
            }
        }

        private void holdsThePeak(Evidence evidence, Findings findings) {
            var peak =
                    Amount.of(Memory.ceilOfBytes(Math.max(0, evidence.memory().max())));
            var leaf = after.declared(Leaf.MEMORY_LIMIT).isPresent() ? Leaf.MEMORY_LIMIT : Leaf.MEMORY_REQUEST;
            var holding = after.effective(leaf);
            if (holding.isEmpty()) {
                return;
            }
            var shown = Memory.bytes(peak.units()).roundedUpTo(MEBIBYTE);
            if (!peak.isOver(holding.get())) {
                findings.pass("The " + spoken(leaf) + " of " + after.name() + ", " + holding.get()
                        + ", holds the highest usage seen, " + shown + ".");
            } else {
                findings.objectTo(
                        !before.effective(leaf).equals(holding) && !isRaised(leaf),
                        "The " + spoken(leaf) + " of " + after.name() + ", " + holding.get()
                                + ", is below the highest usage seen, " + shown + ".");
            }
        }

        private boolean isLowered(Leaf leaf) {
            return isOver(before.effective(leaf), after.effective(leaf));
        }

        private boolean isRaised(Leaf leaf) {
            return isOver(after.effective(leaf), before.effective(leaf));
        }

        private static boolean isOver(Optional<Amount> left, Optional<Amount> right) {
            return left.isPresent() && right.isPresent() && left.get().isOver(right.get());
        }

        private static String spoken(Leaf leaf) {
            return leaf.isLimit() ? "memory limit" : "memory request";
        }
    }
}
