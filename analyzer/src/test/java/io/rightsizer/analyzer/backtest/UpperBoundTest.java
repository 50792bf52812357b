package io.rightsizer.analyzer.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpperBoundTest {

    /// Found by halving: the share under which the binomial distribution has at most so many events in 5 % of cases.
    @ParameterizedTest
    @CsvSource({
        "0, 1, 0.950000",
        "0, 30, 0.095034",
        "0, 148, 0.020038",
        "0, 149, 0.019905",
        "1, 100, 0.046560",
        "0, 199, 0.014941",
        "1, 199, 0.023615",
        "3, 199, 0.038500",
        "10, 200, 0.083335",
        "2, 10, 0.506901",
        "9, 10, 0.994884"
    })
    void isThatOfClopperAndPearson(int events, int trials, double bound) {
        assertThat(UpperBound.of(events, trials)).isCloseTo(bound, within(1e-6));
    }

    /// The 95th percentile of the beta distribution with 1.5 and 199.5, by another library.
    @Test
    void liesBetweenItsNeighboursForAPartOfAnEvent() {
        assertThat(UpperBound.of(0.5, 200)).isCloseTo(0.019371, within(1e-6));
    }

    @Test
    void knowsNothingWithoutTrialsAndOfWhatAlwaysFails() {
        assertThat(UpperBound.of(0, 0)).isEqualTo(1);
        assertThat(UpperBound.of(7, 7)).isEqualTo(1);
    }
}
