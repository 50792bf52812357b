package io.rightsizer.api.health;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rightsizer.api.report.RunHeader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What the probes of a server are told. None of it depends on Prometheus or on how old the newest run is: a report of
/// last week is better than none, and restarting its server would not make it newer.
public final class Health {

    /// Probes come from everybody, so the history is not asked more often.
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final HistoryCheck history;
    private final InstantSource clock;
    private Stage stage = Stage.STARTING;
    private @Nullable Shown shown;
    private @Nullable Checked checked;

    public Health(HistoryCheck history, InstantSource clock) {
        this.history = history;
        this.clock = clock;
    }

    private enum Stage {
        STARTING,
        SERVING,
        STOPPING
    }

    private record Shown(RunHeader run, Instant ended) {}

    private record Checked(Instant at, boolean readable) {}

    /// Everything is there that answering needs.
    public synchronized void started() {
        stage = Stage.SERVING;
    }

    /// No more requests should come; those at work are answered.
    public synchronized void stopping() {
        stage = Stage.STOPPING;
    }

    /// The newest run that is shown.
    ///
    /// @param ended when it was made
    public synchronized void shows(RunHeader run, Instant ended) {
        shown = new Shown(run, ended);
    }

    /// For `/healthz`: the process answers, which is all that a restart could mend.
    public HealthAnswer liveness() {
        return answer(true, "alive", "");
    }

    /// For a startup probe.
    public synchronized HealthAnswer startup() {
        return stage == Stage.STARTING
                ? answer(false, "starting", "the server is still starting")
                : answer(true, "started", "");
    }

    /// For `/readyz`. A server without a run is ready: its pages say that there is none.
    public synchronized HealthAnswer readiness() {
        return switch (stage) {
            case STARTING -> answer(false, "starting", "the server is still starting");
            case STOPPING -> answer(false, "stopping", "the server is stopping");
            case SERVING ->
                isReadable() ? answer(true, "ready", "") : answer(false, "not ready", "the history cannot be read");
        };
    }

    private boolean isReadable() {
        var now = clock.instant();
        if (checked == null || Duration.between(checked.at, now).abs().compareTo(REMEMBERED) >= 0) {
            checked = new Checked(now, readsNow());
        }
        return checked.readable;
    }

    private boolean readsNow() {
        try {
            history.read();
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private synchronized HealthAnswer answer(boolean good, String status, String reason) {
        var body = JsonNodeFactory.instance.objectNode().put("status", status);
        if (!reason.isEmpty()) {
            body.put("reason", reason);
        }
        if (shown == null) {
            body.putNull("lastRun");
        } else {
            describe(shown, body.putObject("lastRun"));
        }
        return new HealthAnswer(good ? 200 : 503, body.toString());
    }

    private void describe(Shown newest, ObjectNode body) {
        body.put("id", newest.run.id())
                .put("status", newest.run.status().label())
                .put("asOf", newest.run.asOf().toString())
                .put("ended", newest.ended.toString())
                .put(
                        "ageSeconds",
                        Math.max(
                                0,
                                Duration.between(newest.ended, clock.instant()).toSeconds()));
    }
}
