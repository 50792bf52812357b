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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    private static final ServerAccess NOWHERE = ServerAccess.of(URI.create("http://127.0.0.1:1"));

    private Path directory;

    private FakePrometheus fake;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        this.directory = directory;
        fake = FakePrometheus.start();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void replaysWhatWasRecorded() throws IOException {
        fake.answering(json(ONE_UP).build());
        try (var server = open(fake.access(), directory, null)) {
            assertThat(server.query(UP, NOW)).hasSize(1);
        }

        try (var server = open(NOWHERE, null, directory)) {
            assertThat(server.query(UP, NOW)).hasSize(1);
            assertThat(server.query(UP, NOW)).hasSize(1);
        }
    }

    @Test
    void saysWhichAnswerIsMissing() throws IOException {
        try (var server = open(NOWHERE, null, directory)) {
            assertThatThrownBy(() -> server.query(UP, NOW))
                    .isInstanceOf(SourceUnusableException.class)
                    .hasMessageStartingWith("the recording " + directory + " has no answer to \"who is up\"")
                    .hasMessageEndingWith("replay with the same options and --as-of as recorded, or record again");
        }
    }

    @Test
    void replaysARefusedProbe() throws IOException {
        fake.answering(status(405));
        try (var server = open(fake.access(), directory, null)) {
            assertThat(server.usage().method()).isEqualTo("range query");
        }

        try (var server = open(NOWHERE, null, directory)) {
            assertThat(server.usage().method()).isEqualTo("range query");
        }
    }

    @Test
    void writesNeitherHostNorCredentials(@TempDir Path secrets) throws IOException {
        var token = Files.writeString(secrets.resolve("token"), "s3cr3t");
        fake.answering(json(ONE_UP).addHeader("Set-Cookie", "session=s3cr3t").build());
        try (var server = open(fake.withBearerToken(token), directory, null)) {
            server.query(UP, NOW);
        }

        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(2).allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.UTF_8))
                    .contains("query=up")
                    .doesNotContain("s3cr3t", "127.0.0.1"));
        }
        assertThat(directory.resolve("index.txt"))
                .content()
                .endsWith("\tPOST api/v1/query\tquery=up\ttime=1795262400\n");
    }

    @Test
    void refusesADirectoryThatIsNotThere() {
        assertThatThrownBy(() -> open(NOWHERE, null, directory.resolve("none")))
                .isInstanceOf(SourceUnusableException.class)
                .hasMessageContaining("there is no recording at ");
    }

    private PrometheusServer open(ServerAccess access, @Nullable Path record, @Nullable Path replay)
            throws IOException {
        var options = new CollectorOptions("cluster", null, null, 250, 2, record, replay);
        return HttpPrometheusServer.open(access, options, fake.retry(), FakePrometheus.clock());
    }
}
