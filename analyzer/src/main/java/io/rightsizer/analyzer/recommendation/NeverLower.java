package io.rightsizer.analyzer.recommendation;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// Usage that was cut off, or that may be missing, is a lower bound of the need: it may raise an amount, never lower
/// it. Setting a limit where there was none counts as lowering.
///
/// @param name what it looks for
/// @param because the clause behind `is not lowered`
record NeverLower(Code code, String name, Predicate<Subject> applies, boolean cpuToo, Function<Subject, String> because)
        implements Guardrail {

    static final NeverLower AFTER_OOM_KILL = new NeverLower(
            Code.OOM_KILLED, "OOM kill", subject -> subject.history().oomKills().happened(), false, NeverLower::killed);

    static final NeverLower WHILE_THROTTLED = new NeverLower(
            Code.THROTTLED,
            "throttling",
            subject -> subject.history().throttling().share()
                    > subject.guardrails().maxThrottledShare(),
            true,
            subject -> Wording.percent(subject.history().throttling().share())
                    + " of its CPU periods were throttled, so it needs more than it could use");

    /// Over 5 % of the points pinned at the limit say the same as throttled periods where those are not counted.
    static final NeverLower AT_ITS_CPU_LIMIT = new NeverLower(
            Code.CENSORED,
            "CPU limit reached",
            NeverLower::isPinnedAtCpuLimit,
            true,
            _ -> "more than 5 % of the time it used all of its CPU limit, so it may need more than it could use");

    static final NeverLower AT_ITS_MEMORY_LIMIT = new NeverLower(
            Code.CENSORED,
            "memory limit reached",
            NeverLower::reachesMemoryLimit,
            false,
            _ -> "its peak reached the memory limit, so it may need more than it could use");

    static final NeverLower AT_ITS_MOST_PODS = new NeverLower(
            Code.HPA_AT_MAXIMUM,
            "an autoscaler out of pods",
            Subject::isAtMostPods,
            true,
            _ -> "its autoscaler may not add the pods its demand asks for, so each pod uses what it can get");

    static final NeverLower ON_PARTIAL_DATA = new NeverLower(
            Code.PARTIAL_DATA,
            "partial data",
            subject -> subject.history().partial(),
            true,
            _ -> "the source warned that data may be missing");

    static final NeverLower UNDER_A_JVM = new NeverLower(
            Code.JVM,
            "JVM of unknown need",
            JvmHeap::holdsMemory,
            false,
            _ -> "it runs a JVM, whose heap follows the memory limit rather than the need");

    static final List<NeverLower> ALL = List.of(
            AFTER_OOM_KILL,
            WHILE_THROTTLED,
            AT_ITS_CPU_LIMIT,
            AT_ITS_MEMORY_LIMIT,
            AT_ITS_MOST_PODS,
            ON_PARTIAL_DATA,
            UNDER_A_JVM);

    /// A rate measured over minutes wavers around the quota, and a kernel reclaims just under the limit. Usage well
    /// over the limit is no sign: it dates from before the limit was set.
    private static final double CPU_WAVERS = 0.02;

    private static final double MEMORY_WAVERS = 0.01;

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

    @Override
    public String sought(Subject subject) {
        return name;
    }

    private String sentence(boolean heldCpu, boolean heldMemory, Subject subject) {
        var what = heldCpu && heldMemory ? "CPU and memory are" : heldCpu ? "CPU is" : "Memory is";
        return what + " not lowered: " + because.apply(subject) + ".";
    }

    private static boolean isPinnedAtCpuLimit(Subject subject) {
        var limit = subject.cpuToday().limit();
        return limit != null && isNear(limit.cores(), subject.evidence().cpu().p95(), CPU_WAVERS);
    }

    private static boolean reachesMemoryLimit(Subject subject) {
        var limit = subject.memoryToday().limit();
        return limit != null && isNear((double) limit.bytes(), subject.memoryPeak(), MEMORY_WAVERS);
    }

    private static boolean isNear(double limit, double usage, double wavers) {
        return usage >= limit * (1 - wavers) && usage <= limit * (1 + wavers);
    }

    private static String killed(Subject subject) {
        var count = subject.history().oomKills().count();
        return count == 0
                ? "its last termination was an OOM kill"
                : "it was OOM-killed " + (count == 1 ? "once" : Wording.count(count) + " times") + " in the window";
    }
}
