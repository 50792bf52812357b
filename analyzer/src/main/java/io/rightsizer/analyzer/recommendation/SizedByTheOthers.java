package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Memory;

/// Where one replica stands out, the memory request is what the others need; the limit still holds the one, which may
/// be a leader and must not be killed. CPU has no such pair to split, so there the replica is only named.
final class SizedByTheOthers implements Guardrail {

    private static final double ROOM = 1.10;

    @Override
    public Step apply(Step step, Subject subject) {
        var cpu = subject.signals().cpuSkew();
        var memory = subject.signals().memorySkew();
        var flagged = cpu == null && memory == null ? step : step.withCode(Code.SKEWED_REPLICA);
        if (cpu != null) {
            flagged = flagged.saying("CPU p95 of replica " + cpu.pod() + " is " + Wording.cores(cpu.level())
                    + " where the others have " + Wording.cores(cpu.others()) + ": please check it.");
        }
        return memory == null ? flagged : sized(flagged, memory, subject);
    }

    @Override
    public String sought(Subject subject) {
        return "skewed replica";
    }

    private static Step sized(Step step, Skew skew, Subject subject) {
        var stands = "Memory peak of replica " + skew.pod() + " is " + Wording.bytes(skew.level())
                + " where the others have " + Wording.bytes(skew.others()) + ": please check it";
        var request = step.memory().request();
        var limit = step.memory().limit();
        if (request == null || keepsRequestAtLimit(subject)) {
            return step.saying(stands + ".");
        }
        var byOthers =
                Memory.min(request, subject.writableMemory(request.bytes() * skew.highestOther() / skew.level()));
        var covering = limit == null ? null : covering(limit, skew, subject);
        return step.withMemory(new Ask<>(byOthers, covering))
                .saying(stands + ". The request " + Wording.of(byOthers) + " is sized by the others, "
                        + (covering == null
                                ? "and there is no limit to stop it."
                                : "the limit " + Wording.of(covering) + " leaves room for it."));
    }

    /// Today's limit does not rise where it leaves room enough: a policy that keeps the ratio of limit to request would
    /// otherwise answer every smaller request with a larger limit.
    private static Memory covering(Memory limit, Skew skew, Subject subject) {
        var today = subject.memoryToday().limit();
        var kept = today != null && today.bytes() >= ROOM * skew.level() ? Memory.min(limit, today) : limit;
        return Memory.max(kept, subject.writableMemory(skew.level()));
    }

    private static boolean keepsRequestAtLimit(Subject subject) {
        return subject.settings().policySettings().limits() == LimitPolicy.GUARANTEED;
    }
}
