package io.rightsizer.bench;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// What everybody reads.
///
/// @param blocks a TSDB directory, which stays as it is
/// @param asOf end of the window
record FleetData(Path blocks, Instant asOf, Duration window) {

    HistoryWindow grid() {
        return HistoryWindow.endingAt(asOf, window);
    }

    /// Reads all of it once, so that nobody pays for the disk.
    long warm() throws IOException {
        var buffer = new byte[1 << 20];
        var bytes = 0L;
        try (var paths = Files.walk(blocks)) {
            for (var file : paths.filter(Files::isRegularFile).toList()) {
                try (var input = Files.newInputStream(file)) {
                    for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                        bytes += count;
                    }
                }
            }
        }
        return bytes;
    }
}
