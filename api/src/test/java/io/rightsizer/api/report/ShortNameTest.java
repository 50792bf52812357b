package io.rightsizer.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.WorkloadKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNameTest {

    /// `kubectl api-resources` lists them.
    @ParameterizedTest
    @CsvSource({
        "Deployment,deploy",
        "StatefulSet,sts",
        "DaemonSet,ds",
        "ReplicaSet,rs",
        "CronJob,cj",
        "Job,job",
        "Pod,pod",
        "Rollout,rollout",
        "StrimziPodSet,strimzipodset"
    })
    void kindsAreNamedAsKubectlDoes(String kind, String name) {
        assertThat(ShortName.of(new WorkloadKind(kind))).isEqualTo(name);
    }

    @Test
    void theContainerIsNamedWhereItDiffers() {
        assertThat(ShortName.of(SampleRuns.oversizedWeb())).isEqualTo("deploy/web");
        assertThat(ShortName.of(SampleRuns.hungryCache())).isEqualTo("sts/cache:redis");
        assertThat(ShortName.of(SampleRuns.series("vm-7"))).isEqualTo("vm-7");
    }
}
