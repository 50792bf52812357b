package io.rightsizer.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rightsizer.api.report.OutputFormat;
import io.rightsizer.api.report.SampleRuns;
import io.rightsizer.api.report.TableStyle;
import java.io.IOException;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process of its own, asked to end as Kubernetes asks it.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
class ServeProcessTest {

    /// PBKDF2 of "correct horse" in two million rounds, made with Python's hashlib.pbkdf2_hmac: to prove the password
    /// takes a second or two, which makes the answer a slow one.
    private static final String SLOW =
            "anna:pbkdf2-sha256:2000000:AAECAwQFBgcICQoLDA0ODw==:MV3EUxT70/VGvfioSbYBeAYY+mlVm+0ag687uW/uf9s=";

    private static final String PROOF = "Authorization: Basic "
            + Base64.getEncoder().encodeToString("anna:correct horse".getBytes(StandardCharsets.UTF_8));

    private static final int SIGTERM_EXIT = 143;

    private final Path directory;
    private final Process process;
    private final Path said;
    private URI address = URI.create("");

    ServeProcessTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.said = directory.resolve("said");
        var run = new StringWriter();
        OutputFormat.JSON.write(SampleRuns.shop(), run, TableStyle.plain(120));
        this.process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--from",
                        file("run.json", run.toString()),
                        "--passwords",
                        file("people", SLOW)))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    @BeforeEach
    void listens() throws Exception {
        while (!said().contains("until this is interrupted")) {
            assertThat(process.isAlive()).as(said()).isTrue();
            Thread.sleep(20);
        }
        address = URI.create(said().replaceFirst("(?s).*the report is at (\\S+).*", "$1"));
    }

    private String said() throws IOException {
        return Files.readString(said);
    }

    @AfterEach
    void ends() {
        process.destroyForcibly();
    }

    private Socket ask(String path, String... headers) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
        var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + String.join(
                        "",
                        List.of(headers).stream().map(header -> header + "\r\n").toList())
                + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /// The proof has begun once the process has been busy for a while.
    private void isBusy(Duration before) throws InterruptedException {
        while (busy().minus(before).toMillis() < 300) {
            Thread.sleep(20);
        }
    }

    private Duration busy() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Test
    void anAnswerThatHasBegunComesToItsEnd() throws Exception {
        try (var refused = ask("/")) {
            assertThat(answer(refused)).startsWith("HTTP/1.1 401");
        }
        Thread.sleep(500);
        var before = busy();
        try (var slow = ask("/", PROOF)) {
            isBusy(before);

            process.destroy();

            assertThat(answer(slow)).startsWith("HTTP/1.1 200").contains("What to do this week", "</html>");
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(SIGTERM_EXIT);
    }

    @Test
    void oneThatWasAskedToEndTakesNothingNew() throws Exception {
        process.destroy();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(SIGTERM_EXIT);
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> ask("/"));
        assertThat(said()).doesNotContain("Exception");
    }
}
