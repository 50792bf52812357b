package io.rightsizer.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.Accounting;
import io.rightsizer.api.report.RunHeader;
import io.rightsizer.api.report.RunStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

    @Test
    void isAliveWhateverElseIsWrong() {
        var health = new Health(HealthTest::unreadable, now::get);

        assertThat(health.liveness()).isEqualTo(new HealthAnswer(200, """
                {"status":"alive","lastRun":null}"""));
    }

    @Test
    void isNotReadyBeforeItHasStartedNorWhileItStops() {
        var health = new Health(HistoryCheck.NONE, now::get);

        assertThat(health.startup()).isEqualTo(new HealthAnswer(503, """
                {"status":"starting","reason":"the server is still starting","lastRun":null}"""));
        assertThat(health.readiness().status()).isEqualTo(503);
        health.started();
        assertThat(health.startup().status()).isEqualTo(200);
        assertThat(health.readiness()).isEqualTo(new HealthAnswer(200, """
                {"status":"ready","lastRun":null}"""));
        health.stopping();
        assertThat(health.startup().status()).isEqualTo(200);
        assertThat(health.readiness()).isEqualTo(new HealthAnswer(503, """
                {"status":"stopping","reason":"the server is stopping","lastRun":null}"""));
    }

    @Test
    void isNotReadyWhileTheHistoryCannotBeReadAndSaysNoPath() {
        var health = new Health(HealthTest::unreadable, now::get);
        health.started();

        assertThat(health.readiness()).isEqualTo(new HealthAnswer(503, """
                {"status":"not ready","reason":"the history cannot be read","lastRun":null}"""));
    }

    @Test
    void staysReadyHoweverOldTheNewestRunIs() {
        var health = new Health(HistoryCheck.NONE, now::get);
        health.started();
        health.shows(run(), NOON);
        now.set(NOON.plus(Duration.ofDays(30)));

        assertThat(health.readiness()).isEqualTo(new HealthAnswer(200, """
                {"status":"ready","lastRun":{"id":"20261121-1","status":"partial","asOf":"2026-11-21T06:00:00Z",\
                "ended":"2026-11-21T12:00:00Z","ageSeconds":2592000}}"""));
    }

    @Test
    void asksTheHistoryAtMostEveryTwoSeconds() {
        var asked = new AtomicInteger();
        var health = new Health(asked::incrementAndGet, now::get);
        health.started();

        health.readiness();
        health.readiness();
        now.set(NOON.plusSeconds(1));
        health.readiness();
        assertThat(asked).hasValue(1);
        now.set(NOON.plusSeconds(2));
        health.readiness();
        assertThat(asked).hasValue(2);
    }

    private static void unreadable() throws IOException {
        throw new IOException("/var/lib/rightsizer/history.db: disk I/O error");
    }

    private static RunHeader run() {
        var asOf = Instant.parse("2026-11-21T06:00:00Z");
        return new RunHeader(
                "20261121-1",
                asOf,
                new RunHeader.Window(asOf.minus(Duration.ofDays(14)), asOf),
                "http://prometheus:9090",
                RunStatus.PARTIAL,
                Accounting.NONE,
                List.of(),
                0,
                Duration.ZERO,
                "calibrated",
                "remote read",
                List.of());
    }
}
