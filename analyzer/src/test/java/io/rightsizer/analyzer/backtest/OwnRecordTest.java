package io.rightsizer.analyzer.backtest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnRecordTest {

    private static final Duration LEARNED = Duration.ofHours(224);
    private static final Duration JUDGED = Duration.ofDays(14).minus(LEARNED);

    private static MemoryOutcome memory(int events, double request) {
        return new MemoryOutcome(events, request, 2 * request, 0, 1, 1);
    }

    /// Member 0 requests 100 and never failed, member 1 requests 80 and failed once.
    private static OwnRecord record(@Nullable MemoryOutcome peer) {
        var members = List.of(new Outcome(memory(0, 100), null), new Outcome(memory(1, 80), null));
        return requireNonNull(OwnRecord.of(LEARNED, JUDGED, members, peer));
    }

    @Test
    void tellsHowTheRuleAndItsPeerDid() {
        assertThat(record(memory(2, 126)).sentence(0))
                .isEqualTo("Fitted on the first 9.3 days and judged on the 4.7 days after, this memory limit would have"
                        + " been exceeded 0 times; KRR's rule 2 times, requesting 26 % more memory.");
        assertThat(record(memory(1, 60)).sentence(1))
                .isEqualTo("Fitted on the first 9.3 days and judged on the 4.7 days after, this memory limit would have"
                        + " been exceeded once; KRR's rule once, requesting 25 % less memory.");
    }

    @Test
    void saysNothingOfAPeerThatGaveNoNumber() {
        assertThat(record(null).sentence(1))
                .isEqualTo("Fitted on the first 9.3 days and judged on the 4.7 days after, this memory limit would have"
                        + " been exceeded once.");
    }

    @Test
    void writesWholeDaysWithoutAFraction() {
        var record = requireNonNull(
                OwnRecord.of(Duration.ofDays(14), Duration.ofDays(7), List.of(new Outcome(memory(0, 1), null)), null));

        assertThat(record.sentence(0)).startsWith("Fitted on the first 14 days and judged on the 7 days after, ");
    }

    @Test
    void isNoneWhereMemoryWasNotJudged() {
        assertThat(OwnRecord.of(LEARNED, JUDGED, List.of(new Outcome(null, null)), memory(0, 1)))
                .isNull();
    }
}
