package io.rightsizer.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rightsizer.analyzer.collector.PrometheusUsageSource;
import io.rightsizer.analyzer.collector.ServerAccess;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.OutlineSink;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.api.Rightsizer;
import io.rightsizer.api.config.Config;
import io.rightsizer.api.config.ConfigSources;
import io.rightsizer.api.demo.DemoPrometheus;
import io.rightsizer.api.history.Outlines;
import io.rightsizer.api.report.Run;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/// All pages of the embedded cluster in a real browser: axe-core in both themes, the layout, the flows of readers.
class BrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final Config config = Config.load(ConfigSources.none());

    @Test
    void readersFindNothingToComplainAbout() throws Exception {
        var modules = Path.of("..").toRealPath().resolve("build/browser");
        assumeTrue(Files.exists(CHROMIUM), "Chromium is not installed");
        assumeTrue(Files.exists(modules.resolve("installed")), "./verify installs playwright-core and axe-core");
        try (var outlines = new Outlines();
                var demo = DemoPrometheus.start()) {
            var newest = scan(demo, Duration.ZERO, outlines);
            var before = scan(demo, Duration.ofDays(7), OutlineSink.NONE);
            try (var shelf = Shelf.of(List.of(newest, before), outlines);
                    var site = Site.of(shelf.data())) {
                assertThat(complaints(site, modules)).isEqualTo("18 pages\n");
            }
        }
    }

    private Run scan(DemoPrometheus demo, Duration ago, OutlineSink outlines) throws IOException {
        try (var source = PrometheusUsageSource.open(ServerAccess.of(demo.uri()), config.collector())) {
            var window = HistoryWindow.endingAt(demo.asOf().minus(ago), Duration.ofDays(7));
            return new Rightsizer(config, InstantSource.system()).scan(source, window, Progress.SILENT, outlines);
        }
    }

    private static String complaints(Site site, Path modules) throws IOException, InterruptedException {
        var output = File.createTempFile("browser", ".txt");
        var process = new ProcessBuilder("node", "src/test/browser/check.mjs", site.uri() + "/", modules.toString())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        process.waitFor();
        var said = Files.readString(output.toPath(), StandardCharsets.UTF_8);
        Files.delete(output.toPath());
        return said;
    }
}
