package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.UsageSeries;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.util.Optional;

/// Whether there is enough history to change anything.
///
/// Containers that run all the time need data for a share of the time between their first and last point. Jobs, cron
/// jobs and init containers run now and then, so gaps between their pods are not missing data: they need three runs
/// (or three hours of points), and data for a share of the time within the runs.
record HistoryCheck(Code code, String why) {

    private static final int ENOUGH_RUNS = 3;
    private static final int ENOUGH_POINTS = 36;

    /// What is missing, if anything.
    static Optional<HistoryCheck> failedBy(Subject subject) {
        var observed = subject.evidence().coverage().observed();
        var needed = subject.guardrails().minHistory();
        if (observed.compareTo(needed) < 0) {
            return Optional.of(new HistoryCheck(
                    Code.NEW_WORKLOAD,
                    "Seen for " + Wording.span(observed) + ", and " + Wording.span(needed) + " are needed."));
        }
        return runsNowAndThen(subject) ? tooFewRuns(subject) : tooManyGaps(shareOfObserved(subject), subject);
    }

    private static boolean runsNowAndThen(Subject subject) {
        var kind = subject.workload().id().kind();
        return kind.equals(WorkloadKind.CRON_JOB)
                || kind.equals(WorkloadKind.JOB)
                || subject.container().type() == ContainerType.INIT;
    }

    private static Optional<HistoryCheck> tooFewRuns(Subject subject) {
        var runs = subject.history().pods().stream()
                .filter(pod -> !pod.memory().isEmpty() || !pod.cpu().isEmpty())
                .count();
        if (runs < ENOUGH_RUNS && subject.evidence().coverage().knownPoints() < ENOUGH_POINTS) {
            return Optional.of(new HistoryCheck(
                    Code.LOW_COVERAGE,
                    "Seen in " + runs + (runs == 1 ? " run" : " runs") + ", and " + ENOUGH_RUNS + " are needed."));
        }
        return tooManyGaps(shareWithinRuns(subject), subject);
    }

    private static Optional<HistoryCheck> tooManyGaps(double share, Subject subject) {
        return share >= subject.guardrails().minCoverage()
                ? Optional.empty()
                : Optional.of(new HistoryCheck(
                        Code.LOW_COVERAGE,
                        "Data covers " + Wording.percent(share) + " of its time, and "
                                + Wording.percent(subject.guardrails().minCoverage()) + " are needed."));
    }

    private static double shareOfObserved(Subject subject) {
        var coverage = subject.evidence().coverage();
        var points = (double) coverage.observed().toMillis()
                / subject.history().window().stepMillis();
        return coverage.knownPoints() / points;
    }

    private static double shareWithinRuns(Subject subject) {
        var runs = subject.history().pods().stream().map(HistoryCheck::fuller).toList();
        var known = runs.stream().mapToInt(UsageSeries::knownCount).sum();
        var lived = runs.stream().mapToInt(UsageSeries::length).sum();
        return lived == 0 ? 0 : (double) known / lived;
    }

    private static UsageSeries fuller(PodUsage pod) {
        return pod.memory().isEmpty() ? pod.cpu() : pod.memory();
    }
}
