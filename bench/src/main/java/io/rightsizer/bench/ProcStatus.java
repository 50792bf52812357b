package io.rightsizer.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/// What Linux tells of processes.
final class ProcStatus {

    private static final int KIBIBYTE = 1024;

    /// `_SC_CLK_TCK`, 100 on every Linux that Java runs on.
    private static final int MILLIS_A_TICK = 10;

    private ProcStatus() {}

    /// A size of `/proc/PID/status`; none where there is no such process any more.
    ///
    /// @param field `VmHWM` for the most memory ever held, `VmRSS` for that of now, `RssAnon` for its private part
    static OptionalLong bytes(long pid, String field) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(field + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                    .findFirst();
        } catch (IOException | UncheckedIOException _) {
            return OptionalLong.empty();
        }
    }

    /// User and system time of all processes that this one started and that have ended.
    static Duration ofChildren() throws IOException {
        var stat = Files.readString(Path.of("/proc/self/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        // Fields 16 and 17 of proc(5), which counts from 1; the first two are cut off.
        var ticks = Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
        return Duration.ofMillis(ticks * MILLIS_A_TICK);
    }
}
