package io.rightsizer.analyzer.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.recommendation.CalibratedPolicy;
import io.rightsizer.analyzer.recommendation.Margins;
import io.rightsizer.analyzer.recommendation.Promise;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Members of the memory grid: 14 is the shipped one, 15 to 20 are never below it, 0 to 13 may be; 21 more of each the
/// same with the peak for a request. Members of the CPU grid: 3 is the shipped one, 0 to 2 are cheaper.
class SelectionTest {

    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final int SHIPPED = CalibratedPolicy.SHIPPED_MARGINS.memory();

    private final MadeUpFleet fleet = new MadeUpFleet();

    private static Promise promise(GridTally tally, double memoryAim) {
        return new Selection(tally, new RiskAims(memoryAim, 0.05), TWO_WEEKS).promise();
    }

    private Promise promiseOfTwoHundred(double memoryAim) {
        return promise(fleet.of(200, 1), memoryAim);
    }

    /// Two of 200 is at most 3.1 % with 95 % confidence, none at most 1.5 %.
    @Test
    void picksTheCheapestThatIsProvedToKeepTheAim() {
        fleet.memory(SHIPPED, 2, 100).memory(15, 0, 120).memory(16, 0, 110);

        var promise = promiseOfTwoHundred(0.02);

        assertThat(promise.margins().memory()).isEqualTo(16);
        assertThat(promise.memoryWhy())
                .isEqualTo(
                        "This memory margin is the cheapest that is proved to keep the risk at 2.0 %: 0 of 200 containers"
                                + " went above their limit, with 95 % confidence at most 1.5 % do.");
    }

    /// The public record, in which 0.8 % failed, weighs as much as a hundred containers.
    @Test
    void statesTheRiskBetweenItsOwnRecordAndThePublicOne() {
        fleet.memory(16, 0, 100);
        assertThat(promiseOfTwoHundred(0.02).memoryRisk()).isCloseTo(0.8 / 300, within(1e-12));

        fleet.memory(3, 10, 1);
        assertThat(promiseOfTwoHundred(0.10).memoryRisk()).isCloseTo((10 + 8.3) / 300, within(1e-12));
    }

    /// 10 of 200 is at most 8.3 %, 16 of 200 at most 11.8 %.
    @Test
    void goesBelowTheShippedMarginOnlyForALooserAim() {
        fleet.memory(2, 16, 1).memory(3, 10, 2).memory(SHIPPED, 0, 100);

        assertThat(promiseOfTwoHundred(0.02).margins().memory()).isEqualTo(SHIPPED);
        assertThat(promiseOfTwoHundred(0.10).margins().memory()).isEqualTo(3);
    }

    @Test
    void picksTheSafestOfThoseThatCostLittleMoreWhereNoneIsProved() {
        for (int member = SHIPPED; member <= 20; member++) {
            fleet.memory(member, 9, 1000);
        }
        fleet.memory(SHIPPED, 8, 100).memory(15, 5, 114).memory(16, 5, 115).memory(17, 1, 116);

        var promise = promiseOfTwoHundred(0.02);

        assertThat(promise.margins().memory()).isEqualTo(15);
        assertThat(promise.memoryWhy())
                .isEqualTo("No memory margin is proved to keep the risk at 2.0 %; under this one the fewest went above"
                        + " their limit, 5 of 200 containers.");
    }

    /// The public record counts as a hundred containers with 0.3 %: 200 × 0.01 + 0.3 of 300 are 0.8 %, and
    /// 200 × 0.015 + 0.3 are 1.1 %.
    @ParameterizedTest
    @CsvSource({"0.010, 14", "0.015, 35"})
    void requestsThePeakWhereMuchMemoryWouldBeBorrowed(double pressure, int member) {
        fleet.pressure(pressure).memory(SHIPPED, 0, 100).memory(SHIPPED + 21, 0, 100);

        assertThat(promiseOfTwoHundred(0.02).margins().memory()).isEqualTo(member);
    }

