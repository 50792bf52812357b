package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `rightsizer scan --tsdb`, without a server: three days in two blocks.
class TsdbScanTest {

    private final Path directory;

    TsdbScanTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void write() throws IOException {
        var middle = ShopBlocks.FROM.plus(Duration.ofDays(2));
        ShopBlocks.write(directory, ShopBlocks.FROM, middle, "web");
        ShopBlocks.write(directory, middle, middle.plus(Duration.ofDays(1)), "web");
    }

    /// `split` on flat usage: p99 = 0.25 cores; request = peak 104857600 bytes; limit = 1.10 x peak =
    /// 115343360.
    @Test
    void recommendsFromBlocks() {
        var scan = rightsizer("scan", "--tsdb", directory.toString(), "--policy", "split", "--no-history", "-o", "csv");

        assertThat(scan.exitCode()).as(scan.err()).isZero();
        assertThat(scan.outLines()).hasSize(2);
        assertThat(scan.outLines().getLast())
                .startsWith(",shop,ReplicaSet,web-1,app,container,0.25,,104857600,115343360,1,,1073741824,,Resize,");
    }

    @Test
    void endsTheWindowWithTheNewestUsage() throws IOException {
        var scan =
                rightsizer("scan", "--tsdb", directory.toString(), "--policy", "split", "--no-history", "-o", "json");

        assertThat(scan.json().at("/run/window/to").asText()).isEqualTo("2026-03-03T12:00:00Z");
        assertThat(scan.json().at("/run/method").asText()).isEqualTo("blocks");
    }

    @Test
    void aDirectoryWithoutBlocksExitsWith4(@TempDir Path empty) {
        var scan = rightsizer("scan", "--tsdb", empty.toString(), "--no-history");

        assertThat(scan.exitCode()).isEqualTo(4);
        assertThat(scan.err()).contains("there are no blocks in " + empty);
    }
}
