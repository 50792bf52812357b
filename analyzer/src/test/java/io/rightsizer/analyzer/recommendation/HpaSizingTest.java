package io.rightsizer.analyzer.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.recommendation.CoSizing.KeepTrigger;
import io.rightsizer.analyzer.recommendation.CoSizing.Leave;
import io.rightsizer.analyzer.recommendation.CoSizing.PinnedAtMaximum;
import io.rightsizer.analyzer.recommendation.CoSizing.PinnedAtMinimum;
import io.rightsizer.analyzer.recommendation.CoSizing.RaiseTarget;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Worked with a pencil from `N' = ceil(N · (u / R) / T)`.
class HpaSizingTest {

    @Test
    void movesTheTargetAgainstTheRequest() {
        assertThat(hpa(70, 0.10, 0, 0).to(0.4)).isEqualTo(new KeepTrigger(88)); // 70 × 500 / 400 = 87.5
        assertThat(hpa(70, 0.10, 0, 0).to(1.0)).isEqualTo(new KeepTrigger(35));
        assertThat(hpa(70, 0.10, 0, 0).to(40)).isEqualTo(new KeepTrigger(1)); // 0.875
    }

    @Test
    void refusesATargetBelowOnePercent() {
        assertThat(hpa(70, 0.10, 0, 0).to(80)).isInstanceOf(RaiseTarget.class); // 0.4375
    }

    @ParameterizedTest
    @CsvSource({"0, 90", "0.10, 90", "0.25, 80", "0.50, 66", "1, 50", "9, 10"})
    void letsATargetRiseAsFarAsDemandCannotOutrunIt(double growth, int percent) {
        assertThat(hpa(70, growth, 0, 0).safePercent()).isEqualTo(percent);
    }

    @Test
    void advisesTheSafeTargetWhereTheRequestCannotShrink() {
        var advice = (RaiseTarget) hpa(60, 0.25, 0, 0).to(0.3); // 60 × 500 / 300 = 100

        assertThat(advice.percent()).isEqualTo(80);
        assertThat(advice.saving()).isCloseTo(0.25, within(1e-9)); // D / 0.6 against D / 0.8
    }

    @Test
    void leavesATargetThatIsAsHighAsIsSafe() {
        assertThat(hpa(80, 0.25, 0, 0).to(0.3))
                .isEqualTo(new Leave(
                        "its target would have to be 133 %, and 80 % is the most that demand leaves time for"));
    }

    @Test
    void raisesARequestUnderATargetThatIsTooHighAlready() {
        assertThat(hpa(80, 1, 0, 0).to(0.55)).isEqualTo(new KeepTrigger(73));
    }

    @Test
    void neverShrinksWhatHasAllItsPods() {
        assertThat(hpa(70, 0, 0, 0.95).to(0.4)).isEqualTo(new PinnedAtMaximum(0.95));
        assertThat(hpa(70, 0, 0, 0.94).to(0.4)).isEqualTo(new KeepTrigger(88));
        assertThat(hpa(70, 0, 0, 0.95).to(1.0)).isEqualTo(new KeepTrigger(35));
    }

    /// 10 pods of 500m carry 3.5 cores at 70 %, and 3.85 before the controller wants more.
    @Test
    void neverShrinksWhatAllPodsTogetherCannotCarry() {
        assertThat(demanding(3.9).to(0.4)).isEqualTo(new PinnedAtMaximum(0.3));
        assertThat(demanding(3.8).to(0.4)).isEqualTo(new KeepTrigger(88));
    }

    /// 4 pods share 1.4 cores at p99, which a target of 70 % allows with 500m each; 0.5 cores at night take
    /// ceil(0.5 / 0.35) = 2.
    @Test
    void sizesWhatIsPinnedAtItsMinimumByUsageThere() {
        var pinned = new HpaSizing(4, 10, 70, 0.5, new Demand.Total(0.5, 1, 1.4, 0), 0.95, 0);

        assertThat(pinned.to(0.2)).isEqualTo(new PinnedAtMinimum(0.5, 2));
        assertThat(new HpaSizing(1, 10, 70, 0.5, new Demand.Total(0.2, 0.3, 0.35, 0), 1, 0).to(0.2))
                .isEqualTo(new PinnedAtMinimum(0.5, 1));
    }

    @Test
    void addsUpPodsAndMeasuresGrowthWithinTenMinutes() {
        var steps = IntStream.range(0, Histories.POINTS)
                .mapToDouble(point -> point % 4 < 2 ? 0.5 : 0.75)
                .toArray();
        var demand = Demand.of(Histories.of(
                Histories.pod("web-1", steps, Histories.constant(Histories.POINTS, 100)),
                Histories.pod("web-2", Histories.constant(1008, 0.5), Histories.constant(1008, 300))));

        assertThat(demand.cpu().p5()).isEqualTo(0.5);
        assertThat(demand.cpu().p99()).isEqualTo(1.25);
        assertThat(demand.cpu().growth()).isEqualTo(0.5);
        assertThat(demand.memory().p99()).isEqualTo(400 * Histories.MEBIBYTE);
        assertThat(demand.podsPresent()).isEqualTo(Map.of(1, 3024, 2, 1008));
        assertThat(demand.shareWithAtMost(1)).isEqualTo(0.75);
        assertThat(demand.shareWithAtLeast(2)).isEqualTo(0.25);
    }

    @Test
    void takesAMissedScrapeForNoLossOfDemandAndALongGapForAnEndedPod() {
        var cores = Histories.constant(Histories.POINTS, 1);
        Arrays.fill(cores, 10, 12, Double.NaN);
        Arrays.fill(cores, 100, 200, Double.NaN);
        var demand = Demand.of(Histories.of(
                Histories.pod("web-0", Histories.constant(Histories.POINTS, 1), new double[0]),
                Histories.pod("web-1", cores, new double[0])));

        assertThat(demand.podsPresent()).isEqualTo(Map.of(1, 100, 2, 3932));
        assertThat(demand.cpu().growth()).isZero();
    }

    private static HpaSizing demanding(double p95) {
        return new HpaSizing(2, 10, 70, 0.5, new Demand.Total(0.6, p95, 4, 0), 0, 0.3);
    }

    private static HpaSizing hpa(int percent, double growth, double atMinimum, double atMaximum) {
        return new HpaSizing(2, 10, percent, 0.5, new Demand.Total(0.6, 1.5, 2, growth), atMinimum, atMaximum);
    }
}
