package io.rightsizer.api.report;

import io.rightsizer.analyzer.backtest.RiskRow;
import io.rightsizer.analyzer.usage.HistoryWindow;
import java.time.Duration;
import java.util.List;

/// What a run was asked for.
///
/// @param source a description without secrets
/// @param policy the policy by default
/// @param duration how long the run took; zero while recording or replaying, so that the result is the same
///     byte for byte
/// @param risks aimed against realised risk, the fleet first; empty where no policy promises anything
public record RunOrigin(String source, HistoryWindow window, String policy, Duration duration, List<RiskRow> risks) {}
