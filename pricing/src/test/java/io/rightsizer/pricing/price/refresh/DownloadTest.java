package io.rightsizer.pricing.price.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server of price lists at its best and at its worst.
class DownloadTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final MockWebServer server = new MockWebServer();
    private final Path directory;
    private final Path cache;

    DownloadTest(@TempDir Path directory) {
        this.directory = directory;
        this.cache = directory.resolve("cache");
    }

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsAnAddress() throws IOException {
        answer(Fixtures.aws());

        assertThat(refresh().aws(at("/index.json")).types()).isEqualTo(3);
        assertThat(cache.resolve("aws/eu-west-1.csv")).exists();
    }

    @Test
    void followsThePagesOfAzure() throws Exception {
        answer(Fixtures.azure("\"" + at("/prices?$skip=1000") + "\""));
        answer(Fixtures.azure("\"\"").replace("eastus", "northeurope"));

        assertThat(refresh().azure(at("/prices")).regions()).isEqualTo(3);
        server.takeRequest();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/prices?$skip=1000");
    }

    @Test
    void followsThePagesOfGoogleWithTheKeyFromItsFile() throws Exception {
        var key = Files.writeString(directory.resolve("key"), "secret-1\n");
        answer(Fixtures.google("page/2"));
        answer(Fixtures.google(""));

        new Refresh(cache, "us-east1", key, TODAY, Limits.DEFAULTS).gcp(at("/skus"));

        assertThat(server.takeRequest().getHeaders().get("X-Goog-Api-Key")).isEqualTo("secret-1");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/skus?pageToken=page%2F2");
    }

    @Test
    void doesNotTakeTheKeyToAnotherServer() throws Exception {
        var key = Files.writeString(directory.resolve("key"), "secret-1");
        try (var other = new MockWebServer()) {
            other.start(InetAddress.getLoopbackAddress(), 0);
            other.enqueue(new MockResponse.Builder().body(Fixtures.google("")).build());
            redirect("http://127.0.0.1:" + other.getPort() + "/skus");

            new Refresh(cache, "", key, TODAY, Limits.DEFAULTS).gcp(at("/skus"));

            assertThat(other.takeRequest().getHeaders().get("X-Goog-Api-Key")).isNull();
        }
    }

    @Test
    void saysWhatAServerAnswersInstead() {
        server.enqueue(new MockResponse.Builder().code(500).build());

        refuses("the price list " + at("/index.json") + " answered 500; check the address, or try again later");
    }

    @Test
    void refusesAnAnswerThatIsCutShort() throws IOException {
        server.enqueue(new MockResponse.Builder()
                .body(Fixtures.aws())
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());

        refuses("the AWS offer file broke off");
    }

    @Test
    void refusesARedirectWithoutAnEnd() {
        for (var count = 0; count < 20; count++) {
            redirect("/index.json");
        }

        refuses("the price list " + at("/index.json") + " redirects without an end");
        assertThat(server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void refusesARedirectToNowhere() {
        redirect("");

        refuses("redirects to nowhere");
    }

    @Test
    void refusesAPageThatIsNoPriceList() {
        answer("<!doctype html><title>Sign in</title>");

        refuses("the AWS offer file is none: it must begin with {");
    }

    @Test
    void refusesPagesThatGoInCircles() throws IOException {
        answer(Fixtures.azure("\"" + at("/prices?a") + "\""));
        answer(Fixtures.azure("\"" + at("/prices?a") + "\""));

        assertThatThrownBy(() -> refresh().azure(at("/prices")))
                .hasMessage("the price list has no end after 2 pages; read no further");
        assertThat(cache).doesNotExist();
    }

    @Test
    void refusesAPageThatContinuesElsewhere() throws IOException {
        answer(Fixtures.azure("\"https://example.org/prices?b=1\""));

        assertThatThrownBy(() -> refresh().azure(at("/prices")))
                .hasMessage("a page of " + at("/prices") + " continues at another server, https://example.org/prices;"
                        + " refused");
    }

    @Test
    void readsNoMoreThanAListCanBe() throws IOException {
        answer(Fixtures.aws());
        var limits = new Limits(1_000, Duration.ofMinutes(1), 10);

        assertThatThrownBy(() -> new Refresh(cache, "", null, TODAY, limits).aws(at("/index.json")))
                .hasMessage("the price list " + at("/index.json") + " is larger than 1000 bytes; read no further");
    }

    @Test
    void waitsNoLongerThanItWasTold() throws IOException {
        server.enqueue(new MockResponse.Builder()
                .body(Fixtures.aws())
                .throttleBody(512, 10, TimeUnit.SECONDS)
                .build());
        var limits = new Limits(1 << 20, Duration.ofSeconds(1), 10);

        assertThatThrownBy(() -> new Refresh(cache, "", null, TODAY, limits).aws(at("/index.json")))
                .isInstanceOf(ListUnusableException.class)
                .hasMessage("the price list " + at("/index.json") + " took longer than 1 s; read no further");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://prices.example/index.json", "ftp://prices.example/index.json"})
    void refusesAnAddressThatAnybodyOnTheWayCouldChange(String address) {
        assertThatThrownBy(() -> refresh().aws(address))
                .hasMessage("the price list " + address + " must be https, or a saved file");
    }

    /// The server's certificate is its own word only.
    @Test
    void verifiesTheCertificate() throws Exception {
        try (var secure = new MockWebServer()) {
            secure.useHttps(selfSigned().getSocketFactory());
            secure.start(InetAddress.getLoopbackAddress(), 0);
            var address = "https://localhost:" + secure.getPort() + "/index.json";

            assertThatThrownBy(() -> refresh().aws(address))
                    .isInstanceOf(ListUnusableException.class)
                    .hasMessageStartingWith("cannot reach the price list " + address)
                    .hasMessageContaining("unable to find valid certification path");
            assertThat(secure.getRequestCount()).isZero();
        }
    }

    private SSLContext selfSigned() throws Exception {
        var store = directory.resolve("server.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), "changeit".toCharArray()), "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void saysThatNobodyAnswers() {
        var nobody = at("/index.json");
        server.close();

        assertThatThrownBy(() -> refresh().aws(nobody))
                .isInstanceOf(ListUnusableException.class)
                .hasMessageStartingWith("cannot reach the price list " + nobody);
    }

    private void refuses(String complaint) {
        assertThatThrownBy(() -> refresh().aws(at("/index.json")))
                .isInstanceOf(ListUnusableException.class)
                .hasMessageContaining(complaint);
        assertThat(cache).doesNotExist();
    }

    private Refresh refresh() {
        return new Refresh(cache, "", null, TODAY, Limits.DEFAULTS);
    }

    private String at(String target) {
        return "http://127.0.0.1:" + server.getPort() + target;
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private void redirect(String to) {
        server.enqueue(
                new MockResponse.Builder().code(302).addHeader("Location", to).build());
    }
}
