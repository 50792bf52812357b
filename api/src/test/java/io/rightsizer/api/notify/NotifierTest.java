package io.rightsizer.api.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rightsizer.api.config.ConfigException;
import io.rightsizer.api.config.NotificationSettings;
import io.rightsizer.api.report.PricedRuns;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.SampleRuns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotifierTest {

    private static final String TOKEN = "T0000/B0000/s3cr3ts3cr3t";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final MockWebServer web = new MockWebServer();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Path directory;
    private final Path file;

    NotifierTest(@TempDir Path directory) {
        this.directory = directory;
        this.file = directory.resolve("webhook");
    }

    @BeforeEach
    void start() throws IOException {
        web.start(InetAddress.getLoopbackAddress(), 0);
        Files.writeString(file, "http://127.0.0.1:" + web.getPort() + "/services/" + TOKEN + "\n");
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private NotificationSettings settings(Duration timeout) {
        return new NotificationSettings(
                file,
                Duration.ofHours(1),
                timeout,
                directory.resolve("state/notifications.json"),
                directory.resolve("digest.md"),
                URI.create("https://rightsizer.example/"));
    }

    private Notifier notifier() {
        return new Notifier(settings(Duration.ofSeconds(30)), now::get);
    }

    private static Run shop() {
        return PricedRuns.shop();
    }

    private static Run another() {
        return SampleRuns.of(List.of(SampleRuns.named("web")));
    }

    private void answers(int... codes) {
        for (var code : codes) {
            web.enqueue(new MockResponse.Builder().code(code).build());
        }
    }

    private Delivery delivered(Run run) throws IOException {
        var delivery = notifier().ran(run, null).orElseThrow();
        assertThat(delivery.sentence()).doesNotContain("s3cr3t").doesNotContain("127.0.0.1");
        return delivery;
    }

    private static String body(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).utf8();
    }

    @Test
    void postsTheDigestOnce() throws Exception {
        answers(200);

        assertThat(notifier().ran(shop(), PricedRuns.costs(shop()))).contains(new Delivery.Sent());

        var request = web.takeRequest();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getUrl().encodedPath()).isEqualTo("/services/" + TOKEN);
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
        var json = new ObjectMapper().readTree(body(request));
        assertThat(json.fieldNames()).toIterable().containsExactly("text", "mrkdwn", "unfurl_links", "unfurl_media");
        assertThat(json.path("text").asText())
                .startsWith("""
                        *rightsizer: partial run of 20 Nov 2026 06:00 UTC*
                        7 discovered = 3 recommended + 1 unchanged + 2 skipped + 1 failed
                        <https://rightsizer.example/runs/""")
                .contains("""
                        |Open the report>

                        *Has too little: 1*
                        • `shop/StatefulSet/cache` `redis`: CPU request 100m → 180m""")
                .contains("Machines now: $625, 2 of 3 nodes priced")
                .contains("• 1 × NOT_RUNNING: had no pod at the end of the window")
                .contains("• `namespace batch: 503 from the server, tried 3 times`");
    }

    @Test
    void writesTheDigestAsMarkdown() throws Exception {
        answers(200);
        notifier().ran(shop(), PricedRuns.costs(shop()));

        assertThat(directory.resolve("digest.md"))
                .content()
                .startsWith("""
                        ## rightsizer: partial run of 20 Nov 2026 06:00 UTC

                        **7 discovered = 3 recommended + 1 unchanged + 2 skipped + 1 failed**

                        [Open the report](<https://rightsizer.example/runs/""")
                .contains("\n### Has too little: 1\n\n- `shop/StatefulSet/cache` `redis`: CPU request 100m → 180m")
                .contains("\n### Savings a month\n\n- Machines now: $625, 2 of 3 nodes priced\n- Saving on paper: ")
                .contains("\n- Bound: no plan saves more: ")
                .contains("\n### Left out\n\n- 1 × `NEW_WORKLOAD`: has run for less than the minimum history\n")
                .endsWith("\n### Warnings\n\n- `namespace batch: 503 from the server, tried 3 times`\n");
    }

    @Test
    void tellsNobodyUnlessAsked() throws IOException {
        var silent = new NotificationSettings(null, Duration.ZERO, Duration.ofSeconds(1), null, null, null);

        assertThat(new Notifier(silent, now::get).ran(shop(), null)).isEqualTo(Optional.empty());
    }

    @Test
    void tellsOfARunOnlyOnce() throws IOException {
        answers(200);
        assertThat(delivered(shop())).isEqualTo(new Delivery.Sent());
        now.set(NOON.plus(Duration.ofDays(7)));

        assertThat(delivered(shop())).isEqualTo(new Delivery.Held("it was told of this very run before"));
        assertThat(web.getRequestCount()).isEqualTo(1);
    }

    @Test
    void keepsTheIntervalFromRunToRun() throws IOException {
        answers(200, 200);
        delivered(shop());
        now.set(NOON.plus(Duration.ofMinutes(59)));
        assertThat(delivered(another())).isEqualTo(new Delivery.Held("no message goes before 2026-11-21T13:00:00Z"));
        now.set(NOON.plus(Duration.ofHours(1)));
        assertThat(delivered(another())).isEqualTo(new Delivery.Sent());
    }

    @Test
    void tellsOfARunThatFailed() throws Exception {
        answers(200);

        assertThat(notifier().failed("Prometheus at <!here> answered 503")).contains(new Delivery.Sent());
        assertThat(body(web.takeRequest()))
                .contains("*rightsizer: the run failed*\\n`Prometheus at &lt;!here&gt; answered 503`\\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120                           | 2026-11-21T12:02:00Z",
                "Sat, 21 Nov 2026 12:30:00 GMT | 2026-11-21T12:30:00Z",
                "999999999                     | 2026-11-22T12:00:00Z",
                "soon                          | 2026-11-21T12:05:00Z",
                "Sat, 21 Nov 2020 12:30:00 GMT | 2026-11-21T12:05:00Z"
            })
    void waitsAsLongAsABusyWebhookAsksWithinADay(String retryAfter, String until) throws IOException {
        web.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", retryAfter)
                .build());

        assertThat(delivered(shop())).isEqualTo(new Delivery.Held("it takes no message before " + until));
        assertThat(delivered(shop())).isEqualTo(new Delivery.Held("no message goes before " + until));
        assertThat(web.getRequestCount()).isEqualTo(1);
        now.set(Instant.parse(until));
        answers(200);
        assertThat(delivered(shop())).isEqualTo(new Delivery.Sent());
    }

    @Test
    void triesAgainInTheNextRunWhatAServerFailedToTake() throws IOException {
        answers(500, 200);

        assertThat(delivered(shop())).isEqualTo(new Delivery.Failed("it answered 500; the next run tries again"));
        assertThat(web.getRequestCount()).isEqualTo(1);
        assertThat(delivered(shop())).isEqualTo(new Delivery.Sent());
    }

    @Test
    void saysWhenAWebhookIsGone() throws IOException {
        answers(404);

        assertThat(delivered(shop()))
                .isEqualTo(new Delivery.Failed(
                        "it answered 404; the webhook may be gone; make a new one and write it into " + file));
    }

    @Test
    void followsNoRedirect() throws IOException {
        web.enqueue(new MockResponse.Builder()
                .code(307)
                .addHeader("Location", "http://127.0.0.1:" + web.getPort() + "/elsewhere")
                .build());

        assertThat(delivered(shop()))
                .isEqualTo(new Delivery.Failed("it answered 307; redirects are not followed with a secret address;"
                        + " write the new one into " + file));
        assertThat(web.getRequestCount()).isEqualTo(1);
    }

    @Test
    void givesUpOnASilentWebhook() throws Exception {
        web.enqueue(
                new MockResponse.Builder().headersDelay(30, TimeUnit.SECONDS).build());

        var delivery = new Notifier(settings(Duration.ofMillis(300)), now::get).ran(shop(), null);

        assertThat(delivery.orElseThrow().sentence())
                .startsWith("the webhook could not be told of the run: it did not answer within 0 s");
    }

    @Test
    void readsNoneOfAnEndlessAnswer() throws IOException {
        web.enqueue(new MockResponse.Builder()
                .code(200)
                .body("x".repeat(1_000_000))
                .throttleBody(4096, 1, TimeUnit.MINUTES)
                .build());

        assertThat(delivered(shop())).isEqualTo(new Delivery.Sent());
    }

    @Test
    void saysWhenTheConnectionBreaksOff() throws IOException {
        web.enqueue(new MockResponse.Builder()
                .onRequestStart(new SocketEffect.CloseSocket())
                .build());

        assertThat(delivered(shop()).sentence()).contains("the connection broke off");
    }

    @Test
    void saysWhenNobodyListens() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Files.writeString(file, "http://127.0.0.1:" + port + "/" + TOKEN);

        assertThat(delivered(shop()).sentence())
                .isEqualTo("the webhook could not be told of the run: it cannot be reached; see whether a firewall or"
                        + " proxy is between");
    }

    @Test
    void sendsNothingItCouldNotRemember() throws IOException {
        Files.writeString(directory.resolve("state"), "a file where a directory should be");

        assertThat(delivered(shop()).sentence()).contains("what was sent last cannot be remembered");
        assertThat(web.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello s3cr3t",
                "https:///s3cr3t",
                "http://chat.example/s3cr3t",
                "https://user:s3cr3t@chat.example/",
                "file:///etc/s3cr3t",
                "http://169.254.169.254/s3cr3t",
                "https://169.254.169.254/s3cr3t",
                "https://[fe80::1]/s3cr3t",
                "https://chat.example/s3cr3t\nhttps://chat.example/other"
            })
    void refusesAnAddressThatMayNotBeUsedWithoutShowingIt(String content) throws IOException {
        Files.writeString(file, content);

        assertThatThrownBy(() -> notifier().failed("x"))
                .isInstanceOf(ConfigException.class)
                .hasNoCause()
                .hasMessageStartingWith("notifications.webhookFile " + file + " cannot be used: ")
                .message()
                .doesNotContain("s3cr3t");
    }

    @Test
    void refusesAFileThatIsMissingOrHuge() throws IOException {
        Files.writeString(file, "https://chat.example/" + "x".repeat(5000));
        assertThatThrownBy(() -> notifier().failed("x")).hasMessageContaining("too large to hold one address");
        Files.delete(file);
        assertThatThrownBy(() -> notifier().failed("x")).hasMessageContaining("it cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"run\":1,\"notBefore\":\"2099-01-01T00:00:00Z\"}", "{\"notBefore\":7}"})
    void isNotSilencedByAStateFileThatIsNotOurs(String content) throws IOException {
        Files.createDirectories(directory.resolve("state"));
        Files.writeString(directory.resolve("state/notifications.json"), content);
        answers(200);

        assertThat(delivered(shop())).isEqualTo(new Delivery.Sent());
    }

    @Test
    void showsHostileNamesInertly() throws Exception {
        var hostile = "<!channel> @all `*_~ &amp; </x>\n\u202e\u0000 [a](http://evil) ";
        answers(200);
        notifier().ran(SampleRuns.of(List.of(SampleRuns.named(hostile))), null);

        var text = new ObjectMapper()
                .readTree(body(web.takeRequest()))
                .path("text")
                .asText();
        assertThat(text)
                .contains("`&lt;!channel&gt; @all '*_~ &amp;amp; &lt;/x&gt;\uFFFD\uFFFD\uFFFD [a](http://evil)`")
                .doesNotContain("<!");
        assertThat(directory.resolve("digest.md"))
                .content()
                .contains("``<!channel> @all `*_~ &amp; </x>\uFFFD\uFFFD\uFFFD [a](http://evil) ``");
    }

    @Test
    void keepsTheMessageShortHoweverLongTheNames() throws Exception {
        answers(200);
        var names = IntStream.range(0, 500)
                .mapToObj(number -> SampleRuns.named("&".repeat(5000) + number))
                .toList();
        notifier().ran(SampleRuns.of(names), null);

        var text = new ObjectMapper()
                .readTree(body(web.takeRequest()))
                .path("text")
                .asText();
        assertThat(text).hasSizeLessThan(4000).endsWith("_and more; the message is full_\n");
        assertThat(text.getBytes(UTF_8).length).isLessThan(4100);
    }
}
