package io.rightsizer.pricing.spot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpotPlacingTest {

    @Test
    void prefersSpotAndToleratesTheTaintOfAks() {
        assertThat(SpotPlacing.AKS.preferred()).isEqualTo("""
                affinity:
                  nodeAffinity:
                    preferredDuringSchedulingIgnoredDuringExecution:
                      - weight: 100
                        preference:
                          matchExpressions:
                            - key: kubernetes.azure.com/scalesetpriority
                              operator: In
                              values: ["spot"]
                tolerations:
                  - key: kubernetes.azure.com/scalesetpriority
                    operator: Equal
                    value: "spot"
                    effect: NoSchedule
                """);
    }

    @Test
    void requiresSpotOfGke() {
        assertThat(SpotPlacing.GKE.required()).isEqualTo("""
                nodeSelector:
                  cloud.google.com/gke-spot: "true"
                tolerations:
                  - key: cloud.google.com/gke-spot
                    operator: Equal
                    value: "true"
                    effect: NoSchedule
                """);
    }

    @ParameterizedTest
    @CsvSource({"EKS, eks.amazonaws.com/capacityType, SPOT", "KARPENTER, karpenter.sh/capacity-type, spot"})
    void needsOnlyALabelWhereNothingIsTainted(SpotPlacing placing, String key, String value) {
        assertThat(placing.required()).isEqualTo("nodeSelector:\n  " + key + ": \"" + value + "\"\n");
        assertThat(placing.preferred()).contains(key).doesNotContain("tolerations");
    }
}
