package io.rightsizer.bench;

import io.rightsizer.bench.Round.Client;
import io.rightsizer.bench.Round.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What each way took, the median of its rounds figure by figure; server CPU as a multiple of the scan's too.
final class FleetTable implements Contender.Sink {

    private static final long MEGABYTE = 1_000_000;

    private final Map<String, List<Round>> rounds = new LinkedHashMap<>();

    @Override
    public void add(String way, Round round) {
        System.err.printf(
                Locale.ROOT,
                "%s: server %.2f, client %.2f CPU s; %s%n",
                way,
                seconds(round.server().cpu()),
                seconds(round.client().cpu()),
                round.outcome());
        rounds.computeIfAbsent(way, first -> new ArrayList<>()).add(round);
    }

    Optional<Round> of(String way) {
        return Optional.ofNullable(rounds.get(way)).map(FleetTable::median);
    }

    @Override
    public String toString() {
        var text = new StringBuilder("| way | server CPU s | × | client CPU s | both | MB sent | requests"
                + " | server MB added | client MB at most | heap MB in use | wall s | read |\n"
                + "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|\n");
        rounds.keySet().forEach(way -> text.append(row(way)));
        return text.toString();
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private String row(String way) {
        var round = of(way).orElseThrow();
        var server = round.server();
        var client = round.client();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.2f | %.2f | %s | %s | %s | %s | %s | %.1f | %s |%n",
                way,
                number("%.2f", seconds(server.cpu())),
                number("%.1f", multiple(server)),
                seconds(client.cpu()),
                seconds(round.cpu()),
                number("%,.1f", (double) server.bytes() / MEGABYTE),
                number("%,.0f", (double) server.requests()),
                number("%,.0f", (double) server.added() / MEGABYTE),
                number("%,.0f", (double) client.peak() / MEGABYTE),
                number("%,.0f", (double) client.heap() / MEGABYTE),
                seconds(client.wall()),
                round.outcome());
    }

    private double multiple(Server server) {
        return of(ScanProcess.SCAN)
                .map(scan -> seconds(server.cpu()) / seconds(scan.server().cpu()))
                .orElse(0.0);
    }

    /// Nothing where there is nothing to tell.
    private static String number(String format, double value) {
        return value == 0 ? "" : String.format(Locale.ROOT, format, value);
    }

    private static Round median(List<Round> rounds) {
        return new Round(
                new Server(
                        median(rounds, round -> round.server().cpu()),
                        median(rounds, round -> round.server().bytes()),
                        median(rounds, round -> round.server().requests()),
                        median(rounds, round -> round.server().added())),
                new Client(
                        median(rounds, round -> round.client().cpu()),
                        median(rounds, round -> round.client().wall()),
                        median(rounds, round -> round.client().peak()),
                        median(rounds, round -> round.client().heap())),
                rounds.getLast().outcome());
    }

    /// The lower of the middle two where their number is even.
    private static <T extends Comparable<T>> T median(List<Round> rounds, Function<Round, T> figure) {
        return rounds.stream()
                .map(figure)
                .sorted(Comparator.naturalOrder())
                .toList()
                .get((rounds.size() - 1) / 2);
    }
}
