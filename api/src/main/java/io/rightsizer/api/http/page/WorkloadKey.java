package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.workload.WorkloadId;

/// A workload's name in URLs and file names, the same in every run: `shop-deployment-web-5f1c9a7be2d04471`.
public final class WorkloadKey {

    private WorkloadKey() {}

    public static String of(WorkloadId workload) {
        return Slug.of(
                workload.namespace() + "-" + workload.kind() + "-" + workload.name(),
                String.join(
                        "\0",
                        workload.cluster(),
                        workload.namespace(),
                        workload.kind().name(),
                        workload.name()));
    }
}
