package io.rightsizer.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangePointTest {

    @Test
    void findsWhereTheLevelChanges() {
        assertThat(ChangePoint.in(new double[] {10, 11, 9, 10, 20, 21, 20}, 2, 2))
                .contains(new ChangePoint(4, 10, 20, 0, 3));
    }

    @Test
    void isNotMovedByOneSpike() {
        assertThat(ChangePoint.in(new double[] {10, 90, 10, 10, 10, 20, 20, 20}, 2, 2))
                .contains(new ChangePoint(5, 10, 20, 0, 80));
    }

    @Test
    void leavesTheLeastOnEachSide() {
        assertThat(ChangePoint.in(new double[] {10, 10, 10, 20}, 2, 2)).contains(new ChangePoint(2, 10, 15, 2.5, 10));
    }

    @Test
    void findsNothingInTooFewValues() {
        assertThat(ChangePoint.in(new double[] {10, 10, 20}, 2, 2)).isEmpty();
    }
}
