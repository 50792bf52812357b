package io.rightsizer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.rightsizer.analyzer.collector.UsageFileSource;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.analyzer.usage.OutlineSink;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.api.config.Config;
import io.rightsizer.api.config.ConfigSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutlineScanTest {

    private static final String USAGE = """
            series_id,timestamp,cpu_cores,memory_bytes,cpu_request,memory_request
            a,300,0.25,1000,1,4096
            a,600,0.75,3000,1,4096
            a,900,0.5,2000,1,4096
            b,300,0.125,500,1,4096
            """;

    private static void scan(Path directory, OutlineSink outlines) throws IOException {
        var file = Files.writeString(directory.resolve("usage.csv"), USAGE);
        try (var source = UsageFileSource.open(file)) {
            var window = HistoryWindow.endingAt(Instant.ofEpochSecond(900), Duration.ofMinutes(15));
            var config = Config.load(ConfigSources.none());
            new Rightsizer(config, InstantSource.fixed(Instant.EPOCH)).scan(source, window, Progress.SILENT, outlines);
        }
    }

    @Test
    void handsOverTheOutlineOfEachContainer(@TempDir Path directory) throws IOException {
        var names = new ArrayList<String>();
        var outlines = new ArrayList<Outline>();

        scan(directory, (workload, container, outline) -> {
            names.add(workload.name() + "/" + container);
            outlines.add(outline);
        });

        assertThat(names).containsExactly("a/a", "b/b");
        assertThat(outlines.getFirst().cpu().peak().value()).isEqualTo(0.75);
        assertThat(outlines.getFirst().memory().peak().at()).isEqualTo(Instant.ofEpochSecond(600));
        assertThat(outlines.getLast().memory().sketch().quantile(0.95)).isEqualTo(500);
    }

    @Test
    void endsWhenAnOutlineCannotBeTaken(@TempDir Path directory) {
        assertThatIOException()
                .isThrownBy(() -> scan(directory, (workload, container, outline) -> {
                    throw new IOException("no space left on device");
                }))
                .withMessage("no space left on device");
    }
}
