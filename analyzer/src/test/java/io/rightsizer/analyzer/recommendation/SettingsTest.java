package io.rightsizer.analyzer.recommendation;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void refuseAPercentileOverAHundred() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PolicySettings(
                        101.0,
                        null,
                        null,
                        null,
                        null,
                        ResourceAmounts.NONE,
                        ResourceAmounts.NONE,
                        ResourceAmounts.NONE))
                .withMessage("the CPU percentile must be between 0 and 100, not 101.0");
    }

    @Test
    void refuseABufferBelowZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PolicySettings(
                        null, null, -0.1, null, null, ResourceAmounts.NONE, ResourceAmounts.NONE, ResourceAmounts.NONE))
                .withMessage("the memory buffer must be 0 or more, not -0.1");
    }

    @Test
    void refuseAShareWrittenAsAPercentage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GuardrailSettings(
                        Duration.ofDays(2), 0.5, 50, 0.05, 10, 0.05, 0.5, Cpu.millicores(5), Memory.mebibytes(8)))
                .withMessage("the largest step down must be between 0 and 1, not 50.0");
    }
}
