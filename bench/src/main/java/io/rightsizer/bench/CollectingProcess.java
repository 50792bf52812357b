package io.rightsizer.bench;

import io.rightsizer.bench.Round.Client;
import io.rightsizer.bench.Round.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The collector alone, again and again in one JVM: first cold, its start included, at last warm.
///
/// @param warmUps rounds that do not count before the last
record CollectingProcess(FleetData data, String heap, boolean withServer, int warmUps) implements Contender {

    static final String COLD = "collecting, cold JVM";
    static final String WARM = "collecting, warm";
    static final String BLOCKS_COLD = "blocks alone, cold JVM";
    static final String BLOCKS_WARM = "blocks alone, warm";

    @Override
    public void run(Sink sink) throws IOException, InterruptedException {
        if (!withServer) {
            run(data.blocks().toString(), () -> () -> Server.NONE, BLOCKS_COLD, BLOCKS_WARM, sink);
            return;
        }
        try (var server = LocalPrometheus.over(data.blocks())) {
            run(server.url().toString(), () -> new ServerMeter(server)::stop, COLD, WARM, sink);
        }
    }

    private interface Metering {
        Meter start() throws IOException, InterruptedException;
    }

    private interface Meter {
        Server stop() throws IOException, InterruptedException;
    }

    private void run(String source, Metering metering, String cold, String warm, Sink sink)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(command(source))
                .redirectError(Redirect.INHERIT)
                .start();
        try (var memory = new PeakMemory(process.pid(), "VmHWM");
                var orders = process.getOutputStream();
                var answers = process.inputReader()) {
            var spent = Duration.ZERO;
            for (int round = 0; round <= warmUps; round++) {
                var meter = metering.start();
                var started = System.nanoTime();
                var answer = ask(orders, answers);
                var wall = Duration.ofNanos(System.nanoTime() - started);
                var total = Duration.ofMillis(Long.parseLong(answer.substring(0, answer.indexOf(' '))));
                var client = new Client(total.minus(spent), wall, memory.highest(), 0);
                spent = total;
                var measured = new Round(meter.stop(), client, answer.substring(answer.indexOf(' ') + 1));
                if (round == 0 || round == warmUps) {
                    sink.add(round == 0 ? cold : warm, measured);
                }
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static String ask(OutputStream orders, BufferedReader answers) throws IOException {
        orders.write('\n');
        orders.flush();
        var answer = answers.readLine();
        if (answer == null) {
            throw new IOException("collecting ended without an answer");
        }
        return answer;
    }

    /// With the flags of the launcher.
    private List<String> command(String source) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Collecting.class.getName(),
                source,
                data.asOf().toString(),
                data.window().toString());
    }
}
