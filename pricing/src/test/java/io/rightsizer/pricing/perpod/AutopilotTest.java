package io.rightsizer.pricing.perpod;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.pricing.RequestedTotals.Requested;
import io.rightsizer.pricing.perpod.Autopilot.Bursting;
import io.rightsizer.pricing.perpod.PodSize.Billed;
import io.rightsizer.pricing.perpod.PodSize.TooLarge;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules of <https://cloud.google.com/kubernetes-engine/docs/concepts/autopilot-resource-requests>.
class AutopilotTest {

    @ParameterizedTest
    @CsvSource({
        // nothing requested
        "0, 0, ON, 500m, 2Gi",
        "0, 0, OFF, 500m, 2Gi",
        // minimums
        "10m, 10Mi, ON, 50m, 52Mi",
        "10m, 10Mi, OFF, 250m, 512Mi",
        // steps of a quarter without bursting
        "300m, 1Gi, ON, 300m, 1Gi",
        "300m, 1Gi, OFF, 500m, 1Gi",
        "1, 4Gi, OFF, 1, 4Gi",
        // at least 1 GiB a core
        "4, 1Gi, ON, 4, 4Gi",
        "4, 1Gi, OFF, 4, 4Gi",
        // at most 6.5 GiB a core
        "1, 13Gi, ON, 2, 13Gi",
        "1, 6656Mi, ON, 1, 6656Mi",
        "1, 6657Mi, ON, 1001m, 6657Mi",
        "1, 6657Mi, OFF, 1250m, 6657Mi",
        "30, 110Gi, ON, 30, 110Gi",
    })
    void sizesAPod(Cpu cpu, Memory memory, Bursting bursting, Cpu billedCpu, Memory billedMemory) {
        assertThat(Autopilot.size(new Requested(cpu, memory), bursting)).isEqualTo(new Billed(billedCpu, billedMemory));
    }

    @ParameterizedTest
    @CsvSource({"30001m, 30Gi", "1, 111Gi", "1, 7Ei"})
    void refusesWhatTheClassDoesNotOffer(Cpu cpu, Memory memory) {
        assertThat(Autopilot.size(new Requested(cpu, memory), Bursting.ON)).isInstanceOf(TooLarge.class);
    }

    @Test
    void costsWhatIsBilled() {
        // 250m and 512Mi
        var size = (Billed) Autopilot.size(new Requested(Cpu.parse("100m"), Memory.parse("64Mi")), Bursting.OFF);

        assertThat(size.hourly(new PodPrice(new BigDecimal("0.04"), new BigDecimal("0.004"))))
                .isEqualByComparingTo("0.012");
    }
}
