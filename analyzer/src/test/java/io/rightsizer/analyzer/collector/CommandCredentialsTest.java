package io.rightsizer.analyzer.collector;

import static io.rightsizer.analyzer.collector.FakePrometheus.NOW;
import static io.rightsizer.analyzer.collector.FakePrometheus.ONE_UP;
import static io.rightsizer.analyzer.collector.FakePrometheus.UP;
import static io.rightsizer.analyzer.collector.FakePrometheus.json;
import static io.rightsizer.analyzer.collector.FakePrometheus.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandCredentialsTest {

    private static final WireRequest REQUEST = WireRequest.get("api/v1/query", "anything");

    private Path directory = Path.of("");
    private FakePrometheus fake;

    @BeforeEach
    void start(@TempDir Path own) throws IOException {
        directory = own;
        fake = FakePrometheus.start();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void runsTheCommandOnceForAllRequestsItsTokenLasts() throws Exception {
        fake.answering(json(ONE_UP).build(), json(ONE_UP).build());
        try (var server = fake.client(access(numbered("token-%d")))) {
            server.query(UP, NOW);
            server.query(UP, NOW);
        }
        assertThat(fake.request().getHeaders().get("Authorization")).isEqualTo("Bearer token-1");
        assertThat(fake.request().getHeaders().get("Authorization")).isEqualTo("Bearer token-1");
    }

    @Test
    void runsItAgainAMinuteBeforeTheTokenExpires() throws Exception {
        var now = new AtomicReference<>(NOW);
        var credentials = new CommandCredentials(
                numbered("{\"access_token\":\"token-%d\",\"expires_in\":3600,\"token_type\":\"Bearer\"}"), now::get);

        assertThat(sent(credentials)).isEqualTo("Bearer token-1");
        now.set(NOW.plusSeconds(3539));
        assertThat(sent(credentials)).isEqualTo("Bearer token-1");
        now.set(NOW.plusSeconds(3540));
        assertThat(sent(credentials)).isEqualTo("Bearer token-2");
    }

    @Test
    void runsItOnceMoreWhenTheTokenIsRefused() throws Exception {
        fake.answering(status(401), json(ONE_UP).build());
        try (var server = fake.client(access(numbered("token-%d")))) {
            assertThat(server.query(UP, NOW)).hasSize(1);
        }
        assertThat(fake.request().getHeaders().get("Authorization")).isEqualTo("Bearer token-1");
        assertThat(fake.request().getHeaders().get("Authorization")).isEqualTo("Bearer token-2");
        assertThat(fake.pauses).isEmpty();
    }

    @Test
    void givesUpWhenTheNewTokenIsRefusedToo() throws Exception {
        fake.answering(status(401), status(401));
        assertThatThrownBy(() -> query(access(numbered("token-%d"))))
                .isInstanceOf(SourceUnusableException.class)
                .hasMessage(
                        "Prometheus at %s refused access with 401: check whom the token of the command sh is for,"
                                + " and what they may read",
                        fake.host());
        assertThat(fake.web.getRequestCount()).isEqualTo(2);
    }

    @Test
    void runsItOnceWhenSeveralRequestsAreRefusedTogether() throws Exception {
        var credentials = new CommandCredentials(numbered("token-%d"), () -> NOW);
        var first = credentials.headers(REQUEST, fake.uri());

        assertThat(credentials.isWorthAnotherTry(401, first)).isTrue();
        assertThat(sent(credentials)).isEqualTo("Bearer token-2");
        assertThat(credentials.isWorthAnotherTry(401, first)).isTrue();
        assertThat(sent(credentials)).isEqualTo("Bearer token-2");
        assertThat(credentials.isWorthAnotherTry(403, first)).isFalse();
    }

    /// Forms as kubectl, Azure, Google and RFC 6749 §5.1 document them.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "abc.def-1 | 2026-11-21T12:05:00Z",
                "{'kind':'ExecCredential','apiVersion':'client.authentication.k8s.io/v1','spec':{'interactive':false},"
                        + "'status':{'token':'abc.def-1','expirationTimestamp':'2026-11-21T13:00:00Z'}}"
                        + " | 2026-11-21T13:00:00Z",
                "{'accessToken':'abc.def-1','expiresOn':'2026-11-21 14:00:00.000000','expires_on':1795266000,"
                        + "'subscription':'s','tenant':'t','tokenType':'Bearer'} | 2026-11-21T13:00:00Z",
                "{'configuration':{'active_configuration':'default'},'credential':{'access_token':'abc.def-1',"
                        + "'token_expiry':'2026-11-21T13:00:00Z'}} | 2026-11-21T13:00:00Z",
                "{'access_token':'abc.def-1','expires_in':'3600'} | 2026-11-21T13:00:00Z",
                "{'access_token':'abc.def-1'} | 2026-11-21T12:05:00Z",
            })
    void understandsWhatTheCommandLinesOfCloudsPrint(String output, Instant expiry) {
        var token = BearerToken.read(output.replace('\'', '"') + "\n", NOW);

        assertThat(token.token()).isEqualTo("abc.def-1");
        assertThat(token.expiry()).isEqualTo(expiry);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3cr3t two",
                "s3cr3t\nmore",
                "{\"s3cr3t\":",
                "{\"idToken\":\"s3cr3t\"}",
                "{\"status\":{\"token\":\"s3cr3t\",\"expirationTimestamp\":\"s3cr3t\"}}"
            })
    void saysWhatIsWrongWithAnOutputWithoutShowingIt(String output) {
        assertThatThrownBy(() -> query(access(printing(output))))
                .isInstanceOf(SourceUnusableException.class)
                .hasMessageStartingWith("the command sh gave no credentials that can be used: ")
                .hasStackTraceContaining("the command sh")
                .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain("s3cr3t"));
        assertThat(fake.web.getRequestCount()).isZero();
    }

    @Test
    void showsTheComplaintOfACommandThatFailsAndNothingElse() throws Exception {
        var command = script("echo s3cr3t; echo 'Please run: az login' >&2; exit 3");
        assertThatThrownBy(() -> query(access(command)))
                .isInstanceOf(SourceUnusableException.class)
                .hasMessage("the command sh, which gives credentials, ended with 3: Please run: az login."
                        + " Run it yourself");
    }

    @Test
    void namesAProgramThatIsMissing() {
        assertThatThrownBy(() -> query(access(new Command(List.of("no-such-program", "s3cr3t")))))
                .isInstanceOf(SourceUnusableException.class)
                .hasMessage("cannot run no-such-program for credentials: check that it is installed and on the search"
                        + " path; no shell is used");
    }

    /// What it started holds its output open.
    @Test
    void endsACommandThatDoesNotEnd() throws Exception {
        var command = new CommandOutput(script("sleep 600 & sleep 600"), Duration.ofMillis(300));
        assertThatThrownBy(command::read)
                .isInstanceOf(SourceUnusableException.class)
                .hasMessageContaining("did not end within");
    }

    @Test
    void waitsForTheOutputOfACommandThatLeavesAProcessBehindNoLonger() throws Exception {
        var command = new CommandOutput(script("(sleep 5) & echo token"), Duration.ofMillis(300));
        assertThatThrownBy(command::read)
                .isInstanceOf(SourceUnusableException.class)
                .hasMessageContaining("did not end within");
    }

    @Test
    void refusesTwoWaysAtOnce() throws Exception {
        var access = new ServerAccess(
                fake.uri(),
                Path.of("token"),
                null,
                Map.of(),
                null,
                null,
                null,
                Duration.ofSeconds(30),
                printing("x"),
                null);
        assertThatThrownBy(() -> fake.client(access))
                .isInstanceOf(SourceUnusableException.class)
                .hasMessage("give a bearer token file or a token command, not both");
    }

    @Test
    void keepsTheTokenOutOfItsText() {
        assertThat(new BearerToken("s3cr3t", NOW)).hasToString("BearerToken[until 2026-11-21T12:00:00Z]");
    }

    private void query(ServerAccess access) throws IOException {
        try (var server = fake.client(access)) {
            server.query(UP, NOW);
        }
    }

    private ServerAccess access(Command command) {
        return new ServerAccess(
                fake.uri(), null, null, Map.of(), null, null, null, Duration.ofSeconds(30), command, null);
    }

    private static String sent(CommandCredentials credentials) throws IOException {
        return credentials.headers(REQUEST, URI.create("http://127.0.0.1")).getOrDefault("Authorization", "");
    }

    /// Prints how often it ran.
    private Command numbered(String format) throws IOException {
        var runs = directory.resolve("runs");
        return script("echo >> '" + runs + "'\nprintf '" + format + "' $(wc -l < '" + runs + "')");
    }

    private Command printing(String output) throws IOException {
        return script("cat <<'END'\n" + output + "\nEND");
    }

    private Command script(String text) throws IOException {
        return new Command(List.of(
                "sh", Files.writeString(directory.resolve("command"), text).toString()));
    }

    private static String stackTrace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
