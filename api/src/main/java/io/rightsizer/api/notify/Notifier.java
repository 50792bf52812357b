package io.rightsizer.api.notify;

import io.rightsizer.api.config.ConfigException;
import io.rightsizer.api.config.NotificationSettings;
import io.rightsizer.api.report.AtomicFile;
import io.rightsizer.api.report.Run;
import io.rightsizer.pricing.saving.Costs;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells people of a run: a digest in a file, and a message to a webhook. At most one message a run, and none sooner
/// than the interval after the one before, whatever process sent it. A message that cannot be sent never fails a run.
public final class Notifier {

    private final NotificationSettings settings;
    private final InstantSource clock;

    public Notifier(NotificationSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// Writes and sends what the settings ask for.
    ///
    /// @param costs absent where they were not asked for
    /// @return what became of the message; empty where nobody is to be told
    /// @throws ConfigException when the webhook's file cannot be used
    /// @throws IOException when the digest cannot be written
    public Optional<Delivery> ran(Run run, @Nullable Costs costs) throws IOException {
        var page = page(run);
        var digest = settings.digestFile();
        if (digest != null) {
            AtomicFile.write(digest, out -> MarkdownDigest.write(run, costs, page, out));
        }
        return send(run.run().id(), SlackMessage.of(Digest.of(run, costs), page));
    }

    /// Tells that a run came to nothing.
    ///
    /// @param why one line without secrets
    /// @throws ConfigException when the webhook's file cannot be used
    public Optional<Delivery> failed(String why) {
        return send("", SlackMessage.ofFailure(why));
    }

    private @Nullable URI page(Run run) {
        var report = settings.reportUrl();
        if (report == null) {
            return null;
        }
        var root = report.toString().replaceAll("/+$", "");
        return URI.create(root + "/runs/" + URLEncoder.encode(run.run().id(), StandardCharsets.UTF_8));
    }

    private Optional<Delivery> send(String run, byte[] message) {
        var file = settings.webhookFile();
        if (file == null) {
            return Optional.empty();
        }
        var address = WebhookAddress.read(file);
        var state = settings.stateFile();
        if (state == null) {
            throw new ConfigException(
                    "notifications.stateFile must name a file: this user has no home directory to remember in when the"
                            + " last message went");
        }
        try {
            return Optional.of(paced(run, message, new Addressed(file, address), state));
        } catch (IOException failed) {
            return Optional.of(new Delivery.Failed("what was sent last cannot be remembered: " + failed.getMessage()));
        }
    }

    private record Addressed(Path file, WebhookAddress address) {}

    /// The next message is put off before this one goes, so that not even a run that is killed here sends twice.
    private Delivery paced(String run, byte[] message, Addressed to, Path state) throws IOException {
        var now = clock.instant();
        var before = Pace.read(state);
        if (!run.isEmpty() && before.run().equals(run)) {
            return new Delivery.Held("it was told of this very run before");
        }
        if (before.holds(now, settings.minInterval())) {
            return new Delivery.Held("no message goes before " + spoken(before.notBefore()));
        }
        new Pace(run, now.plus(settings.minInterval())).write(state);
        return switch (new Webhook(to.file(), settings.timeout(), clock).send(to.address(), message)) {
            case Webhook.Answer.Taken _ -> new Delivery.Sent();
            case Webhook.Answer.Busy busy -> {
                new Pace(before.run(), busy.until()).write(state);
                yield new Delivery.Held("it takes no message before " + spoken(busy.until()));
            }
            case Webhook.Answer.Refused refused -> {
                before.write(state);
                yield new Delivery.Failed(refused.why());
            }
        };
    }

    private static String spoken(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
