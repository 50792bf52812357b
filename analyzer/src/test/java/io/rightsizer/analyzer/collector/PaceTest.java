package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.collector.RequestFailedException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// With a clock that the test moves; pauses move it too.
class PaceTest {

    private static final WireRequest QUESTION = WireRequest.get("api/v1/query", "who is up");

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void asksMoreAtOnceWhileAnswersComeAsFastAsBefore() throws IOException {
        var pace = pace(new Courtesy(false));
        var widths = new ArrayList<Integer>();

        for (int round = 0; round < 12; round++) {
            widths.add(pace.width());
            answerAll(pace, Duration.ofMillis(40));
        }

        assertThat(widths).startsWith(2, 2, 3, 3, 3, 4).endsWith(4);
    }

    @Test
    void asksLessAtOnceWhenAnswersGetSlow() throws IOException {
        var pace = pace(new Courtesy(false));
        for (int round = 0; round < 12; round++) {
            answerAll(pace, Duration.ofMillis(40));
        }

        for (int round = 0; round < 4; round++) {
            answerAll(pace, Duration.ofSeconds(1));
        }

        assertThat(pace.width()).isEqualTo(1);
    }

    @Test
    void doesNotWidenForQuestionsAskedOneAfterTheOther() throws IOException {
        var pace = pace(new Courtesy(false));

        for (int question = 0; question < 20; question++) {
            try (var turn = pace.enter(QUESTION)) {
                turn.answered();
            }
        }

        assertThat(pace.width()).isEqualTo(2);
    }

    @Test
    void halvesOnceForAllThatWereRefusedTogether() throws IOException {
        var pace = pace(new Courtesy(false));
        for (int round = 0; round < 12; round++) {
            answerAll(pace, Duration.ofMillis(40));
        }

        var turns = turns(pace);
        for (var turn : turns) {
            turn.failed(new RequestFailedException(Kind.OVERLOADED, "busy"));
        }
        turns.forEach(Pace.Turn::close);

        assertThat(turns).hasSize(4);
        assertThat(pace.width()).isEqualTo(2);
    }

    @Test
    void makesEverybodyWaitWhenTheServerAsksOneToWait() throws IOException {
        var pace = pace(new Courtesy(false));
        try (var refused = pace.enter(QUESTION)) {
            refused.failed(new RequestFailedException(Kind.TOO_OFTEN, "slow down", Duration.ofSeconds(30)));
        }

        pace.enter(QUESTION).close();

        assertThat(pauses).containsExactly(Duration.ofSeconds(30));
        assertThat(pace.width()).isEqualTo(1);
    }

    @Test
    void restsAsLongAsItWorkedWhereItIsToBeGentle() throws IOException {
        var pace = pace(new Courtesy(true));

        answerAll(pace, Duration.ofSeconds(3));
        answerAll(pace, Duration.ofSeconds(2));
        pace.enter(QUESTION).close();

        assertThat(pauses).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(2));
        assertThat(pace.width()).isEqualTo(1);
    }

    @Test
    void asksNothingAfterTheDeadline() throws IOException {
        var pace = pace(new Courtesy(false, Duration.ofMinutes(10)));
        now = now.plus(Duration.ofMinutes(9));
        pace.enter(QUESTION).close();
        now = now.plus(Duration.ofMinutes(1));

        assertThatThrownBy(() -> pace.enter(QUESTION))
                .hasMessage("no time left for \"who is up\": the run may take 10m."
                        + " Give a longer --deadline, or run again with --resume to go on where it ended");
    }

    @Test
    void doesNotWaitBeyondTheDeadline() throws IOException {
        var pace = pace(new Courtesy(false, Duration.ofMinutes(1)));
        try (var refused = pace.enter(QUESTION)) {
            refused.failed(new RequestFailedException(Kind.TOO_OFTEN, "slow down", Duration.ofMinutes(2)));
        }

        assertThatThrownBy(() -> pace.enter(QUESTION)).hasMessageContaining("no time left");
        assertThat(pauses).isEmpty();
    }

    private Pace pace(Courtesy courtesy) {
        var most = courtesy.gentle() ? 1 : 4;
        return new Pace(
                2,
                most,
                courtesy,
                pause -> {
                    pauses.add(pause);
                    now = now.plus(pause);
                },
                () -> now);
    }

    /// As many at once as may be, all answered after `latency`.
    private void answerAll(Pace pace, Duration latency) throws IOException {
        var turns = turns(pace);
        now = now.plus(latency);
        turns.forEach(Pace.Turn::answered);
        turns.forEach(Pace.Turn::close);
    }

    private static List<Pace.Turn> turns(Pace pace) throws IOException {
        var turns = new ArrayList<Pace.Turn>();
        for (int turn = pace.width(); turn > 0; turn--) {
            turns.add(pace.enter(QUESTION));
        }
        return turns;
    }
}
