package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.ManagedRuntime.Jvm;
import io.rightsizer.analyzer.workload.Memory;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The part of [RuntimeFloor] that knows JVMs.
record JvmFloor(JvmHeap heap) {

    private static final Memory MEBIBYTE = Memory.mebibytes(1);

    /// A heap of half again the live set collects often, one of twice the live set rarely.
    private static final double LEAST_ROOM = 1.5;

    private static final double ROOM = JvmHeap.ROOM;

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
        return "Memory limit is held at " + Wording.of(heap.floor()) + ": " + whyFloor() + ".";
    }

    /// The one of [JvmHeap#floor]'s bounds that was the highest.
    private String whyFloor() {
        var share = Wording.percent(heap.share().orElse(0));
        if (heap.floor().equals(heap.roomForLiveSet()) && jvm().liveSet() != null) {
            return "the heap, " + share + " of it, has to hold twice the " + Wording.of(jvm().liveSet())
                    + " that are live after garbage collection";
        }
        if (heap.follows() && heap.floor().equals(heap.roomBesideShare())) {
            return "with " + share + " of it for the heap, " + beside() + " have to fit beside";
        }
        return "the heap may grow to " + Wording.of(Objects.requireNonNull(jvm().heapMax())) + ", and " + beside()
                + " lie beside it";
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
        var heapMax = jvm().heapMax();
        if (live == null || heapMax == null || limit == null || jvm().nonHeap() == null) {
            return Optional.empty();
        }
        var heapNeeded = Memory.min(heapMax, Draft.bytes(ROOM * live.bytes())).roundedUpTo(MEBIBYTE);
        var saved = limit.bytes() - heapNeeded.plus(jvm().offHeap()).bytes();
        return saved < WORTH_SAYING * limit.bytes()
                ? Optional.empty()
                : Optional.of(advice(live, heapNeeded, Memory.bytes(saved)));
    }

    private String advice(Memory live, Memory heapNeeded, Memory saved) {
        return "At most " + Wording.of(live) + " of heap are live after garbage collection, so "
                + need(live, LEAST_ROOM)
                + " to " + need(live, ROOM) + " are needed (1.5 to 2 × that, and " + Wording.of(jvm().offHeap())
                + " beside the heap): set -Xmx" + heapNeeded.bytes() / MEBIBYTE.bytes() + "m to release "
                + Wording.of(saved) + ".";
    }

    private String need(Memory live, double room) {
        return Wording.of(Draft.bytes(room * live.bytes()).plus(jvm().offHeap()));
    }
}
