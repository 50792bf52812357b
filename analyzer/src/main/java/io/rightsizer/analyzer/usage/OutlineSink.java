package io.rightsizer.analyzer.usage;

import io.rightsizer.analyzer.workload.WorkloadId;
import java.io.IOException;

/// Takes the outlines of a scan one by one, so that those of a whole fleet never stand in memory together.
@FunctionalInterface
public interface OutlineSink {

    /// Wants none; a scan into it makes none.
    OutlineSink NONE = (workload, container, outline) -> {};

    /// Called on the scan's thread once for each container whose usage was read.
    void add(WorkloadId workload, String container, Outline outline) throws IOException;
}
