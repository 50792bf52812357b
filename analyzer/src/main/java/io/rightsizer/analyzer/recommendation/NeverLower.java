package io.rightsizer.analyzer.recommendation;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// Usage that was cut off, or that may be missing, is a lower bound of the need: it may raise an amount, never lower
/// it. Setting a limit where there was none counts as lowering.
record NeverLower(Code code, Predicate<Subject> applies, boolean cpuToo, Function<Subject, String> because)
        implements Guardrail {

    static final NeverLower AFTER_OOM_KILL = new NeverLower(
            Code.OOM_KILLED, subject -> subject.history().oomKills().happened(), false, NeverLower::killed);

    static final NeverLower WHILE_THROTTLED = new NeverLower(
            Code.THROTTLED,
            subject -> subject.history().throttling().share()
                    > subject.guardrails().maxThrottledShare(),
            true,
            subject -> Wording.percent(subject.history().throttling().share())
                    + " of its CPU periods were throttled, so it needs more than it could use");

    static final NeverLower ON_PARTIAL_DATA = new NeverLower(
            Code.PARTIAL_DATA,
            subject -> subject.history().partial(),
            true,
            _ -> "the source warned that data may be missing");

    static final NeverLower UNDER_A_JVM = new NeverLower(
            Code.JVM,
            JvmHeap::holdsMemory,
            false,
            _ -> "it runs a JVM, whose heap follows the memory limit rather than the need");

    static final List<NeverLower> ALL = List.of(AFTER_OOM_KILL, WHILE_THROTTLED, ON_PARTIAL_DATA, UNDER_A_JVM);

    @Override
    public Step apply(Step step, Subject subject) {
        if (!applies.test(subject)) {
            return step;
        }
        var memory = step.memory().notBelow(subject.memoryToday());
        var cpu = cpuToo ? step.cpu().notBelow(subject.cpuToday()) : step.cpu();
        var held = step.withMemory(memory).withCpu(cpu).withCode(code);
        var heldCpu = !cpu.equals(step.cpu());
        var heldMemory = !memory.equals(step.memory());
        return heldCpu || heldMemory ? held.saying(sentence(heldCpu, heldMemory, subject)) : held;
    }

    private String sentence(boolean heldCpu, boolean heldMemory, Subject subject) {
        var what = heldCpu && heldMemory ? "CPU and memory are" : heldCpu ? "CPU is" : "Memory is";
        return what + " not lowered: " + because.apply(subject) + ".";
    }

    private static String killed(Subject subject) {
        var count = subject.history().oomKills().count();
        return count == 0
                ? "its last termination was an OOM kill"
                : "it was OOM-killed " + (count == 1 ? "once" : Wording.count(count) + " times") + " in the window";
    }
}
