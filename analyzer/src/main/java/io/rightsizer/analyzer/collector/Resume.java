package io.rightsizer.analyzer.collector;

import java.nio.file.Path;

/// Where a run keeps the shards it has read, to go on with them when it is interrupted.
///
/// @param version of the program: another one may read in another way
public record Resume(Path directory, String version) {}
