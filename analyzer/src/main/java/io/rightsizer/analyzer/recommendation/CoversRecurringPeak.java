package io.rightsizer.analyzer.recommendation;

/// A peak that is sure to come again is a need, whether or not the policy's quantile or window sees it.
final class CoversRecurringPeak implements Guardrail {

    @Override
    public Step apply(Step step, Subject subject) {
        var covered = step;
        for (var peak : subject.signals().cpuRhythm().peaks()) {
            covered = withCpu(covered, peak, subject);
        }
        for (var peak : subject.signals().memoryRhythm().peaks()) {
            covered = withMemory(covered, peak, subject);
        }
        return covered;
    }

    @Override
    public String sought(Subject subject) {
        return "daily or weekly peak";
    }

    private static Step withCpu(Step step, RecurringPeak peak, Subject subject) {
        var ask = covering(step.cpu(), subject.writableCpu(peak.held()));
        var level = Wording.cores(peak.held()) + (peak.held() < 1 ? "" : " cores");
        var outcome = outcome(step.cpu(), ask, Draft.cores(peak.held()));
        return said(step, step.withCpu(ask), "CPU", peak, level + outcome);
    }

    private static Step withMemory(Step step, RecurringPeak peak, Subject subject) {
        var ask = covering(step.memory(), subject.writableMemory(peak.held()));
        var outcome = outcome(step.memory(), ask, Draft.bytes(peak.held()));
        return said(step, step.withMemory(ask), "Memory", peak, Wording.bytes(peak.held()) + outcome);
    }

    private static <T extends Comparable<T>> Ask<T> covering(Ask<T> ask, T least) {
        return ask.isEmpty() ? ask : ask.atLeast(least);
    }

    /// A ceiling may be lower than the peak; then neither is claimed.
    private static <T extends Comparable<T>> String outcome(Ask<T> before, Ask<T> after, T needed) {
        if (!after.equals(before)) {
            return ", and is held there: " + Wording.of(after);
        }
        return after.request() != null && after.request().compareTo(needed) >= 0 ? ", which is covered anyway" : "";
    }

    /// Working days that the policy covers anyway are nothing to report; a rare peak is.
    private static Step said(Step before, Step after, String what, RecurringPeak peak, String level) {
        return after.equals(before) && !peak.isRare()
                ? before
                : after.withCode(peak.code()).saying(what + " peaks " + peak.when() + ", at " + level + ".");
    }
}
