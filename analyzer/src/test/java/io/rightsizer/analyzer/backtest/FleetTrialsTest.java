package io.rightsizer.analyzer.backtest;

import static io.rightsizer.analyzer.backtest.FourWeeks.DAY;
import static io.rightsizer.analyzer.backtest.FourWeeks.POINTS;
import static io.rightsizer.analyzer.backtest.FourWeeks.WINDOW;
import static io.rightsizer.analyzer.backtest.FourWeeks.constant;
import static io.rightsizer.analyzer.backtest.FourWeeks.container;
import static io.rightsizer.analyzer.backtest.FourWeeks.only;
import static io.rightsizer.analyzer.backtest.FourWeeks.pod;
import static io.rightsizer.analyzer.backtest.FourWeeks.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.GuardrailSettings;
import io.rightsizer.analyzer.recommendation.PolicySettings;
import io.rightsizer.analyzer.recommendation.Promise;
import io.rightsizer.analyzer.recommendation.Recommender;
import io.rightsizer.analyzer.recommendation.SizingSettings;
import io.rightsizer.analyzer.usage.Collected;
import org.junit.jupiter.api.Test;

/// Of four weeks the first 18 days and 16 hours are fitted, 5376 points, the rest is judged.
class FleetTrialsTest {

    private static final int END_OF_FIT = 18 * DAY + 16 * 12;

    private final FleetTrials trials = new FleetTrials(RiskAims.DEFAULTS, WINDOW);

    private static Collected.Observed steady(String name) {
        return jumping(name, 0);
    }

    /// 100Mi always, but 200Mi at one point.
    private static Collected.Observed jumping(String name, int index) {
        return container(name, pod("web-1", constant(1), with(constant(100), index, 200)));
    }

    private void add(Collected.Observed observed) {
        trials.add(observed, _ -> SizingSettings.DEFAULTS);
    }

    private Promise promise(Collected.Observed observed) {
        return trials.promise(new Recommender().examine(observed, _ -> SizingSettings.DEFAULTS));
    }

    /// Shipped: a request of 100Mi and a limit of 110Mi; KRR requests and allows 115Mi.
    @Test
    void tellsHowTheRuleDidOnTheContainersOwnPast() {
        var observed = jumping("web", END_OF_FIT);
        add(observed);

        assertThat(promise(observed).ownRecord())
                .isEqualTo(
                        "Fitted on the first 18.7 days and judged on the 9.3 days after, this memory limit would have"
                                + " been exceeded once; KRR's rule once, requesting 15 % more memory.");
    }

    @Test
    void looksAtNothingThatIsFittedWhenItJudges() {
        var observed = jumping("web", END_OF_FIT - 1);
        add(observed);

        assertThat(promise(observed).ownRecord()).contains("exceeded 0 times");
    }

    @Test
    void learnsFromThirtyWorkloads() {
        for (int number = 0; number < 29; number++) {
            add(steady("web-" + number));
        }
        assertThat(promise(steady("web-0")).memoryWhy())
                .isEqualTo(
                        "The memory margin is the shipped one: 29 workloads with enough history cannot tell how often"
                                + " it holds, 30 can.");
        assertThat(trials.risks()).noneMatch(RiskRow::calibrated);
    }

    @Test
    void countsEveryContainerItJudged() {
        for (int number = 0; number < 30; number++) {
            add(number < 20 ? steady("web-" + number) : jumping("web-" + number, END_OF_FIT));
        }

        assertThat(trials.risks().getFirst().containers()).isEqualTo(30);
        assertThat(trials.risks().getFirst().exceeded()).isEqualTo(10);
        assertThat(trials.risks().getFirst().calibrated()).isTrue();
        assertThat(promise(steady("web-0")).memoryWhy()).contains("went above their limit, 10 of 30 containers");
    }

    @Test
    void saysNothingOfAPastThatIsTooShort() {
        var young = only(constant(100), POINTS - 5 * DAY, POINTS);
        var observed = container("web", pod("web-1", young, young));
        add(observed);

        assertThat(promise(observed).ownRecord()).isEmpty();
        assertThat(promise(observed).memoryWhy()).contains("0 workloads with enough history");
    }

    @Test
    void judgesNoContainersOfOtherPolicies() {
        var split = new SizingSettings("split", PolicySettings.DEFAULTS, GuardrailSettings.DEFAULTS);
        for (int number = 0; number < 30; number++) {
            trials.add(steady("web-" + number), _ -> split);
        }

        assertThat(trials.risks()).isEmpty();
    }
}
