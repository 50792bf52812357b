package io.rightsizer.analyzer.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rightsizer.analyzer.workload.Criticality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RiskAimsTest {

    @Test
    void areTwoPercentOfContainersAndFivePercentOfTime() {
        assertThat(RiskAims.DEFAULTS).isEqualTo(new RiskAims(0.02, 0.05));
    }

    @Test
    void areHalvedForCriticalAndDoubledForBatchWorkloads() {
        assertThat(RiskAims.DEFAULTS.of(Criticality.CRITICAL)).isEqualTo(new RiskAims(0.01, 0.025));
        assertThat(RiskAims.DEFAULTS.of(Criticality.STANDARD)).isEqualTo(new RiskAims(0.02, 0.05));
        assertThat(RiskAims.DEFAULTS.of(Criticality.BATCH)).isEqualTo(new RiskAims(0.04, 0.1));
    }

    @Test
    void neverAskForAFailureInEveryOtherContainer() {
        assertThat(new RiskAims(0.3, 0.4).of(Criticality.BATCH)).isEqualTo(new RiskAims(0.5, 0.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 2, Double.NaN})
    void refuseWhatIsNoShare(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RiskAims(share, 0.05))
                .withMessage("the memory risk must be between 0 and 1, not " + share);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RiskAims(0.02, share))
                .withMessage("the CPU risk must be between 0 and 1, not " + share);
    }
}
