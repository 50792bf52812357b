package io.rightsizer.analyzer.recommendation;

import static io.rightsizer.analyzer.recommendation.Histories.constant;
import static io.rightsizer.analyzer.recommendation.Histories.pod;
import static io.rightsizer.analyzer.recommendation.Histories.ramp;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.workload.Resources;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the calibrated policy says of its CPU request can be checked with a pencil.
class CalibratedSentencesTest {

    private static final PolicySettings DEFAULTS = PolicySettings.DEFAULTS;

    /// The first ten minutes of a pod are two points, so 0.03 to 1 are left. p95 has rank 0.95 × 97 = 92.15 of them:
    /// 0.03 + 0.9215 cores, and 1.20 times that is above the peak of 1.
    @Test
    void namesThePeakWhereTheMarginWouldGoAboveIt() {
        assertThat(sentences(Histories.of(pod("web-1", ramp(100, 0.01, 0.01), constant(100, 100))), DEFAULTS))
                .contains("CPU request 1 is the peak, below 1.20 × the p95 of 951.5m, of 98 points over 8 hours and"
                        + " 1 pod; 2 more, of starting pods, are left out; no CPU limit.");
    }

    /// Three points of 98 burst, 3.06 %.
    @Test
    void saysHowOftenBurstsGoAboveTheRequest() {
        var cores = constant(100, 0.1);
        cores[10] = cores[50] = cores[90] = 0.9;

        assertThat(sentences(Histories.of(pod("web-1", cores, constant(100, 100))), DEFAULTS))
                .contains("CPU request 120m is 1.20 × the p95 of 100m, of 98 points over 8 hours and 1 pod, 3.1 % of"
                        + " which are above it, up to 900m; 2 more, of starting pods, are left out; no CPU limit.");
    }

    /// 1.2 × 0.5 cores; 1.3 × 100Mi.
    @Test
    void creditsTheSettingsWithWhatTheySet() {
        var settings = new PolicySettings(
                99.0, 0.2, 0.3, null, null, DEFAULTS.floor(), DEFAULTS.ceiling(), DEFAULTS.rounding());

        assertThat(sentences(Histories.of(pod("web-1", constant(100, 0.5), constant(100, 100))), settings))
                .containsExactly(
                        "Memory request 100Mi is the highest working set over 8 hours and 1 pod.",
                        "Memory limit 130Mi is 1.30 × the peak of 100Mi + 4 × the spread of 0Mi between p25 and p95.",
                        "These margins are the settings' own.",
                        "CPU request 600m is 1.20 × p99, of 98 points over 8 hours and 1 pod; 2 more, of starting pods,"
                                + " are left out; no CPU limit.",
                        "These margins are the settings' own.");
    }

    private static List<String> sentences(UsageHistory history, PolicySettings settings) {
        return new CalibratedPolicy()
                .propose(Seen.in(history), Resources.NONE, settings)
                .derivation();
    }
}
