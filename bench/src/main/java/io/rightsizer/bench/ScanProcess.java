package io.rightsizer.bench;

import io.rightsizer.bench.Round.Client;
import io.rightsizer.bench.Round.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The whole `rightsizer scan` as a user starts it, the launcher included, up to the CSV on disk: through a server,
/// or over the blocks themselves.
///
/// @param withServer whether a server stands between
/// @param csv where the result goes
record ScanProcess(FleetData data, Path launcher, String heap, boolean withServer, Path csv) implements Contender {

    static final String SCAN = "scan";
    static final String SCAN_BLOCKS = "scan --tsdb";

    @Override
    public void run(Sink sink) throws IOException, InterruptedException {
        if (!withServer) {
            sink.add(SCAN_BLOCKS, measured(List.of("--tsdb", data.blocks().toString()), Server.NONE));
            return;
        }
        try (var server = LocalPrometheus.over(data.blocks())) {
            var meter = new ServerMeter(server);
            var round = measured(List.of("--prometheus", server.url().toString()), Server.NONE);
            sink.add(SCAN, new Round(meter.stop(), round.client(), round.outcome()));
        }
    }

    private Round measured(List<String> source, Server server) throws IOException, InterruptedException {
        var gc = new CollectionLog(csv.resolveSibling("gc.log"));
        var builder =
                new ProcessBuilder(command(source)).redirectErrorStream(true).redirectOutput(log().toFile());
        builder.environment().put("JDK_JAVA_OPTIONS", "-Xmx" + heap + " " + gc.option());
        var before = ProcStatus.ofChildren();
        var started = System.nanoTime();
        var process = builder.start();
        try (var memory = new PeakMemory(process.pid(), "VmHWM")) {
            var exit = process.waitFor();
            var wall = Duration.ofNanos(System.nanoTime() - started);
            if (exit != 0) {
                throw new Failed(exit, Files.readString(log()));
            }
            var client = new Client(ProcStatus.ofChildren().minus(before), wall, memory.highest(), gc.highest());
            return new Round(server, client, String.format(Locale.ROOT, "%,d rows", rows()));
        }
    }

    /// The scan ended, but not well; the others can still be measured.
    static final class Failed extends IOException {

        private static final long serialVersionUID = 1L;

        Failed(int exit, String log) {
            super("the scan ended with exit code " + exit + ":\n" + log);
        }
    }

    private List<String> command(List<String> source) {
        var command = new ArrayList<>(List.of(launcher.toString(), "scan", "--no-history", "-o", "csv"));
        command.addAll(List.of("--out", csv.toString(), "--as-of", data.asOf().toString()));
        command.addAll(List.of("--window", data.window().toDays() + "d"));
        command.addAll(source);
        return command;
    }

    private long rows() throws IOException {
        try (var lines = Files.lines(csv)) {
            return lines.count() - 1;
        }
    }

    private Path log() {
        return csv.resolveSibling("scan.log");
    }
}
