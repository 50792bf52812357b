package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import org.jspecify.annotations.Nullable;

/// What a recommendation would change once it is followed to its end.
///
/// @param freedCores requested CPU set free over all replicas; negative where more is asked for
/// @param freedBytes requested memory set free over all replicas
/// @param largestChange the largest relative change of a request or limit, 1 where one appears or goes
/// @param raises whether a request or limit goes up, so that the container has too little today
public record Impact(double freedCores, double freedBytes, double largestChange, boolean raises) {

    private static final Impact NOTHING = new Impact(0, 0, 0, false);

    public static Impact of(Recommendation one) {
        if (one.recommended() == null || !isActedOn(one)) {
            return NOTHING;
        }
        var now = numbers(one.container().current());
        var then = numbers(one.recommended());
        var impact = NOTHING;
        for (int index = 0; index < now.length; index++) {
            impact = impact.with(now[index], then[index]);
        }
        return new Impact(
                freed(now[0], then[0]) * one.replicas(),
                freed(now[1], then[1]) * one.replicas(),
                impact.largestChange,
                impact.raises);
    }

    private static boolean isActedOn(Recommendation one) {
        return one.verdict() instanceof Verdict.Resize || one.verdict() instanceof Verdict.NeedsReview;
    }

    /// Has too little, or was seen to suffer: raised, OOM-killed or throttled.
    public static boolean isRisk(Recommendation one) {
        return of(one).raises || wasKilled(one) || wasThrottled(one);
    }

    static boolean wasKilled(Recommendation one) {
        return one.codes().contains(Code.OOM_KILLED)
                || (one.evidence() != null && one.evidence().oomKills().happened());
    }

    static boolean wasThrottled(Recommendation one) {
        return one.codes().contains(Code.THROTTLED);
    }

    public static boolean isSaving(Recommendation one) {
        var impact = of(one);
        return impact.freedCores > 0 || impact.freedBytes > 0;
    }

    private Impact with(@Nullable Double now, @Nullable Double then) {
        if (now == null && then == null) {
            return this;
        }
        var change = now == null || then == null || now == 0 ? 1 : Math.abs(then - now) / now;
        var raised = now != null && then != null && then > now;
        return new Impact(freedCores, freedBytes, Math.max(largestChange, change), raises || raised);
    }

    private static double freed(@Nullable Double now, @Nullable Double then) {
        return then == null ? 0 : (now == null ? 0 : now) - then;
    }

    /// CPU request, memory request, CPU limit, memory limit.
    private static @Nullable Double[] numbers(Resources resources) {
        return new @Nullable Double[] {
            cores(resources.requests()),
            bytes(resources.requests()),
            cores(resources.limits()),
            bytes(resources.limits())
        };
    }

    private static @Nullable Double cores(ResourceAmounts amounts) {
        Cpu cpu = amounts.cpu();
        return cpu == null ? null : cpu.cores();
    }

    private static @Nullable Double bytes(ResourceAmounts amounts) {
        Memory memory = amounts.memory();
        return memory == null ? null : (double) memory.bytes();
    }
}
