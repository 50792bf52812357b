package io.rightsizer.bench;

import io.rightsizer.bench.Contender.Effort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lets the contenders read the same server in turns and compares what they cost it. Processor seconds are compared,
/// not time on the clock, so that a busy machine does not decide; a first round warms caches up and is not counted.
@Command(
        name = "server-load",
        mixinStandardHelpOptions = true,
        description = "CPU seconds a Prometheus spends on rightsizer's scan and on per-workload queries.")
final class ServerLoad implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TSDB_DIR", description = "directory of TSDB blocks; it is only read")
    private @Nullable Path tsdb;

    @Parameters(index = "1", paramLabel = "AS_OF", description = "end of the window, RFC 3339")
    private @Nullable Instant asOf;

    @Option(names = "--window-days", defaultValue = "7", description = "length of the window (${DEFAULT-VALUE})")
    private int windowDays;

    @Option(names = "--rounds", defaultValue = "3", description = "counted rounds (${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--step-minutes",
            split = ",",
            defaultValue = "5",
            description = "steps of the per-workload queries, for example 5,1 (${DEFAULT-VALUE})")
    private List<Integer> stepMinutes = List.of();

    @Option(names = "--heap", defaultValue = "128m", description = "heap of rightsizer's JVM (${DEFAULT-VALUE})")
    private String heap = "";

    private ServerLoad() {}

    public static void main(String[] arguments) {
        var command = new CommandLine(new ServerLoad()).setExecutionExceptionHandler((failure, line, _) -> {
            line.getErr().println("server-load: " + failure.getMessage());
            return line.getCommandSpec().exitCodeOnExecutionException();
        });
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1) {
            throw new IllegalArgumentException("--rounds must be at least 1");
        }
        try (var server = LocalPrometheus.over(Objects.requireNonNull(tsdb))) {
            var contenders = contenders(server.url(), Objects.requireNonNull(asOf));
            oneRound(contenders, server, (_, _, _) -> {});
            var table = new LoadTable();
            for (int round = 1; round <= rounds; round++) {
                System.err.println("round " + round + " of " + rounds);
                oneRound(contenders, server, table::add);
            }
            System.out.print(table);
        }
        return 0;
    }

    private List<Contender> contenders(URI server, Instant to) throws IOException {
        var window = Duration.ofDays(windowDays);
        var contenders = new ArrayList<Contender>();
        contenders.add(new RightsizerProcess(window, to, heap));
        try (var api = new PromApi(server)) {
            var rows = new PeerDiscovery(api, to).rows();
            for (var minutes : stepMinutes) {
                contenders.add(new PerWorkloadQueries(rows, window, Duration.ofMinutes(minutes), to));
            }
        }
        return contenders;
    }

    private static void oneRound(List<Contender> contenders, LocalPrometheus server, Sink sink)
            throws IOException, InterruptedException {
        for (var contender : contenders) {
            var before = server.cpu();
            var effort = contender.run(server.url());
            sink.add(contender.name(), server.cpu().minus(before), effort);
        }
    }

    private interface Sink {
        void add(String contender, Duration serverCpu, Effort effort);
    }
}
