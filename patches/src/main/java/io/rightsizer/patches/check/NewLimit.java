package io.rightsizer.patches.check;

import io.rightsizer.analyzer.workload.ManagedRuntime;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.patches.change.Leaf;
import java.util.Optional;

/// A container's new memory limit, and what is to fit into it.
///
/// @param before empty where there was none
/// @param runtime as the run saw it
record NewLimit(String container, Optional<Amount> before, Amount after, ManagedRuntime runtime, ContainerText text) {

    private static final Memory MEBIBYTE = Memory.mebibytes(1);

    /// Empty where the limit does not change or goes away.
    static Optional<NewLimit> of(String container, Facts facts) {
        var before = facts.before().container(container).flatMap(one -> one.declared(Leaf.MEMORY_LIMIT));
        var declared = facts.after().container(container);
        var after = declared.flatMap(one -> one.declared(Leaf.MEMORY_LIMIT));
        if (after.isEmpty() || after.equals(before)) {
            return Optional.empty();
        }
        var runtime = facts.recommendation(container)
                .map(one -> one.container().runtime())
                .orElse(ManagedRuntime.UNKNOWN);
        return Optional.of(
                new NewLimit(container, before, after.get(), runtime, ContainerText.of(declared.orElseThrow())));
    }

    boolean isRaised() {
        return before.isPresent() && after.isOver(before.get());
    }

    /// @param what takes the memory, with its plural verb left to this method
    void mustHold(Amount need, String what, Findings findings) {
        if (need.isOver(after)) {
            findings.objectTo(
                    !isRaised(), what + " need " + shown(need) + ", more than the new memory limit of " + after + ".");
        } else {
            findings.pass(what + " need " + shown(need) + " of the new memory limit of " + after + ".");
        }
    }

    static String shown(Amount memory) {
        return memory.units() > Long.MAX_VALUE - MEBIBYTE.bytes()
                ? memory.toString()
                : Memory.bytes(memory.units()).roundedUpTo(MEBIBYTE).toString();
    }
}
