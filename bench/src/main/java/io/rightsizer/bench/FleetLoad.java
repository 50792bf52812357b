package io.rightsizer.bench;

import io.rightsizer.bench.fleet.FleetBlocks;
import io.rightsizer.bench.fleet.FleetSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes a fleet, or takes one, lets every contender read the same window from a server of its own and compares what
/// they cost. CPU seconds are compared, not time on the clock, so that a busy machine does not decide.
@Command(
        name = "fleet",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "What a scan of a made-up fleet costs the server and the client, beside per-workload queries"
                + " and beside reading the blocks.")
final class FleetLoad implements Callable<Integer> {

    private static final Set<String> WAYS = Set.of("scan", "collecting", "blocks", "peer", "equality");

    @Option(names = "--containers", defaultValue = "1000", description = "that run at the end (${DEFAULT-VALUE})")
    private int containers;

    @Option(names = "--days", defaultValue = "7", description = "length of the window (${DEFAULT-VALUE})")
    private int days;

    @Option(names = "--seed", defaultValue = "42", description = "of the fleet (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--regions", defaultValue = "1", description = "that its nodes stand in (${DEFAULT-VALUE})")
    private int regions;

    @Option(
            names = "--lean",
            description = "a fleet with only what per-workload queries read: no throttling, OOM kills and restarts")
    private boolean lean;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "keeps made-up fleets for the next time")
    private @Nullable Path cache;

    @Option(names = "--tsdb", paramLabel = "DIR", description = "read these blocks instead, which stay as they are")
    private @Nullable Path tsdb;

    @Option(names = "--as-of", paramLabel = "TIME", description = "with --tsdb: end of the window, RFC 3339")
    private @Nullable Instant asOf;

    @Option(names = "--rounds", defaultValue = "3", description = "of every way (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--warm-ups", defaultValue = "5", description = "rounds before a warm one (${DEFAULT-VALUE})")
    private int warmUps;

    @Option(
            names = "--step-minutes",
            split = ",",
            defaultValue = "5,1",
            description = "steps of the per-workload queries (${DEFAULT-VALUE})")
    private List<Integer> stepMinutes = List.of();

    @Option(
            names = "--peer-rows",
            defaultValue = "300",
            description =
                    "rows the per-workload queries ask for; of more, a draw, and its figures scaled (${DEFAULT-VALUE})")
    private int peerRows;

    @Option(names = "--peer-rounds", defaultValue = "1", description = "rounds of those (${DEFAULT-VALUE})")
    private int peerRounds;

    @Option(names = "--heap", defaultValue = "256m", description = "of rightsizer's JVM (${DEFAULT-VALUE})")
    private String heap = "";

    @Option(
            names = "--only",
            split = ",",
            description = "some of scan, collecting, blocks, peer, equality; all by default")
    private Set<String> only = WAYS;

    @Option(names = "--launcher", required = true, hidden = true)
    private @Nullable Path launcher;

    private FleetLoad() {}

    public static void main(String[] arguments) {
        var command = new CommandLine(new FleetLoad()).setExecutionExceptionHandler((failure, line, _) -> {
            line.getErr().println("fleet: " + failure.getMessage());
            return line.getCommandSpec().exitCodeOnExecutionException();
        });
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!WAYS.containsAll(only) || rounds < 1 || peerRounds < 1 || warmUps < 1) {
            throw new IllegalArgumentException("--only takes " + WAYS + ", rounds are at least 1");
        }
        var data = data();
        System.out.printf(
                Locale.ROOT,
                "%,.0f MB of blocks, %d days%n%n",
                data.warm() / 1e6,
                data.window().toDays());
        var directory = Files.createTempDirectory("rightsizer-fleet-");
        try {
            measure(data, directory);
        } finally {
            remove(directory);
        }
        return 0;
    }

    private void measure(FleetData data, Path directory) throws IOException, InterruptedException {
        var table = new FleetTable();
        var through = new ScanProcess(data, launcher(), heap, true, directory.resolve("server.csv"));
        var beside = new ScanProcess(data, launcher(), heap, false, directory.resolve("blocks.csv"));
        run("scan", rounds, List.of(through), table);
        run("collecting", rounds, List.of(new CollectingProcess(data, heap, true, warmUps)), table);
        run("blocks", rounds, List.of(beside, new CollectingProcess(data, heap, false, warmUps)), table);
        run("peer", peerRounds, peers(data), table);
        var goals = new FleetGoals(table);
        if (only.contains("scan")) {
            var rows = table.of(ScanProcess.SCAN).map(Round::outcome);
            goals.add("the scan finishes inside -Xmx" + heap, rows.orElse("it does not"), rows.isPresent());
        }
        if (Files.exists(through.csv()) && Files.exists(beside.csv())) {
            var same = Files.mismatch(through.csv(), beside.csv()) < 0;
            goals.add("the CSV is the same with the server and without", same ? "byte for byte" : "differs", same);
        }
        if (only.contains("equality")) {
            var equality = Equality.of(data);
            goals.add("usage equal to query_range, 1e-9, and to the blocks", equality.toString(), equality.holds());
        }
        System.out.println(table);
        System.out.print(goals);
    }

    private void run(String way, int times, List<Contender> contenders, FleetTable table)
            throws IOException, InterruptedException {
        if (only.contains(way)) {
            for (int round = 0; round < times; round++) {
                for (var contender : contenders) {
                    run(contender, table);
                }
            }
        }
    }

    private static void run(Contender contender, FleetTable table) throws IOException, InterruptedException {
        try {
            contender.run(table);
        } catch (ScanProcess.Failed failed) {
            System.err.println(failed.getMessage());
        }
    }

    private List<Contender> peers(FleetData data) {
        var peers = new ArrayList<Contender>();
        stepMinutes.forEach(step -> peers.add(new PerWorkloadQueries(data, Duration.ofMinutes(step), peerRows)));
        return peers;
    }

    private FleetData data() throws IOException {
        if (tsdb != null) {
            return new FleetData(tsdb, Objects.requireNonNull(asOf, "--tsdb needs --as-of"), Duration.ofDays(days));
        }
        var made = FleetBlocks.in(Objects.requireNonNull(cache), new FleetSize(containers, days, seed, regions, lean));
        System.out.println(made.facts());
        return new FleetData(made.directory(), FleetSize.END, Duration.ofDays(days));
    }

    private Path launcher() {
        return Objects.requireNonNull(launcher);
    }

    private static void remove(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
