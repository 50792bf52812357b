package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is wrong: one line that says what, where and what to do, the right exit code, no result, no stack trace.
class BadInputTest {

    private static final String SECRET = "s3cret-t0ken";

    private final Path directory;

    BadInputTest(@TempDir Path directory) {
        this.directory = directory;
    }

    static Stream<Arguments> answers() throws IOException {
        return Stream.of(
                Arguments.of("a wrong path", answer(404, "text/plain", "404 page not found"), "404"),
                Arguments.of(
                        "a web page",
                        answer(200, "text/html", "<!doctype html><title>Log in"),
                        "a login page stands before the server"),
                Arguments.of("no access", answer(401, "text/plain", "Bearer " + SECRET + " is not known"), "401"),
                Arguments.of(
                        "too much",
                        answer(
                                422,
                                "application/json",
                                "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"too many samples\"}"),
                        "422"),
                Arguments.of("half an answer", answer(200, "application/json", "{\"status\":\"succ"), "JSON"),
                Arguments.of("a redirect", answer(302, "text/plain", ""), "redirects to http://127.0.0.1"),
                Arguments.of("a gzip bomb", bomb(), "too large to be honest"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void aServerThatCannotBeUsedExitsWith4(String name, MockResponse answer, String told) throws IOException {
        var token = Files.writeString(directory.resolve("token"), SECRET);
        try (var web = new MockWebServer()) {
            web.setDispatcher(always(answer));
            web.start(InetAddress.getLoopbackAddress(), 0);
            var url = "http://127.0.0.1:" + web.getPort();

            var scan = rightsizer("scan", "--prometheus", url, "--bearer-token-file", token.toString());

            assertOneLine(scan, 4, "127.0.0.1:" + web.getPort());
            assertThat(scan.err()).contains(told);
        }
    }

    @Test
    void aServerThatIsDownExitsWith4() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        var scan = rightsizer("scan", "--prometheus", "http://127.0.0.1:" + port, "-o", "json");

        assertOneLine(scan, 4, "cannot reach Prometheus at 127.0.0.1:" + port + ": connection refused");
    }

    /// `DIR` stands for an empty directory, `RUN` for a saved run.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    scan                                           | nothing to read: give --prometheus URL
                    skan                                           | 'skan'
                    scan --prometheus nope                         | write it like http://prometheus:9090
                    scan --prometheus http://a:s3cret-t0ken@host   | must not carry a user or password
                    scan --prometheus http://127.0.0.1:1 --window 5parsecs     | write it like 14d, 36h or 5m
                    scan --prometheus http://127.0.0.1:1 --policy peek         | did you mean 'peak'?
                    scan --prometheus http://127.0.0.1:1 --namespaces [        | Unclosed character class
                    scan --prometheus http://127.0.0.1:1 --sort weight         | cannot sort by 'weight'
                    scan --prometheus http://127.0.0.1:1 --filter nss=shop     | did you mean 'ns'?
                    scan --prometheus http://127.0.0.1:1 --only risks          | did you mean 'risk'?
                    scan --prometheus http://127.0.0.1:1 --min-change much     | write it like 10% or 0.1
                    scan --prometheus http://127.0.0.1:1 --fail-on doom        | write risk, change or saving>=20%
                    scan --prometheus http://127.0.0.1:1 --as-of yesterday     | write it like 2026-11-15T00:00:00Z
                    scan --prometheus http://127.0.0.1:1 --out DIR/no/run.json | its directory does not exist
                    scan --prometheus http://127.0.0.1:1 --out DIR             | it is a directory
                    scan --prometheus http://127.0.0.1:1 --polcy peak          | '--polcy'
                    scan --prometheus http://127.0.0.1:1 -H s3cret-t0ken       | --header must be NAME:VALUE
                    scan --from DIR/none.json                      | there is no file
                    scan --from RUN --policy peak                  | scan again
                    scan --from RUN -o xlsx                        | xlsx
                    scan --usage-csv DIR/none.csv                  | there is no usage file
                    explain cart --from RUN                        | write it like checkout/Deployment/web
                    patch --from RUN                               | --out
                    demo --from RUN                                | the demo brings its own server
                    demo --record DIR                              | the demo brings its own server
                    scan --usage-csv CSV --prometheus http://x     | give one of --prometheus and --usage-csv
                    scan --replay DIR --prometheus http://x        | give one of --prometheus and --replay
                    scan --from RUN --replay DIR                   | give one of --from and --replay
                    scan --tsdb DIR --prometheus http://x          | give one of --prometheus and --tsdb
                    scan --usage-csv CSV --record DIR              | --record saves what a server answers
                    scan --tsdb DIR --record DIR                   | --record saves what a server answers
                    scan --replay DIR --record DIR                 | --record saves what a server answers
                    config validate -c DIR/none.yaml               | there is no configuration file
                    """)
    void whatCannotBeMeantExitsWith2(String line, String told) {
        assertOneLine(rightsizer(words(line)), 2, told);
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    run.json  | hello               | scan --from                 | is not a run in JSON
                    run.json  | {"a":1}             | scan --from                 | has no 'schemaVersion'
                    run.json  | {"schemaVersion":"9"} | explain a/b/c --from      | this version reads '1'
                    conf.yaml | polcy: peak         | config validate -c          | line 1 column 1; did you mean 'policy'?
                    conf.yaml | policy: peek        | scan -c                     | did you mean 'peak'?
                    conf.yaml | 'policy: [peak'     | scan -c                     | is not YAML
                    conf.yaml | window: 5parsecs    | config show -c              | write it like 14d, 36h or 5m
                    """)
    void aMalformedFileExitsWith2AndIsNamed(String file, String content, String line, String told) throws IOException {
        var malformed = Files.writeString(directory.resolve(file), content + "\n");
        var words = new ArrayList<>(List.of(words(line)));
        words.add(malformed.toString());

        var invocation = rightsizer(words.toArray(String[]::new));

        assertOneLine(invocation, 2, told);
        assertThat(invocation.err()).contains(file);
    }

    @Test
    void aMissingRecordingExitsWith4() {
        assertOneLine(
                rightsizer("scan", "--replay", directory.toString()),
                4,
                "there is no finished recording in " + directory);
    }

    @Test
    void aRecordingThatLacksAnAnswerExitsWith4() throws IOException {
        Files.writeString(
                directory.resolve("recorded-run.json"),
                "{\"server\":\"http://127.0.0.1:1\",\"asOf\":\"2026-03-03T12:00:00Z\",\"window\":\"PT48H\"}");

        assertOneLine(rightsizer("scan", "--replay", directory.toString()), 4, "record again");
    }

    @Test
    void patchesNeverReplaceWhatIsNotOurs() throws IOException {
        var theirs = Files.writeString(directory.resolve("kustomization.yaml"), "resources: [web.yaml]\n");

        var patch = rightsizer("patch", "--from", DemoRun.saved(), "--out", directory.toString());

        assertOneLine(patch, 2, "choose an empty directory");
        assertThat(theirs).hasContent("resources: [web.yaml]\n");
        assertThat(directory).isDirectoryNotContaining(file -> !file.equals(theirs));
    }

    private String[] words(String line) {
        return Stream.of(line.split(" +", -1))
                .map(word -> word.equals("RUN") ? DemoRun.saved() : word.replace("DIR", directory.toString()))
                .toArray(String[]::new);
    }

    /// One complaint, and at most one hint where help is.
    private static void assertOneLine(Invocation invocation, int exitCode, String told) {
        assertThat(invocation.out()).isEmpty();
        assertThat(invocation.complaints()).as(invocation.err()).hasSizeBetween(1, 2);
        assertThat(invocation.complaints().getFirst())
                .startsWith("rightsizer: ")
                .contains(told);
        assertThat(invocation.complaints().stream().skip(1))
                .allMatch(hint -> hint.startsWith("Try '")
                        || hint.startsWith("Did you mean")
                        || hint.startsWith("Possible solutions"));
        assertThat(invocation.err()).doesNotContain(SECRET, "Exception", "\tat ");
        assertThat(invocation.exitCode()).as(invocation.err()).isEqualTo(exitCode);
    }

    private static MockResponse answer(int code, String type, String body) {
        return new MockResponse.Builder()
                .code(code)
                .addHeader("Content-Type", type)
                .addHeader("Location", "http://127.0.0.1:1/login")
                .body(body)
                .build();
    }

    /// 600 MiB of white space in 600 KiB of JSON.
    private static MockResponse bomb() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            var spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            gzip.write('{');
            for (int mebibyte = 0; mebibyte < 600; mebibyte++) {
                gzip.write(spaces);
            }
        }
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .addHeader("Content-Encoding", "gzip")
                .body(new Buffer().write(packed.toByteArray()))
                .build();
    }

    private static Dispatcher always(MockResponse answer) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer;
            }
        };
    }
}
