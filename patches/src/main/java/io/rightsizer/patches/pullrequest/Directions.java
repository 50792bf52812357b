package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Criticality;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.change.LeafChange;
import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.check.CheckCode;
import io.rightsizer.patches.check.CheckResult;
import io.rightsizer.patches.check.CheckResult.Level;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which way a workload's change goes. A workload is never torn apart: where one container of it goes up and another
/// down, all of it goes up, since the part that is about safety must not wait for the part that saves.
final class Directions {

    /// Usage says little about the need there.
    private static final Set<Code> WEAK_EVIDENCE = Set.copyOf(EnumSet.of(
            Code.JVM,
            Code.GO_MEMORY_LIMIT,
            Code.NODE_HEAP,
            Code.POSSIBLE_LEAK,
            Code.SKEWED_REPLICA,
            Code.LEVEL_SHIFT,
            Code.SUSPECTED_TYPO));

    private static final Set<CheckCode> SERIOUS = Set.copyOf(EnumSet.of(
            CheckCode.RUNTIME_MEMORY, CheckCode.SEEN_PEAK, CheckCode.AUTOSCALER, CheckCode.VERTICAL_AUTOSCALER));

    private Directions() {}

    static Lane of(WorkloadChange change, List<CheckResult> checks) {
        if (leaves(change).stream().anyMatch(Directions::raises)) {
            return Lane.UP;
        }
        var doubtful = change.recommendations().stream()
                        .filter(one -> change.containers().stream().anyMatch(changed -> changed.name()
                                .equals(one.container().name())))
                        .anyMatch(Directions::isDoubtful)
                || checks.stream().anyMatch(Directions::isSerious);
        return doubtful ? Lane.RISKY : Lane.DOWN;
    }

    /// A limit that goes is no raise: it is how this tool sizes CPU, not a cry for more. A request that comes is.
    static boolean raises(LeafChange change) {
        if (change.before() == null) {
            return change.after() != null && !change.leaf().isLimit();
        }
        return change.after() != null && amount(change.leaf(), change.after()) > amount(change.leaf(), change.before());
    }

    static boolean lowers(LeafChange change) {
        return change.before() != null
                && change.after() != null
                && amount(change.leaf(), change.after()) < amount(change.leaf(), change.before());
    }

    /// `low`, `medium` or `high`.
    static String risk(WorkloadChange change, Lane lane) {
        if (lane == Lane.RISKY) {
            return "high";
        }
        var critical = change.recommendations().stream().anyMatch(one -> one.tier() == Criticality.CRITICAL);
        var lowersMemory =
                leaves(change).stream().anyMatch(leaf -> leaf.leaf().resource().equals("memory") && lowers(leaf));
        return critical || lowersMemory ? "medium" : "low";
    }

    static List<LeafChange> leaves(WorkloadChange change) {
        return change.containers().stream()
                .flatMap(container -> container.leaves().stream())
                .toList();
    }

    /// Millicores or bytes.
    static long amount(Leaf leaf, String quantity) {
        return leaf.resource().equals("cpu")
                ? Cpu.parse(quantity).millicores()
                : Memory.parse(quantity).bytes();
    }

    private static boolean isDoubtful(Recommendation one) {
        return one.verdict() instanceof Verdict.NeedsReview
                || one.codes().stream().anyMatch(WEAK_EVIDENCE::contains);
    }

    private static boolean isSerious(CheckResult check) {
        return check.level() == Level.WARN && SERIOUS.contains(check.code());
    }
}
