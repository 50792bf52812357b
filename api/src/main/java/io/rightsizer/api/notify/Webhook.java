package io.rightsizer.api.notify;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Sends one message once. Nothing is tried again in the same run: a message that came late may have come, and two are
/// worse than none. Of the answer only the status is read.
final class Webhook {

    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final Path file;
    private final Duration timeout;
    private final InstantSource clock;

    /// @param file holds the address; named in messages in its place
    Webhook(Path file, Duration timeout, InstantSource clock) {
        this.file = file;
        this.timeout = timeout;
        this.clock = clock;
    }

    /// What the other side made of a message.
    sealed interface Answer {

        record Taken() implements Answer {}

        /// It wants no other before `until`.
        record Busy(Instant until) implements Answer {}

        record Refused(String why) implements Answer {}
    }

    /// @param message JSON
    Answer send(WebhookAddress address, byte[] message) {
        try (var client = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(timeout)
                .build()) {
            try {
                return answer(client.send(request(address, message), BodyHandlers.ofInputStream()));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return new Answer.Refused("interrupted");
            } catch (IOException failed) {
                return new Answer.Refused(reason(failed));
            } finally {
                client.shutdownNow();
            }
        }
    }

    private HttpRequest request(WebhookAddress address, byte[] message) {
        return HttpRequest.newBuilder(address.uri())
                .timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "rightsizer")
                .POST(BodyPublishers.ofByteArray(message))
                .build();
    }

    private Answer answer(HttpResponse<InputStream> response) throws IOException {
        response.body().close();
        var status = response.statusCode();
        return switch (status / 100) {
            case 2 -> new Answer.Taken();
            case 3 ->
                refused(status, "redirects are not followed with a secret address; write the new one into " + file);
            case 4 ->
                status == 429
                        ? new Answer.Busy(until(response))
                        : refused(status, "the webhook may be gone; make a new one and write it into " + file);
            default -> refused(status, "the next run tries again");
        };
    }

    private static Answer refused(int status, String advice) {
        return new Answer.Refused("it answered " + status + "; " + advice);
    }

    /// Seconds or a date; neither is believed beyond a day.
    private Instant until(HttpResponse<?> response) {
        var now = clock.instant();
        var asked = response.headers()
                .firstValue("Retry-After")
                .map(text -> retryAfter(text, now))
                .orElse(PAUSE);
        var pause = asked.isNegative() ? PAUSE : asked;
        return now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    private static Duration retryAfter(String text, Instant now) {
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(now, date.toInstant());
        } catch (DateTimeException _) {
            return PAUSE;
        }
    }

    /// By the kind of failure: messages of the client may repeat the address.
    private String reason(IOException failed) {
        return switch (failed) {
            case HttpTimeoutException _ ->
                "it did not answer within " + timeout.toSeconds() + " s; raise notifications.timeout or see whether it"
                        + " is up";
            case SSLException _ -> "its certificate was not accepted; see whether the address in " + file + " is right";
            case ConnectException refused ->
                isUnresolved(refused)
                        ? "its host is not known here; see whether the address in " + file + " is right"
                        : "it cannot be reached; see whether a firewall or proxy is between";
            default -> "the connection broke off (" + failed.getClass().getSimpleName() + "); the next run tries again";
        };
    }

    private static boolean isUnresolved(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(UnresolvedAddressException.class::isInstance);
    }
}
