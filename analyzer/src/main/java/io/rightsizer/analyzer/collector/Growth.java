package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.UsageSeries;

/// By how much one counter grew within the window, resets counted as such.
///
/// @param steps how much of it within each step that saw any; empty where the way of reading does not tell
record Growth(Labels labels, double value, UsageSeries steps) {}
