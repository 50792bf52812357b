package io.rightsizer.bench;

import io.rightsizer.api.history.History;
import io.rightsizer.api.history.HistoryPlace;
import io.rightsizer.api.history.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves the report over a history of a year and asks for page after page, several readers at once. Where a goal is
/// missed it says so.
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Latency, CPU time and size of the report's pages over a year of runs.")
final class ReportLoad implements Callable<Integer> {

    private static final int MOST_KILOBYTES = 150;
    private static final int MOST_MEGABYTES = 400;
    private static final int LIST_MILLIS = 100;
    private static final int DETAIL_MILLIS = 150;
    private static final Pattern KEY = Pattern.compile("\"/workloads/([a-z0-9-]+)\\?");
    private static final Pattern RUN = Pattern.compile("\"/runs/([^\".]+\\.\\.\\.[^\".]+)\"");

    @Option(names = "--containers", defaultValue = "10847", description = "(${DEFAULT-VALUE})")
    private int containers;

    @Option(names = "--runs", defaultValue = "52", description = "(${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--whole", defaultValue = "2", description = "runs that keep their evidence (${DEFAULT-VALUE})")
    private int whole;

    @Option(names = "--seconds", defaultValue = "10", description = "for each kind of page (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--connections", defaultValue = "16", description = "at once (${DEFAULT-VALUE})")
    private int connections;

    @Option(names = "--seed", defaultValue = "1", description = "of the made-up fleet (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--heap", defaultValue = "180m", description = "of the server's JVM (${DEFAULT-VALUE})")
    private String heap = "";

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "keep the made-up history here, or use the one that is here already")
    private @Nullable Path history;

    @Option(names = "--launcher", paramLabel = "FILE", description = "what starts rightsizer (${DEFAULT-VALUE})")
    private Path launcher = Path.of("rightsizer");

    private ReportLoad() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ReportLoad()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("rightsizer-report");
        try {
            var file = history == null ? directory.resolve("history.db") : history;
            if (!Files.exists(file)) {
                makeUp(file);
            }
            System.out.printf(Locale.ROOT, "history: %d MB%n", Files.size(file) / 1_000_000);
            try (var server = ReportProcess.start(launcher.toAbsolutePath(), file, heap)) {
                measure(server, new Wrk(directory, connections));
            }
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

    private void makeUp(Path file) throws IOException {
        try (var made = History.open(new HistoryPlace.File(file))) {
            new MadeUpHistory(containers, seed).store(made, runs);
            made.prune(new Retention(Duration.ofDays(728), whole));
            made.compact();
        }
    }

    private void measure(ReportProcess server, Wrk wrk) throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT, "first page after %.1f s%n", server.firstPage().toMillis() / 1e3);
        System.out.printf(Locale.ROOT, "RSS then %d MB%n", server.megabytesNow());
        System.out.println("| page | p50 ms | p99 ms | most ms | requests/s | server CPU ms a request | kB gzip |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|");
        for (var page : pages(server)) {
            measure(page, server, wrk);
        }
        var peak = server.peakMegabytes();
        System.out.printf(
                Locale.ROOT,
                "RSS at most %d MB, now %d%s%n",
                peak,
                server.megabytesNow(),
                missed((double) peak, MOST_MEGABYTES));
    }

    private void measure(Page page, ReportProcess server, Wrk wrk) throws IOException, InterruptedException {
        wrk.ask(server.uri(), page.paths(), Math.max(1, seconds / 3));
        var before = server.cpu();
        var figures = wrk.ask(server.uri(), page.paths(), seconds);
        var cpu = server.cpu().minus(before);
        var kilobytes = 0.0;
        for (var path : page.paths().subList(0, Math.min(20, page.paths().size()))) {
            kilobytes = Math.max(kilobytes, server.bytes(path) / 1e3);
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f%s | %.0f | %.0f | %.1f | %.1f%s |%s%n",
                page.name(),
                figures.medianMillis(),
                figures.p99Millis(),
                missed(figures.p99Millis(), page.millis()),
                figures.maxMillis(),
                figures.perSecond(),
                cpu.toNanos() / 1e6 / figures.requests(),
                kilobytes,
                page.isData() ? "" : missed(kilobytes, MOST_KILOBYTES),
                figures.errors() == 0 ? "" : " " + figures.errors() + " ERRORS");
    }

    private static String missed(double figure, double goal) {
        return figure <= goal ? "" : String.format(Locale.ROOT, " (goal %.0f)", goal);
    }

    /// @param millis goal of the 99th percentile
    /// @param paths asked for in turns
    private record Page(String name, int millis, boolean isData, List<String> paths) {

        static Page of(String name, int millis, String... paths) {
            return new Page(name, millis, false, List.of(paths));
        }

        static Page data(String name, String... paths) {
            return new Page(name, Integer.MAX_VALUE, true, List.of(paths));
        }
    }

    private static List<Page> pages(ReportProcess server) throws IOException, InterruptedException {
        var run = server.text("/").replaceAll("(?s).*/workloads\\?run=([^\"&]+).*", "$1");
        var pairs = RUN.matcher(server.text("/runs"))
                .results()
                .map(found -> "/runs/" + found.group(1))
                .limit(1)
                .toArray(String[]::new);
        var pages = Stream.of("/workloads?page=%d", "/workloads?sort=name&page=%d", "/workloads?sort=saving&page=%d");
        return List.of(
                Page.of("list", LIST_MILLIS, "/workloads"),
                new Page("list, any page", LIST_MILLIS, false, anyPage(pages.toList())),
                new Page("list, filtered", LIST_MILLIS, false, filtered()),
                new Page("detail", DETAIL_MILLIS, false, details(server)),
                Page.of("overview", DETAIL_MILLIS, "/"),
                Page.of("teams", DETAIL_MILLIS, "/teams"),
                Page.of("namespaces", DETAIL_MILLIS, "/namespaces"),
                Page.of("cost", DETAIL_MILLIS, "/cost", "/cost?by=team"),
                Page.of("nodes", DETAIL_MILLIS, "/nodes"),
                Page.of("runs", DETAIL_MILLIS, "/runs"),
                Page.of("comparison", DETAIL_MILLIS, pairs),
                Page.of("skipped", DETAIL_MILLIS, "/skipped"),
                Page.data("JSON of 500 rows", "/api/v1/runs/" + run + "/containers?size=500"),
                Page.data("CSV of 500 rows", "/workloads.csv?size=500"));
    }

    private static List<String> anyPage(List<String> patterns) {
        return IntStream.rangeClosed(1, 200)
                .mapToObj(number -> String.format(Locale.ROOT, patterns.get(number % patterns.size()), number))
                .toList();
    }

    private static List<String> filtered() {
        return IntStream.range(0, 200)
                .mapToObj(number -> switch (number % 4) {
                    case 0 -> "/workloads?ns=namespace-" + number;
                    case 1 -> "/workloads?q=load-" + number;
                    case 2 -> "/workloads?team=team-" + number % 40 + "&only=saving";
                    default -> "/workloads?only=risk&sort=cpu&page=" + (1 + number % 10);
                })
                .toList();
    }

    private static List<String> details(ReportProcess server) throws IOException, InterruptedException {
        var keys = Stream.<String>builder();
        for (int page = 1; page <= 10; page++) {
            KEY.matcher(server.text("/workloads?sort=name&page=" + page * 20))
                    .results()
                    .map(found -> "/workloads/" + found.group(1))
                    .forEach(keys::add);
        }
        return keys.build().distinct().toList();
    }
}
