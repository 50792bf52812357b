package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.ManagedRuntime;
import io.rightsizer.analyzer.workload.Memory;

/// A managed process may fill its heap at any time, whatever it used so far: the memory limit has to hold the heap it
/// may have and what lies beside it. What would make it smaller is told in words, for only its owner can set flags.
final class RuntimeFloor implements Guardrail {

    /// `GOMEMLIMIT` is a goal, which the garbage collector may overstep, and leaves out memory of C libraries:
    /// <https://go.dev/doc/gc-guide#Memory_limit> advises 5 to 10 % of headroom.
    private static final double GO_SHARE = 0.9;

    /// Buffers, code and stacks lie beside V8's heap.
    private static final double NODE_BESIDE = 0.25;

    private static final double NEAR = 0.85;

    @Override
    public Step apply(Step step, Subject subject) {
        return switch (subject.container().runtime()) {
            case ManagedRuntime.Unknown _ -> step;
            case ManagedRuntime.Jvm jvm -> new JvmFloor(JvmHeap.of(jvm, subject)).apply(step, subject);
            case ManagedRuntime.Go go -> go.memoryLimit() == null ? step : ofGo(go.memoryLimit(), step, subject);
            case ManagedRuntime.NodeJs node ->
                node.heapLimit() == null ? step : ofNode(node.heapLimit(), step, subject);
        };
    }

    @Override
    public String sought(Subject subject) {
        return "runtime's heap";
    }

    /// The same with a memory limit of at least `floor`; a container without a limit keeps none.
    static Step raised(Step step, Memory floor, Subject subject) {
        var rounding = subject.settings().policySettings().rounding().memory();
        var least = rounding == null ? floor : floor.roundedUpTo(rounding);
        return step.withMemory(step.memory().atLeast(new Ask<>(null, least)));
    }

    private static Step ofGo(Memory memoryLimit, Step step, Subject subject) {
        var floor = Draft.bytes(memoryLimit.bytes() / GO_SHARE);
        var raised = raised(step, floor, subject);
        if (!raised.equals(step)) {
            raised = raised.withCode(Code.GO_MEMORY_LIMIT)
                    .saying("Memory limit is held at " + Wording.of(floor) + ": GOMEMLIMIT " + Wording.of(memoryLimit)
                            + " and a tenth of headroom.");
        }
        return subject.memoryPeak() < NEAR * memoryLimit.bytes()
                ? raised
                : raised.withCode(Code.GO_MEMORY_LIMIT)
                        .saying("Go uses what GOMEMLIMIT " + Wording.of(memoryLimit)
                                + " allows before it collects harder, so usage near it is no evidence of need.");
    }

    /// V8's own default is sized by the machine rather than the container, so it may hold a limit but never raise one.
    private static Step ofNode(Memory heapLimit, Step step, Subject subject) {
        var need = Draft.bytes(heapLimit.bytes() * (1 + NODE_BESIDE));
        var today = subject.memoryToday().limit();
        if (today == null) {
            return step;
        }
        var raised = raised(step, Memory.min(need, today), subject);
        if (need.compareTo(today) > 0) {
            return raised.withCode(Code.NODE_HEAP)
                    .saying("V8's heap may grow to " + Wording.of(heapLimit)
                            + ", which with a quarter beside it does not"
                            + " fit the memory limit " + Wording.of(today) + ": set --max-old-space-size to at most "
                            + Wording.of(Memory.bytes((long) (today.bytes() / (1 + NODE_BESIDE)))) + ".");
        }
        return raised.equals(step)
                ? step
                : raised.withCode(Code.NODE_HEAP)
                        .saying("Memory limit is held at " + Wording.of(need) + ": V8's heap limit "
                                + Wording.of(heapLimit) + " and a quarter beside it; a smaller --max-old-space-size"
                                + " would release the rest.");
    }
}
