package io.rightsizer.analyzer.collector;

import java.util.OptionalDouble;

/// One row of a usage file; values that are missing or impossible are absent.
///
/// @param time epoch milliseconds
record UsageFileRow(
        String series,
        long time,
        OptionalDouble cpu,
        OptionalDouble memory,
        OptionalDouble cpuRequest,
        OptionalDouble memoryRequest) {}
