package io.rightsizer.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// `wrk` asking a server for addresses in turns, compressed as a browser asks for them.
record Wrk(Path directory, int connections) {

    /// Latencies are printed in microseconds.
    private static final String SCRIPT = """
            local paths = {}
            local at = 0
            function init(args)
              for line in io.lines(args[1]) do paths[#paths + 1] = line end
              at = math.random(#paths)
            end
            function request()
              at = at % #paths + 1
              return wrk.format("GET", paths[at], {["Accept-Encoding"] = "gzip"})
            end
            function done(summary, latency, requests)
              local errors = summary.errors
              print(string.format("FIGURES %d %d %d %d %d %d", summary.requests, summary.duration,
                latency:percentile(50), latency:percentile(99), latency.max,
                errors.connect + errors.read + errors.write + errors.status + errors.timeout))
            end
            """;

    /// @param errors requests without an answer, or with one that is not of the 200s or 300s
    record Figures(
            long requests, double perSecond, double medianMillis, double p99Millis, double maxMillis, long errors) {}

    Figures ask(URI server, List<String> paths, int seconds) throws IOException, InterruptedException {
        var script = Files.writeString(directory.resolve("ask.lua"), SCRIPT);
        var asked = Files.write(directory.resolve("paths.txt"), paths);
        var process = start(server, script, asked, seconds);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.lines()
                .filter(line -> line.startsWith("FIGURES "))
                .map(Wrk::figures)
                .findFirst()
                .orElseThrow(() -> new IOException("wrk failed: " + output));
    }

    private Process start(URI server, Path script, Path paths, int seconds) throws IOException {
        try {
            return new ProcessBuilder(
                            "wrk",
                            "--threads=1",
                            "--connections=" + connections,
                            "--duration=" + seconds + "s",
                            "--timeout=30s",
                            "--script=" + script,
                            server.toString(),
                            "--",
                            paths.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new IOException("cannot start wrk; install it or add it to PATH: " + e.getMessage(), e);
        }
    }

    private static Figures figures(String line) {
        var numbers = Arrays.stream(line.split(" "))
                .skip(1)
                .mapToLong(Long::parseLong)
                .toArray();
        return new Figures(
                numbers[0],
                numbers[0] * 1e6 / numbers[1],
                numbers[2] / 1e3,
                numbers[3] / 1e3,
                numbers[4] / 1e3,
                numbers[5]);
    }
}
