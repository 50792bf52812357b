package io.rightsizer.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.api.report.SampleRuns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLimitsTest {

    private static final String SECRET = "5a1f0c7e93b84d26a7f1";
    private static final ServerLimits FEW = Limits.usual(1, 3, 24);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(500);

    private final Shelf shelf = Shelf.of(SampleRuns.shop());

    @TempDir
    private Path directory = Path.of("");

    ServerLimitsTest() throws IOException {}

    @AfterEach
    void closes() {
        shelf.close();
    }

    private Site site(Access access, ServerLimits limits) throws IOException {
        return Site.of(shelf.data(), access, limits);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("access"), text);
    }

    private static HttpResponse<String> last(Site site, int requests, String... headers) throws Exception {
        for (int request = 1; request < requests; request++) {
            site.get("/assets/icon.svg", headers);
        }
        return site.get("/assets/icon.svg", headers);
    }

    @Test
    void aClientThatAsksTooMuchIsToldWhenToComeAgain() throws Exception {
        try (var site = site(TokenAccess.of(file(SECRET)), FEW)) {
            var answer = last(site, 20, "Authorization", "Bearer " + SECRET);

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(answer.body()).contains("Too many requests: try again in 1 second.");
        }
    }

    @Test
    void whoeverAsksAtThisMachineIsNotCounted() throws Exception {
        try (var site = site(new Access.Anyone(), FEW)) {
            assertThat(last(site, 20).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void peopleBehindAProxyAreCountedOneByOne() throws Exception {
        var access = ProxyAccess.of("127.0.0.0/8", file(SECRET), GroupRights.NONE);
        try (var site = site(access, FEW)) {
            assertThat(last(site, 20, ProxyAccess.SECRET, SECRET, ProxyAccess.USER, "anna")
                            .statusCode())
                    .isEqualTo(429);
            assertThat(last(site, 1, ProxyAccess.SECRET, SECRET, ProxyAccess.USER, "bob")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aNameWithoutTheSecretCountsForNobody() throws Exception {
        var access = ProxyAccess.of("127.0.0.0/8", file(SECRET), GroupRights.NONE);
        try (var site = site(access, FEW)) {
            assertThat(last(site, 20, ProxyAccess.SECRET, "wrong", ProxyAccess.USER, "anna")
                            .statusCode())
                    .isEqualTo(429);
            assertThat(last(site, 1, ProxyAccess.SECRET, SECRET, ProxyAccess.USER, "anna")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void guessingIsCountedAsMuchMore() throws Exception {
        try (var site = site(TokenAccess.of(file(SECRET)), Limits.usual(1, 30, 24))) {
            assertThat(last(site, 3, "Authorization", "Bearer wrong-wrong-wrong-wrong")
                            .statusCode())
                    .isEqualTo(429);
            assertThat(last(site, 1, "Authorization", "Bearer " + SECRET).statusCode())
                    .isEqualTo(429);
        }
    }

    @Test
    void oneClientHasSoManyAnswersInTheMakingAndNoMore() throws Exception {
        var begun = new CountDownLatch(2);
        var finish = new CountDownLatch(1);
        var proof = new String[] {"Authorization", "Bearer " + SECRET};
        var first = SampleRuns.shop();
        var other = SampleRuns.of(List.of(SampleRuns.named("web")));
        try (var two = Shelf.of(first, other);
                var site = Site.of(
                        two.data(run -> {
                            begun.countDown();
                            await(finish);
                            return Shelf.rightsizer().costs(run);
                        }),
                        TokenAccess.of(file(SECRET)),
                        Limits.usual(1000, 1000, 2));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> site.get("/?run=" + first.run().id(), proof));
            var second = threads.submit(() -> site.get("/?run=" + other.run().id(), proof));
            begun.await();
            var refused = site.get("/", proof);
            finish.countDown();

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(List.of(status(slow), status(second))).containsOnly(200);
            assertThat(site.get("/", proof).statusCode()).isEqualTo(200);
        }
    }

    private static int status(Future<HttpResponse<String>> answer) throws Exception {
        return answer.get().statusCode();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static Socket socket(Site site) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), site.uri().getPort());
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// What a connection still gives until it is closed from the other side.
    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() throws Exception {
        try (var site = site(new Access.Anyone(), Limits.hasty(512, LONG, SHORT));
                var silent = socket(site)) {
            assertThat(rest(silent)).isEmpty();
        }
    }

    /// Slowloris: never idle, never done.
    @Test
    void aRequestThatArrivesByteByByteIsCutOff() throws Exception {
        try (var site = site(new Access.Anyone(), Limits.hasty(512, SHORT, LONG));
                var slow = socket(site)) {
            send(slow, "GET / HTTP/1.1\r\nHost: localhost\r\n");

            assertThat(dripped(slow)).isLessThan(1000);
        }
    }

    @Test
    void aSecondRequestOfAConnectionIsCutOffAsWell() throws Exception {
        try (var site = site(new Access.Anyone(), Limits.hasty(512, SHORT, LONG));
                var slow = socket(site)) {
            send(slow, "GET /assets/icon.svg HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\n");

            assertThat(dripped(slow)).isLessThan(1000);
        }
    }

    /// How many header lines went out until the other side closed, one every twentieth of a second.
    private static int dripped(Socket slow) throws InterruptedException {
        for (int drop = 0; drop < 1000; drop++) {
            try {
                send(slow, "X-" + drop + ": drip\r\n");
            } catch (IOException closed) {
                return drop;
            }
            Thread.sleep(50);
        }
        return 1000;
    }

    @Test
    void aConnectionBetweenRequestsAndOneThatWaitsForItsAnswerAreLeftAlone() throws Exception {
        var data = shelf.data(run -> {
            pause(SHORT.multipliedBy(4));
            return Shelf.rightsizer().costs(run);
        });
        try (var site = Site.of(data, new Access.Anyone(), Limits.hasty(512, SHORT, SHORT.multipliedBy(3)));
                var patient = socket(site)) {
            send(patient, "GET /assets/icon.svg HTTP/1.1\r\nHost: localhost\r\n\r\n");
            pause(SHORT.multipliedBy(2));
            send(patient, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(rest(patient)).contains("What to do this week", "</html>");
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void connectionsOnWhichNothingHappensMakeRoomForOthers() throws Exception {
        try (var site = site(new Access.Anyone(), Limits.hasty(8, LONG, SHORT))) {
            var silent = new ArrayList<Socket>();
            for (int connection = 0; connection < 12; connection++) {
                silent.add(socket(site));
            }

            assertThat(site.get("/").statusCode()).isEqualTo(200);

            for (var socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void closingWaitsForNoAnswerLongerThanItMay() throws Exception {
        var begun = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var data = shelf.data(_ -> {
            begun.countDown();
            await(never);
            throw new IOException("too late");
        });
        var site = Site.of(data, new Access.Anyone(), Limits.drainedIn(SHORT));
        try (var slow = socket(site)) {
            send(slow, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            begun.await();

            site.close();

            assertThat(rest(slow)).doesNotStartWith("HTTP/1.1 200");
            assertThat(site.log).contains("answers that took longer than 500ms to end were cut off");
        }
    }

    /// Hashing takes turns, and whoever waits for a turn waits on a thread.
    @Test
    void manyWrongPasswordsAtOnceLeaveThreadsForOthers() throws Exception {
        var access = PasswordAccess.of(file("anna:" + PasswordHash.of("correct horse")));
        var wrong = "Basic " + Base64.getEncoder().encodeToString("anna:wrong".getBytes(StandardCharsets.UTF_8));
        try (var site = site(access, Limits.usual(1000, 1000, 4));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<HttpResponse<String>>>();
            for (int guess = 0; guess < 40; guess++) {
                answers.add(threads.submit(() -> site.get("/", "Authorization", wrong)));
            }
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(status(answer));
            }

            assertThat(statuses).contains(401, 429).doesNotContain(200, 500);
        }
    }
}
