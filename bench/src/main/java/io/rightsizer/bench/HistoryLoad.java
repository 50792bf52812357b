package io.rightsizer.bench;

import io.rightsizer.api.history.History;
import io.rightsizer.api.history.HistoryPlace;
import io.rightsizer.api.history.Retention;
import io.rightsizer.api.history.RunName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Stores a year of weekly runs of a made-up fleet and asks what a page asks. Evidence is left out: the size is that of
/// the rows.
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Megabytes of a year of weekly runs, and milliseconds of what is asked of them.")
final class HistoryLoad implements Callable<Integer> {

    private static final Instant START = Instant.parse("2026-01-05T06:00:00Z");
    private static final double NANOS_A_MILLI = 1e6;
    private static final int ROUNDS = 7;

    @Option(names = "--containers", defaultValue = "10847", description = "(${DEFAULT-VALUE})")
    private int containers;

    @Option(names = "--runs", defaultValue = "52", description = "(${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--seed", defaultValue = "1", description = "of the made-up fleet (${DEFAULT-VALUE})")
    private long seed;

    private HistoryLoad() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new HistoryLoad()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var directory = Files.createTempDirectory("rightsizer-history");
        var file = directory.resolve("history.db");
        try (var history = History.open(new HistoryPlace.File(file))) {
            store(history);
            history.prune(new Retention(Duration.ofDays(728), 4));
            size("with the evidence of 4 runs", history, file);
            history.prune(new Retention(Duration.ofDays(728), 0));
            size("rows", history, file);
            var latest = history.find(RunName.parse("latest").orElseThrow());
            var name = history.rows(latest).get(containers / 2).name();
            timed("sums by run and namespace", history::totals);
            timed("the rows of a run", () -> history.rows(latest));
            timed("one container in all runs", () -> history.past(name, history.runs()));
            timed("the list of runs", history::runs);
        } finally {
            try (var files = Files.list(directory)) {
                for (var each : files.toList()) {
                    Files.delete(each);
                }
            }
            Files.delete(directory);
        }
        return 0;
    }

    private void store(History history) throws IOException {
        var fleet = new MadeUpRuns(containers, seed);
        var millis = new double[runs];
        for (int week = 0; week < runs; week++) {
            var run = fleet.next(START.plus(Duration.ofDays(7L * week)));
            var start = System.nanoTime();
            history.store(run, "team", null);
            millis[week] = (System.nanoTime() - start) / NANOS_A_MILLI;
        }
        print("storing a run", millis);
    }

    private static void size(String what, History history, Path file) throws IOException {
        history.compact();
        System.out.printf(Locale.ROOT, "%-28s %.1f MB%n", what, Files.size(file) / 1e6);
    }

    private static void timed(String what, Callable<?> question) throws Exception {
        var millis = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            var start = System.nanoTime();
            question.call();
            millis[round] = (System.nanoTime() - start) / NANOS_A_MILLI;
        }
        print(what, millis);
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-28s %.0f ms, %.0f to %.0f%n",
                what,
                millis[millis.length / 2],
                millis[0],
                millis[millis.length - 1]);
    }
}
