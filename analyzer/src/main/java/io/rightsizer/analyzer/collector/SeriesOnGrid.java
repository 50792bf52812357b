package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;

/// One series reduced to the window's grid.
///
/// @param samples raw samples seen; for a range query the points returned
/// @param burst highest rate at one-minute points for CPU, the highest value for memory
/// @param rateWindow window behind each CPU point; zero for memory
record SeriesOnGrid(Labels labels, UsageSeries series, long samples, double burst, Duration rateWindow) {}
