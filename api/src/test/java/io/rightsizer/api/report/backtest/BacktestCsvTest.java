package io.rightsizer.api.report.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BacktestCsvTest {

    @Test
    void hasARowAPolicyWithEveryFigureAndItsInterval() throws IOException {
        assertThat(csv(SampleBacktests.two())).isEqualTo("""
                policy,windows,memory_violations,memory_violations_low,memory_violations_high,oom_events,\
                oom_events_low,oom_events_high,memory_pressure,memory_pressure_low,memory_pressure_high,\
                cpu_above,cpu_above_low,cpu_above_high,cpu_seconds_above,cpu_seconds_above_low,\
                cpu_seconds_above_high,bad_cpu_windows,bad_cpu_windows_low,bad_cpu_windows_high,throttled,\
                throttled_low,throttled_high,cpu_slack,cpu_slack_low,cpu_slack_high,memory_slack,\
                memory_slack_low,memory_slack_high,memory_limit_slack,memory_limit_slack_low,\
                memory_limit_slack_high,weighted_cpu_slack,weighted_memory_slack,churn,churn_low,churn_high,\
                large_churn,large_churn_low,large_churn_high,cores_requested,bytes_requested,bytes_limited,\
                idle_bytes,regret,regret_low,regret_high,stated,coverage_error,baseline,versus_violations,\
                versus_violations_low,versus_violations_high,versus_idle,versus_idle_low,versus_idle_high,\
                versus_cores,versus_cores_low,versus_cores_high,versus_limits,versus_limits_low,\
                versus_limits_high,dominates
                krr-simple,397,0.088,0.044,0.176,2.3,1,4.5,0.001,0.0005,0.002,0.066,0.033,0.132,0.04,0.02,0.08,\
                0.2,0.1,0.4,0,0,0,0.25,0.125,0.5,0.4,0.2,0.8,0.8,0.75,0.85,0.4,0.6,0.138,0.069,0.276,0.3,0.15,\
                0.6,1234.5,431898624,850000000,200000000,0.05,0.025,0.1,0,0,,,,,,,,,,,,,,
                split,397,0.015,0.005,0.028,2.3,1,4.5,0.001,0.0005,0.002,0.019,0.012,0.027,0.04,0.02,0.08,0.2,\
                0.1,0.4,0,0,0,0.13,0.065,0.26,0.4,0.2,0.8,0.8,0.75,0.85,0.4,0.6,0.138,0.069,0.276,0.3,0.15,0.6,\
                1234.5,431898624,850000000,200000000,0.05,0.025,0.1,0,0,krr-simple,-0.073,-0.1,-0.05,-0.15,-0.2,\
                -0.1,0.13,0.1,0.16,0.87,0.8,0.95,true
                """);
    }

    @Test
    void quotesAndDisarmsAHostileName() throws IOException {
        assertThat(csv(SampleBacktests.hostile()).lines().skip(2))
                .singleElement()
                .asString()
                .startsWith("\"'=1+1,\"\"<b onload='x'>\",397,0.015,0.005,0.028,");
    }

    @Test
    void isAHeaderAloneWhenNothingCouldBeJudged() throws IOException {
        assertThat(csv(SampleBacktests.nothingJudged()).lines())
                .singleElement()
                .asString()
                .startsWith("policy,windows,memory_violations,");
    }

    private static String csv(BacktestRun run) throws IOException {
        return SampleBacktests.written(run, BacktestFormat.CSV, 120);
    }
}
