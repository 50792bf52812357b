package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.QosClass;

/// A pod of QoS class Guaranteed stays so where its owner demands it, and where it asks for whole cores: under the
/// static CPU manager policy such a container has its cores for itself
/// (<https://kubernetes.io/docs/tasks/administer-cluster/cpu-management-policies/>). Requests then equal limits; CPU
/// stands at the peak, because a limit at a percentile would throttle.
final class KeepGuaranteed implements Guardrail {

    private static final Cpu CORE = Cpu.millicores(1000);

    @Override
    public Step apply(Step step, Subject subject) {
        var wholeCores = hasWholeCores(subject);
        if (!isGuaranteed(subject)
                || !(wholeCores || subject.workload().demands().guaranteed())) {
            return step;
        }
        var kept = step.withCpu(cpu(step.cpu(), wholeCores, subject)).withMemory(equal(step.memory()));
        var coded = kept.withCode(Code.KEEP_GUARANTEED);
        return kept.equals(step) ? coded : coded.saying(sentence(kept, wholeCores));
    }

    @Override
    public String sought(Subject subject) {
        return "";
    }

    private static boolean isGuaranteed(Subject subject) {
        var today =
                subject.workload().containers().stream().map(Container::current).toList();
        return QosClass.of(today) == QosClass.GUARANTEED;
    }

    private static boolean hasWholeCores(Subject subject) {
        var today = subject.cpuToday().request();
        return today != null && today.millicores() % CORE.millicores() == 0;
    }

    private static Ask<Cpu> cpu(Ask<Cpu> ask, boolean wholeCores, Subject subject) {
        if (ask.isEmpty()) {
            return ask;
        }
        var limited = ask.limit() == null ? ask.atLeast(Draft.cores(subject.cpuPeak())) : ask;
        var equal = equal(limited);
        return wholeCores ? equal.map(amount -> amount.roundedUpTo(CORE)) : rounded(equal, subject);
    }

    private static Ask<Cpu> rounded(Ask<Cpu> ask, Subject subject) {
        var rounding = subject.settings().policySettings().rounding().cpu();
        return rounding == null ? ask : ask.map(amount -> amount.roundedUpTo(rounding));
    }

    /// Request and limit both at the larger of the two.
    private static <T extends Comparable<T>> Ask<T> equal(Ask<T> ask) {
        var larger = ask.withLimitOverRequest();
        var amount = larger.limit() == null ? larger.request() : larger.limit();
        return new Ask<>(amount, amount);
    }

    private static String sentence(Step kept, boolean wholeCores) {
        return "QoS class Guaranteed is kept, as "
                + (wholeCores ? "whole cores may be pinned to it" : "its owner demands") + ": CPU "
                + Wording.of(kept.cpu()) + "; memory " + Wording.of(kept.memory()) + ".";
    }
}
