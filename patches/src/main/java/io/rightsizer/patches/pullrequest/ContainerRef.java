package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.workload.WorkloadId;

/// A container of a workload.
record ContainerRef(WorkloadId workload, String container) {

    private static final int KEY_CHARACTERS = 12;

    /// What a check box of the dashboard names it by.
    String key() {
        return Digest.of(toString()).substring(0, KEY_CHARACTERS);
    }

    @Override
    public String toString() {
        return workload.cluster() + "/" + workload + "/" + container;
    }
}
