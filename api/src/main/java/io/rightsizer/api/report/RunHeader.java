package io.rightsizer.api.report;

import io.rightsizer.analyzer.backtest.RiskRow;
import io.rightsizer.analyzer.recommendation.Accounting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a reader must know before believing a run's rows.
///
/// @param id the same for the same data, settings and moment
/// @param asOf the moment the run looks back from
/// @param source without secrets
/// @param accounting over everything discovered, also when only some rows are shown
/// @param requests how many requests the source was asked
/// @param duration in whole milliseconds; zero where a result must not depend on the clock
/// @param policy the policy by default; rows under an override name theirs in their evidence
/// @param method how usage was read: `remote read`, `range query`, `hourly peaks`, several of them, `blocks`, or `file`
/// @param risks aimed against realised risk, the fleet first; empty where no policy promises anything
public record RunHeader(
        String id,
        Instant asOf,
        Window window,
        String source,
        RunStatus status,
        Accounting accounting,
        List<String> warnings,
        long requests,
        Duration duration,
        String policy,
        String method,
        List<RiskRow> risks) {

    public RunHeader {
        warnings = List.copyOf(warnings);
        risks = List.copyOf(risks);
    }

    /// The stretch of history that was read, `(from, to]`.
    public record Window(Instant from, Instant to) {}
}
