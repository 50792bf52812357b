package io.rightsizer.api.report.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestTableTest {

    @Test
    void saysWhatWasReplayedThenARowAPolicyThenWhatTheColumnsMean() throws IOException {
        assertThat(table(SampleBacktests.two(), 120)).isEqualTo("""
                usage.csv: 397 judged windows of 199 containers at 2 origins (1 Nov to 8 Nov); fit 14d, test 7d, window 28d to 15 Nov
                  2026 00:00 UTC; 1 container too new to judge

                   POLICY                  V %  EVENTS  MEM %  CPU %            IDLE  CORES  LIMITS   SLACK %  CHURN
                •  krr-simple  8.8 [4.4, 17.6]     2.3    0.1    6.6                                 25/40/80   13.8
                ✓  split        1.5 [0.5, 2.8]     2.3    0.1    1.9  −15 [−20, −10]    +13     +87  13/40/80   13.8

                At each origin every policy saw only the 14d before and was judged on the 7d after it; one container at one origin is a
                window.
                  ✓        no more violations and no more memory slack than krr-simple, and better in one of them beyond chance
                  •        the baseline the others are compared with
                  V %      share of windows in which a container used more memory than its limit, with its 95 % interval
                  EVENTS   times memory went above the limit, per 100 weeks of a container
                  MEM %    share of time in which memory was above its request, so that the pod may be evicted first
                  CPU %    share of time in which CPU was above its request
                  IDLE     memory requested but not used, against the baseline in per cent, with its 95 % interval
                  CORES    CPU requested, against the baseline in per cent
                  LIMITS   memory limits, against the baseline in per cent
                  SLACK %  unused part of the CPU request / memory request / memory limit
                  CHURN    change of the requests from one origin to the next, in per cent
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 120})
    void fitsTheTerminal(int columns) throws IOException {
        assertThat(table(SampleBacktests.two(), columns).lines())
                .allSatisfy(line ->
                        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(columns));
    }

    @Test
    void keepsRiskAndItsPriceOnANarrowTerminal() throws IOException {
        assertThat(table(SampleBacktests.two(), 80)).contains("POLICY", "V %", "CPU %", "IDLE", "CORES");
    }

    @Test
    void saysWhatHistoryIsNeededWhenNothingCouldBeJudged() throws IOException {
        assertThat(table(SampleBacktests.nothingJudged(), 120)).isEqualTo("""
                usage.csv: 0 judged windows of 0 containers at 0 origins; fit 14d, test 7d, window 28d to 15 Nov 2026 00:00 UTC; 3
                  containers too new to judge

                No container has the history a backtest needs: 14d to fit on and 7d to be judged on, 21d together, but 3 containers of 3
                  had less. Give --fit and --test that fit the history, or a longer --window.
                """);
    }

    @Test
    void endsWithWhatCouldNotBeRead() throws IOException {
        assertThat(table(SampleBacktests.partlyRead(), 120)).endsWith("""
                ! 4 of 206 containers could not be read
                ! prod-eu answered 503 to 1 of 12 requests
                """);
    }

    private static String table(BacktestRun run, int columns) throws IOException {
        return SampleBacktests.written(run, BacktestFormat.TABLE, columns);
    }
}
