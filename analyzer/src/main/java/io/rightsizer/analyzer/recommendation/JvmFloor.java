package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.ManagedRuntime.Jvm;
import io.rightsizer.analyzer.workload.Memory;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The part of [RuntimeFloor] that knows JVMs.
record JvmFloor(JvmHeap heap) {

    /// Advice is given from a tenth of the limit on.
    private static final double WORTH_SAYING = 0.1;

    private static final double REACHED = 0.9;

    Step apply(Step step, Subject subject) {
        if (jvm().heapMax() == null) {
            return step;
        }
        var told = origin(jvm().heapMax()).map(step::saying).orElse(step);
        var capped = isRaiseInVain(subject) ? capped(told) : told;
        var raised = RuntimeFloor.raised(capped, heap.floor(), subject);
        var held = raised.equals(capped) ? capped : raised.saying(floor());
        return advice(held.memory().limit()).map(held::saying).orElse(held);
    }

    private Jvm jvm() {
        return heap.jvm();
    }

    /// Whether the heap would only grow along: it may follow the limit, and the limit was never nearly reached.
    private boolean isRaiseInVain(Subject subject) {
        return heap.limit() != null
                && heap.share().isPresent()
                && !subject.history().oomKills().happened()
                && subject.memoryPeak() <= REACHED * heap.limit().bytes();
    }

    private Step capped(Step step) {
        var capped = step.withMemory(step.memory().atMost(heap.limit()));
        return capped.equals(step)
                ? step
                : capped.saying(
                        "Memory limit is not raised: the heap would only grow along, and no usage came near it.");
    }

    private Optional<String> origin(Memory heapMax) {
        if (heap.isBlind()) {
            return Optional.of("The JVM's heap may grow to " + Wording.of(heapMax) + ", far beyond the memory limit:"
                    + " it does not know its limit; set -Xmx or use a JVM that reads it.");
        }
        if (heap.share().isEmpty()) {
            return Optional.empty();
        }
        var percent = Wording.plain(heap.share().getAsDouble() * 100, 1);
        var flag = percent.equals("25") ? "by default" : "with MaxRAMPercentage=" + percent;
        return Optional.of("The JVM's heap maximum " + Wording.of(heapMax) + " is " + percent
                + " % of the memory limit, as it is " + flag
                + (heap.follows()
                        ? ": the heap follows the limit, so a new limit changes the heap."
                        : ": if the heap follows the limit, a new limit changes the heap."));
    }

    private String floor() {
        var beside = beside();
        return heap.follows()
                ? "Memory limit is held at " + Wording.of(heap.floor()) + ", which leaves room for " + beside
                        + " beside the heap" + (jvm().liveSet() == null ? "." : " and for twice the live set in it.")
                : "Memory limit is held at " + Wording.of(heap.floor()) + ": the heap may grow to "
                        + Wording.of(jvm().heapMax() == null ? Memory.ZERO : jvm().heapMax()) + ", and " + beside
                        + " lie beside it.";
    }

    /// `176Mi (metaspace and code 120Mi, direct buffers 16Mi, 40 threads × 1Mi)`.
    private String beside() {
        var parts = new ArrayList<String>();
        if (jvm().nonHeap() != null) {
            parts.add("metaspace and code " + Wording.of(jvm().nonHeap()));
        }
        if (jvm().buffers() != null) {
            parts.add("direct buffers " + Wording.of(jvm().buffers()));
        }
        if (jvm().threads() > 0) {
            parts.add(Wording.count(jvm().threads()) + " threads × 1Mi");
        }
        return Wording.of(jvm().offHeap()) + (parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")");
    }

    /// What the owner could set to need less, where that is worth a sentence.
    private Optional<String> advice(@Nullable Memory limit) {
        var live = jvm().liveSet();
        if (live == null || limit == null || jvm().nonHeap() == null) {
            return Optional.empty();
        }
        var need = JvmHeap.need(live, JvmHeap.ROOM, jvm().offHeap());
        var saved = limit.bytes() - need.bytes();
        if (saved < WORTH_SAYING * limit.bytes()) {
            return Optional.empty();
        }
        var xmx = Draft.bytes(JvmHeap.ROOM * live.bytes()).roundedUpTo(Memory.mebibytes(1));
        return Optional.of("At most " + Wording.of(live) + " of heap are live after garbage collection, so "
                + Wording.of(JvmHeap.need(live, JvmHeap.LEAST_ROOM, jvm().offHeap())) + " to " + Wording.of(need)
                + " are needed (1.5 to 2 × that, and " + Wording.of(jvm().offHeap()) + " beside the heap): set -Xmx"
                + xmx.bytes() / Memory.mebibytes(1).bytes() + "m to release " + Wording.of(Memory.bytes(saved)) + ".");
    }
}
