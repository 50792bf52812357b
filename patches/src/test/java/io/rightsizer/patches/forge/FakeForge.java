package io.rightsizer.patches.forge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// A server that answers what a test tells it to, and a client of it whose clock only its own pauses move.
final class FakeForge implements AutoCloseable {

    static final String SECRET = "ghs_16C7e42F292c6912E7710c838347Ae178B4a";
    static final String A = "a".repeat(40);
    static final String B = "b".repeat(40);
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    final List<Duration> pauses = new ArrayList<>();
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final QueueDispatcher answers = new QueueDispatcher();
    private final MockWebServer web = new MockWebServer();
    private final ForgeKind kind;
    private final Path tokenFile;

    private FakeForge(ForgeKind kind, Path tokenFile) {
        answers.setFailFast(new MockResponse.Builder()
                .code(400)
                .body("{\"message\":\"the test gave no answer for this\"}")
                .build());
        this.kind = kind;
        this.tokenFile = tokenFile;
    }

    static FakeForge start(ForgeKind kind, Path directory) throws IOException {
        var fake = new FakeForge(kind, Files.writeString(directory.resolve("bot.token"), SECRET + "\n"));
        fake.web.setDispatcher(fake.answers);
        fake.web.start(InetAddress.getLoopbackAddress(), 0);
        return fake;
    }

    FakeForge answering(MockResponse... answers) {
        List.of(answers).forEach(this.answers::enqueue);
        return this;
    }

    ForgeSettings settings() {
        var api = URI.create("http://127.0.0.1:" + web.getPort() + (kind == ForgeKind.GITLAB ? "/api/v4" : ""));
        return ForgeSettings.of(new ForgeAddress(kind, api, "acme/config"), tokenFile)
                .withTimeout(Duration.ofSeconds(5));
    }

    Forge forge() {
        return open(settings());
    }

    Forge open(ForgeSettings settings) {
        return Forges.open(settings, new Waits() {
            private Instant now = NOW;

            @Override
            public Instant now() {
                return now;
            }

            @Override
            public void sleep(Duration time) {
                pauses.add(time);
                now = now.plus(time);
            }
        });
    }

    /// How the client fails, without the secret in any part of it.
    static ForgeException failure(ThrowingCallable doing) {
        var failure = catchThrowableOfType(ForgeException.class, doing);
        for (Throwable part = failure; part != null; part = part.getCause()) {
            if (part.toString().contains(SECRET)) {
                throw new AssertionError("the secret is in " + part.getClass());
            }
        }
        return failure;
    }

    /// What was asked so far, as `GET /repos/acme/config`, each checked against GitHub's description.
    List<String> asked() throws InterruptedException {
        var asked = new ArrayList<String>();
        for (var request : requests()) {
            asked.add(request.getMethod() + " " + request.getTarget());
        }
        return asked;
    }

    List<RecordedRequest> requests() throws InterruptedException {
        while (requests.size() < web.getRequestCount()) {
            requests.add(web.takeRequest());
        }
        if (kind == ForgeKind.GITHUB) {
            GitHubRules.installed()
                    .ifPresent(rules -> requests.forEach(request -> {
                        if (!rules.brokenBy(request).isEmpty()) {
                            throw new AssertionError(rules.brokenBy(request));
                        }
                    }));
        }
        return List.copyOf(requests);
    }

    static String body(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().string(UTF_8);
    }

    static MockResponse json(String body) {
        return json(200, body);
    }

    static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).build();
    }

    @Override
    public void close() {
        web.close();
    }
}
