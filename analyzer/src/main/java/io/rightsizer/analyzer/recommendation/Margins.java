package io.rightsizer.analyzer.recommendation;

/// Which of a study's alternatives hold.
///
/// @param memory index of the alternative for memory request and limit
/// @param cpu index of the alternative for the CPU request and limit
public record Margins(int memory, int cpu) {}
