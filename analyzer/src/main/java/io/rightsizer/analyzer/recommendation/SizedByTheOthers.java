package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Memory;

/// Where one replica stands out, the memory request is what the others need; the limit still holds the one, which may
/// be a leader and must not be killed. CPU has no such pair to split, so there the replica is only named.
final class SizedByTheOthers implements Guardrail {

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
        var covering = limit == null ? null : Memory.max(limit, subject.writableMemory(skew.level()));
        return step.withMemory(new Ask<>(byOthers, covering))
                .saying(stands + ". The request " + Wording.of(byOthers) + " is sized by the others; "
                        + (covering == null
                                ? "no limit holds it back."
                                : "the limit " + Wording.of(covering) + " holds it."));
    }

    private static boolean keepsRequestAtLimit(Subject subject) {
        return subject.settings().policySettings().limits() == LimitPolicy.GUARANTEED;
    }
}
