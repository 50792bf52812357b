package io.rightsizer.analyzer.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryRuleTest {

    private static final double MEBIBYTE = 1L << 20;

    /// 100Mi at most, 80Mi in the last week, 10Mi between p25 and p95, six-hour peaks 5Mi apart, and a day whose p99 is
    /// 70Mi.
    private static final MemoryProfile STEADY = grownBy(1);

    private static MemoryProfile grownBy(double growth) {
        return new MemoryProfile(100 * MEBIBYTE, 80 * MEBIBYTE, 10 * MEBIBYTE, 5 * MEBIBYTE, 70 * MEBIBYTE, growth);
    }

    private static MemoryRule rule(double buffer, double spread, double burst, boolean overShipped) {
        return new MemoryRule(buffer, spread, burst, false, overShipped, false, 0.01);
    }

    private static MemoryRule ofTheWeek(double buffer) {
        return new MemoryRule(buffer, 0, 0, true, false, false, 0.01);
    }

    private static double limit(MemoryRule rule, MemoryProfile profile) {
        return rule.limit(profile) / MEBIBYTE;
    }

    /// 1.1 × 70Mi is below the peak, 1.1 × 95Mi is above it.
    @Test
    void requestsTheBusiestDayAndATenthUpToThePeak() {
        var restless = new MemoryProfile(100 * MEBIBYTE, 100 * MEBIBYTE, 10 * MEBIBYTE, 5 * MEBIBYTE, 95 * MEBIBYTE, 1);

        assertThat(MemoryRule.SHIPPED.request(STEADY) / MEBIBYTE).isCloseTo(77, within(1e-9));
        assertThat(MemoryRule.SHIPPED.request(restless) / MEBIBYTE).isEqualTo(100);
    }

    @Test
    void requestsThePeakInTheSecondHalfOfTheGrid() {
        assertThat(MemoryRule.GRID)
                .hasSize(42)
                .filteredOn(rule -> rule.request(STEADY) == 100 * MEBIBYTE)
                .hasSize(21)
                .isEqualTo(MemoryRule.GRID.subList(21, 42));
    }

    /// 1.10 × 100 + 4 × 10.
    @Test
    void shipsTheMarginOfSplit() {
        assertThat(limit(MemoryRule.SHIPPED, STEADY)).isCloseTo(150, within(1e-9));
    }

    /// (1 + buffer) × 100 + spread × 10 + burst × 5, and at least 150 where it has to be over the shipped one.
    @ParameterizedTest
    @CsvSource({
        "0.15, 0, 0, false, 115",
        "0.10, 2, 0, false, 130",
        "0.08, 0, 3, false, 123",
        "0.10, 6, 0, true, 170",
        "0.08, 0, 5, true, 150",
        "0.08, 0, 9, true, 153"
    })
    void limitsByPeakSpreadAndBurst(double buffer, double spread, double burst, boolean overShipped, double limit) {
        assertThat(limit(rule(buffer, spread, burst, overShipped), STEADY)).isCloseTo(limit, within(1e-9));
    }

    /// Kubecost's profile for high availability: the peak is to be 70 % of the amount.
    @Test
    void hasTheRulesOfPeersInItsGrid() {
        assertThat(Stream.of(115.0, 100 / 0.7, 110.0, 105.0)).allSatisfy(peer -> assertThat(MemoryRule.GRID)
                .anySatisfy(rule -> assertThat(limit(rule, STEADY)).isCloseTo(peer, within(1e-9))));
    }

    /// 1.4 × 100 is more than 115; more than twice the peak is never asked for on this ground.
    @ParameterizedTest
    @CsvSource({"1.1, 115", "1.4, 140", "3, 200"})
    void leavesRoomForTheGrowthThatWasSeenOnce(double growth, double limit) {
        assertThat(limit(rule(0.15, 0, 0, false), grownBy(growth))).isCloseTo(limit, within(1e-9));
    }

    @Test
    void neverLimitsBelowThePeakThatWasSeen() {
        assertThat(limit(ofTheWeek(0.10), STEADY)).isEqualTo(100);
    }

    @Test
    void tellsItsArithmetic() {
        assertThat(MemoryRule.SHIPPED.words(STEADY))
                .isEqualTo("1.10 × the peak of 100Mi + 4 × the spread of 10Mi between p25 and p95");
        assertThat(rule(0.08, 0, 3, false).words(STEADY))
                .isEqualTo("1.08 × the peak of 100Mi + 3 × the deviation of 5Mi between the peaks of six hours");
        assertThat(ofTheWeek(0.30).words(STEADY)).isEqualTo("1.30 × the peak of the last 7 days, 80Mi");
    }

    @Test
    void tellsOfTheShippedMarginWhereThatDecides() {
        assertThat(rule(0.08, 0, 5, true).words(STEADY))
                .isEqualTo("1.10 × the peak of 100Mi + 4 × the spread of 10Mi between p25 and p95");
    }

    @Test
    void tellsOfGrowthWhereThatDecides() {
        assertThat(rule(0.15, 0, 0, false).words(grownBy(1.4)))
                .isEqualTo("1.40 × the peak of 100Mi, because the last third of its history grew by as much over the"
                        + " first two");
        assertThat(rule(0.15, 0, 0, false).words(grownBy(3)))
                .isEqualTo("2.00 × the peak of 100Mi, because the last third of its history grew by more over the"
                        + " first two");
    }

    @Test
    void tellsOfNoGrowthWhereNothingGrew() {
        assertThat(rule(0, 0, 0, false).words(STEADY)).isEqualTo("1.00 × the peak of 100Mi");
        assertThat(ofTheWeek(0.10).words(STEADY))
                .isEqualTo("the peak of 100Mi, which is above 1.10 × the peak of the last 7 days, 80Mi");
    }

    /// 1.20 × 100 + 1 × 10; what users leave open is as shipped.
    @Test
    void takesTheUsersOwnMargin() {
        assertThat(limit(rule(0.08, 0, 5, true).with(0.2, 1.0), STEADY)).isCloseTo(130, within(1e-9));
        assertThat(limit(rule(0.08, 0, 5, true).with(0.2, null), STEADY)).isCloseTo(160, within(1e-9));
        assertThat(limit(rule(0.08, 0, 5, true).with(null, 1.0), STEADY)).isCloseTo(120, within(1e-9));
    }
}
