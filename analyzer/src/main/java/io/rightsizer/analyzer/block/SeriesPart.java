package io.rightsizer.analyzer.block;

/// What one block has of a series.
///
/// @param number what the index calls it
/// @param at where its list of chunks begins in the index
/// @param end where the list ends
record SeriesPart(Block block, long number, long at, long end) {}
