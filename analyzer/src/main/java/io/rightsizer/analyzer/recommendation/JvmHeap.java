package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.ManagedRuntime.Jvm;
import io.rightsizer.analyzer.workload.Memory;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Where the maximum of a JVM's heap comes from. No metric tells its flags, but its size does: a heap that is a usual
/// share of the memory limit was most likely set as a percentage (the default is 25:
/// <https://docs.oracle.com/en/java/javase/25/docs/specs/man/java.html>) and follows the limit, any other stays as it
/// is. A round heap at a usual share may be either, and is treated as the more careful of the two would be.
///
/// @param limit the memory limit today; absent when there is none
record JvmHeap(Jvm jvm, @Nullable Memory limit) {

    private static final double[] USUAL_SHARES = {0.25, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9};

    private static final double TOLERANCE = 0.02;
    private static final double ALIGNMENT = 0.005;

    /// The serial and the parallel collector leave out one of two survivor spaces: a thirtieth of the heap.
    private static final double LEFT_OUT = 1.0 / 30;

    /// `-Xmx` values are usually whole multiples of one of these.
    private static final List<Memory> ROUND = List.of(Memory.mebibytes(64), Memory.mebibytes(50));

    /// A heap of twice the live set collects rarely.
    static final double ROOM = 2;

    /// Beyond this the JVM was never told of the limit: it took a share of the node.
    private static final double BLIND = 2;

    static JvmHeap of(Jvm jvm, Subject subject) {
        return new JvmHeap(jvm, subject.memoryToday().limit());
    }

    /// Whether memory may only rise: the heap may follow the limit and nothing tells what of it is live, or too
    /// little is told to know what has to fit.
    static boolean holdsMemory(Subject subject) {
        return subject.container().runtime() instanceof Jvm jvm
                && of(jvm, subject).isWeakEvidence();
    }

    private boolean isWeakEvidence() {
        return jvm.heapMax() == null || jvm.nonHeap() == null || isBlind() || (mayFollow() && jvm.liveSet() == null);
    }

    private boolean mayFollow() {
        return limit == null || share().isPresent();
    }

    /// The usual share of the limit that the heap maximum is, if any.
    OptionalDouble share() {
        if (limit == null || jvm.heapMax() == null || limit.equals(Memory.ZERO)) {
            return OptionalDouble.empty();
        }
        var share = (double) jvm.heapMax().bytes() / limit.bytes();
        return Arrays.stream(USUAL_SHARES)
                .filter(usual -> isNear(share, usual, TOLERANCE) || isNear(share, usual * (1 - LEFT_OUT), ALIGNMENT))
                .findFirst();
    }

    private static boolean isNear(double share, double usual, double tolerance) {
        return Math.abs(share / usual - 1) <= tolerance;
    }

    /// Whether it is a usual share of the limit that nobody would write as `-Xmx`.
    boolean follows() {
        return share().isPresent() && !isRound();
    }

    private boolean isRound() {
        var heapMax = jvm.heapMax();
        return heapMax != null && ROUND.stream().anyMatch(step -> heapMax.bytes() % step.bytes() == 0);
    }

    /// Whether the heap maximum is out of all proportion to the limit.
    boolean isBlind() {
        return limit != null && jvm.heapMax() != null && jvm.heapMax().bytes() > BLIND * limit.bytes();
    }

    /// The least memory limit in which heap and everything beside it fit; nothing where the JVM does not tell.
    ///
    ///     fixed heap        = heap maximum + beside
    ///     share s of limit  = beside / (1 − s), because the limit L has to hold s × L + beside
    Memory floor() {
        if (jvm.heapMax() == null || isBlind()) {
            return Memory.ZERO;
        }
        var fixed = jvm.heapMax().plus(jvm.offHeap());
        return Memory.max(roomForLiveSet(), follows() ? followed(fixed) : fixed);
    }

    /// A limit is lowered no further than the heap of today allows, since that might be fixed after all. It is not
    /// raised for that heap, which would grow along.
    private Memory followed(Memory fixed) {
        return limit == null ? roomBesideShare() : Memory.max(roomBesideShare(), Memory.min(limit, fixed));
    }

    Memory roomBesideShare() {
        return Draft.bytes(jvm.offHeap().bytes() / (1 - share().orElse(0)));
    }

    /// A lower limit must leave a heap of twice the live set; this is no reason to raise it.
    Memory roomForLiveSet() {
        if (limit == null || jvm.liveSet() == null || share().isEmpty()) {
            return Memory.ZERO;
        }
        return Memory.min(limit, Draft.bytes(ROOM * jvm.liveSet().bytes() / share().getAsDouble()));
    }
}
