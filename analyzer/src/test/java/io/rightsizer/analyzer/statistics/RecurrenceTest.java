package io.rightsizer.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecurrenceTest {

    /// Two periods of six; 9 comes back, one place late, and 5 does not.
    @Test
    void keepsWhatComesBack() {
        var twice = new Recurrence(new double[] {1, 1, 9, 1, 1, 1, 1, 1, 1, 9, 1, 5}, 6);

        assertThat(twice.periods()).isEqualTo(2);
        assertThat(twice.levels()).containsExactly(1, 1, 9, 9, 1, 1);
    }

    @Test
    void forgivesOneOfThreePeriods() {
        var thrice = new Recurrence(new double[] {1, 1, 9, 1, 1, 1, 1, 1, 1, 1, 1, 1, 8, 1, 1}, 5);

        assertThat(thrice.levels()).containsExactly(1, 8, 8, 8, 1);
    }

    @Test
    void countsTheUnknownAsNothing() {
        var unknown = new Recurrence(new double[] {Double.NaN, Double.NaN, Double.NaN, 4, 1, 1, 1, 4}, 4);

        assertThat(unknown.levels()).containsExactly(0, 0, 4, 4);
    }

    /// Counted back from the end: the first value belongs to no whole period.
    @Test
    void placesPeriodsFromTheEnd() {
        var values = new Recurrence(new double[] {7, 0, 1, 2, 0, 1, 2}, 3);

        assertThat(values.indexOf(0, 0)).isEqualTo(1);
        assertThat(values.indexOf(1, 2)).isEqualTo(6);
    }
}
