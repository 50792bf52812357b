package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedShardsTest {

    private Path directory;
    private SimulatedCluster.Result uninterrupted;

    @BeforeEach
    void readAllAtOnce(@TempDir Path empty) throws IOException {
        directory = empty;
        uninterrupted = cluster().collect(options());
    }

    @Test
    void readsOnlyWhatTheInterruptedRunHadNotRead() throws IOException {
        interrupt();
        assertThat(files()).hasSize(3);

        var again = cluster();
        var result = again.collect(options().resuming(resume("1")));

        assertThat(namespacesRead(again)).containsExactly("b");
        assertThat(result.text()).isEqualTo(uninterrupted.text());
        assertThat(result.report().complete()).isTrue();
        assertThat(files()).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenNothingGoesWrong() throws IOException {
        cluster().collect(options().resuming(resume("1")));

        assertThat(files()).isEmpty();
    }

    @Test
    void readsAgainWhatIsDamaged() throws IOException {
        interrupt();
        for (var file : files().subList(0, 2)) {
            var bytes = Files.readAllBytes(directory.resolve(file));
            bytes[bytes.length / 2] ^= 1;
            Files.write(directory.resolve(file), bytes);
        }

        var again = cluster();
        var result = again.collect(options().resuming(resume("1")));

        assertThat(namespacesRead(again)).containsExactly("a", "b", "c");
        assertThat(result.text()).isEqualTo(uninterrupted.text());
    }

    @Test
    void takesNothingFromAnotherVersionOrWithOtherSettings() throws IOException {
        interrupt();
        var newer = cluster();
        newer.collect(options().resuming(resume("2")));

        assertThat(namespacesRead(newer)).containsExactly("a", "b", "c");

        interrupt();
        var narrowed = cluster();
        narrowed.collect(new CollectorOptions("cluster", null, "a|c", 1, 1, null, null).resuming(resume("1")));

        assertThat(namespacesRead(narrowed)).containsExactly("a", "c");
    }

    @Test
    void keepsNothingThatTheServerWarnedOf() throws IOException {
        var warned = cluster();
        warned.server.warn("a store was down");
        warned.server.fail(selector -> selector.promQl().contains("\"b\""), new IOException("the frame ended early"));
        warned.collect(options().resuming(resume("1")));

        var again = cluster();
        assertThat(again.collect(options().resuming(resume("1"))).text()).isEqualTo(uninterrupted.text());
    }

    @Test
    void knowsTheWindowOfARunThatWasInterruptedWithinTheHour() throws IOException {
        var access = ServerAccess.of(URI.create("http://127.0.0.1:1"));
        var options = options().resuming(resume("1"));
        var window = SimulatedCluster.WINDOW;
        FinishedShards.of(resume("1"), PrometheusUsageSource.settings(access.identity(), options), window)
                .keep("shard", new ShardFile.Content(new ReadUsage(container -> ""), "remote read", 1));
        var soon = HistoryWindow.endingAt(window.to().plus(Duration.ofMinutes(50)), window.length());
        var later = HistoryWindow.endingAt(window.to().plus(Duration.ofMinutes(70)), window.length());
        written(window.to().plus(Duration.ofMinutes(5)));

        assertThat(PrometheusUsageSource.unfinished(access, options, soon)).contains(window.to());
        assertThat(PrometheusUsageSource.unfinished(access, options, later)).isEmpty();
        var longer = HistoryWindow.endingAt(soon.to(), Duration.ofDays(3));
        assertThat(PrometheusUsageSource.unfinished(access, options, longer)).isEmpty();
        var elsewhere = ServerAccess.of(URI.create("http://127.0.0.1:2"));
        assertThat(PrometheusUsageSource.unfinished(elsewhere, options, soon)).isEmpty();
        assertThat(PrometheusUsageSource.unfinished(access, options().resuming(resume("2")), soon))
                .isEmpty();
    }

    @Test
    void refusesADirectoryThatCannotBeOne() throws IOException {
        var file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> cluster().collect(options().resuming(new Resume(file, "1"))))
                .isInstanceOf(SourceUnusableException.class)
                .hasMessageContaining("give --resume a directory that can be written");
    }

    private void interrupt() throws IOException {
        var cluster = cluster();
        cluster.server.fail(selector -> selector.promQl().contains("\"b\""), new IOException("the frame ended early"));
        var result = cluster.collect(options().resuming(resume("1")));
        assertThat(result.summary()).contains("SHARD_FAILED b/Deployment/web/app");
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void written(Instant time) throws IOException {
        for (var file : files()) {
            Files.setLastModifiedTime(directory.resolve(file), FileTime.from(time));
        }
    }

    private static List<String> namespacesRead(SimulatedCluster cluster) {
        return cluster.server.read.stream()
                .map(selector -> selector.promQl().replaceAll(".*namespace=\"(.)\".*", "$1"))
                .distinct()
                .sorted()
                .toList();
    }

    private Resume resume(String version) {
        return new Resume(directory, version);
    }

    private static CollectorOptions options() {
        return new CollectorOptions("cluster", null, null, 1, 1, null, null);
    }

    private static SimulatedCluster cluster() {
        return new SimulatedCluster()
                .web("a", "web", "web-1-aaaaa", 0.25, 1e8)
                .counter(Queries.OOM_EVENTS, 2, "namespace", "a", "pod", "web-1-aaaaa", "container", "app")
                .web("b", "web", "web-1-aaaaa", 0.5, 2e8)
                .web("c", "web", "web-1-aaaaa", 0.75, 3e8);
    }
}
