package io.rightsizer.analyzer.usage;

import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.Workload;

/// What a source delivers for one discovered container. Every container arrives exactly once, so that
/// discovered = observed + skipped + failed.
public sealed interface Collected {

    Workload workload();

    Container container();

    /// Usage was read; it may still be empty or short.
    record Observed(Workload workload, Container container, UsageHistory history) implements Collected {}

    /// Deliberately not sized.
    ///
    /// @param code stable, in upper snake case: `NO_USAGE`, `NO_SPEC`, `BAD_NAME`, `NOT_RUNNING`
    /// @param why a sentence for the person who wonders where the container went
    record Skipped(Workload workload, Container container, String code, String why) implements Collected {}

    /// Could not be read.
    ///
    /// @param code stable, in upper snake case: `SHARD_FAILED`, `INCOMPLETE`
    /// @param why what failed and what to try
    record Failed(Workload workload, Container container, String code, String why) implements Collected {}
}