    /// None of 100, and 1.5 of the hundred that are missing to two hundred: at most 2.7 %.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.02 | Of the margins no smaller than the shipped one this is the cheapest of which none of 100 containers went above its memory limit; so few cannot prove a risk of 2.0 %.
            0.03 | This memory margin is the cheapest that is proved to keep the risk at 3.0 %: 0 of 100 containers went above their limit, with 95 % confidence at most 2.7 % do.
            """)
    void fillsAShortRecordUpWithThePublicOne(double aim, String why) {
        fleet.memory(SHIPPED, 0, 100);

        var promise = promise(fleet.of(100, 1), aim);

        assertThat(promise.margins().memory()).isEqualTo(SHIPPED);
        assertThat(promise.memoryRisk()).isCloseTo(1.5 / 200, within(1e-12));
        assertThat(promise.memoryWhy()).isEqualTo(why);
    }

    /// 1.5 % after two weeks are 1.5 % × 2^1.5 = 4.24 % after one.
    @Test
    void expectsMoreOfAShorterHistory() {
        fleet.memory(SHIPPED, 0, 100);

        var promise = new Selection(fleet.of(200, 1), RiskAims.DEFAULTS, Duration.ofDays(7)).promise();

        assertThat(promise.memoryRisk()).isCloseTo(4.2426 / 300, within(1e-6));
    }

    @Test
    void givesAFleetOfFewWorkloadsTheShippedMarginsHoweverManyContainersItHas() {
        fleet.memory(16, 0, 1).cpu(5, 0, 1);

        var promise = promise(fleet.of(29, 20), 0.02);

        assertThat(promise.margins()).isEqualTo(CalibratedPolicy.SHIPPED_MARGINS);
        assertThat(promise.memoryWhy())
                .isEqualTo(
                        "The memory margin is the shipped one: 29 workloads with enough history cannot tell how often"
                                + " it holds, 30 can.");
        assertThat(promise.cpuWhy())
                .isEqualTo(
                        "The CPU margin is the shipped one: 29 workloads with enough history cannot tell how often it"
                                + " holds, 30 can.");
        assertThat(promise(fleet.of(30, 20), 0.02).margins()).isEqualTo(new Margins(16, 5));
    }

    @Test
    void statesThePublicRecordWhereNothingIsKnown() {
        var promise = promise(new GridTally(), 0.02);

        assertThat(promise.margins()).isEqualTo(CalibratedPolicy.SHIPPED_MARGINS);
        assertThat(promise.memoryRisk()).isCloseTo(0.015, within(1e-12));
        assertThat(promise.cpuRisk()).isCloseTo(0.023, within(1e-12));
        assertThat(promise.memoryWhy()).contains("is the shipped one: 0 workloads");
    }

    /// A container counts as 14 / 3 days, so 200 of them as 933 trials, of which 2 % is at most 2.93 %, and
    /// 3 % at most 4.1 %; times 1.5 that is 4.4 % and 6.2 %.
    @Test
    void picksTheCheapestCpuRequestThatIsProvedToKeepTheAim() {
        fleet.cpu(1, 0, 1).cpu(3, 0.03, 10).cpu(4, 0.02, 12).cpu(5, 0, 13);

        var promise = promiseOfTwoHundred(0.02);

        assertThat(promise.margins().cpu()).isEqualTo(4);
        assertThat(promise.cpuRisk()).isCloseTo((200 * 0.02 + 100 * 0.020) / 300, within(1e-12));
        assertThat(promise.cpuWhy())
                .isEqualTo(
                        "This CPU margin is the cheapest that is proved to keep the time above the request at 5.0 %: over"
                                + " 200 containers it was 2.0 %, with 95 % confidence at most 2.9 %, and half as much again is"
                                + " left for harder weeks.");
    }

    /// 2 % is proved to keep either aim, see above.
    @Test
    void goesBelowTheShippedCpuMarginOnlyForALooserAim() {
        fleet.cpu(1, 0.02, 1).cpu(3, 0.01, 10);

        var loose = new Selection(fleet.of(200, 1), new RiskAims(0.02, 0.06), TWO_WEEKS).promise();

        assertThat(promiseOfTwoHundred(0.02).margins().cpu()).isEqualTo(3);
        assertThat(loose.margins().cpu()).isEqualTo(1);
    }

    @Test
    void picksTheSafestCpuRequestWhereNoneIsProved() {
        for (int member = 0; member < CalibratedPolicy.cpuAlternatives(); member++) {
            fleet.cpu(member, 0.2, 10);
        }
        fleet.cpu(9, 0.12, 30);

        var promise = promiseOfTwoHundred(0.02);

        assertThat(promise.margins().cpu()).isEqualTo(9);
        assertThat(promise.cpuWhy())
                .isEqualTo(
                        "No CPU margin is proved to keep the time above the request at 5.0 %, so this is the safest: over"
                                + " 200 containers it was 12.0 %.");
    }
}
