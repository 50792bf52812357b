package io.rightsizer.api.report;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.time.Duration;

/// What a run was asked for.
///
/// @param source a description without secrets
/// @param policy the policy by default
/// @param duration how long the run took; zero while recording or replaying, so that the result is the same
///     byte for byte
public record RunOrigin(String source, HistoryWindow window, String policy, Duration duration) {}
