package io.rightsizer.api.http.page;

import io.rightsizer.api.history.NamespaceTotal;
import io.rightsizer.api.history.StoredRun;
import io.rightsizer.api.report.MonthlyCosts;
import io.rightsizer.api.report.Spoken;
import io.rightsizer.api.report.chart.Sparkline;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Figures of the last runs, each as a small line with its newest value.
///
/// @param lines none where there is only one run
public record Trend(List<Line> lines) {

    private static final int RUNS = 12;

    public Trend {
        lines = List.copyOf(lines);
    }

    /// @param svg trusted
    /// @param change from the first of the runs shown to the newest
    public record Line(String title, String svg, String newest, String change) {}

    /// Of whole runs.
    static Trend of(List<StoredRun> newestFirst) {
        var runs = last(newestFirst);
        var drawn = new ArrayList<Line>();
        drawn.add(counted("Containers to change", runs, run -> run.header().accounting().recommended()));
        money("Machines, a month", runs, StoredRun.Money::bill).ifPresent(drawn::add);
        money("To save as machines empty", runs, StoredRun.Money::packed).ifPresent(drawn::add);
        return new Trend(runs.size() < 2 ? List.of() : drawn);
    }

    /// Of the rows of a team or namespace.
    static Trend of(List<StoredRun> newestFirst, List<NamespaceTotal> totals, Predicate<NamespaceTotal> mine) {
        var runs = last(newestFirst);
        var byRun = totals.stream().filter(mine).collect(Collectors.groupingBy(NamespaceTotal::run));
        var drawn = List.of(
                line("CPU requested", runs, byRun, NamespaceTotal::millicores, sum -> Spoken.coreCount(sum / 1e3)),
                line("Memory requested", runs, byRun, NamespaceTotal::bytes, Spoken::bytes),
                counted("Containers", runs, run -> sum(byRun, run, NamespaceTotal::rows)));
        return new Trend(runs.size() < 2 ? List.of() : drawn);
    }

    private static List<StoredRun> last(List<StoredRun> newestFirst) {
        return newestFirst.subList(0, Math.min(newestFirst.size(), RUNS)).reversed();
    }

    private static long sum(
            Map<String, List<NamespaceTotal>> byRun, StoredRun run, Function<NamespaceTotal, Long> amount) {
        return byRun.getOrDefault(run.id(), List.of()).stream()
                .mapToLong(amount::apply)
                .sum();
    }

    private static Line line(
            String title,
            List<StoredRun> runs,
            Map<String, List<NamespaceTotal>> byRun,
            Function<NamespaceTotal, Long> amount,
            Function<Double, String> words) {
        return line(title, runs, run -> OptionalDouble.of((double) sum(byRun, run, amount)), words);
    }

    private static Line counted(String title, List<StoredRun> runs, Function<StoredRun, Number> count) {
        return line(
                title,
                runs,
                run -> OptionalDouble.of(count.apply(run).doubleValue()),
                value -> Spoken.count(Math.round(value)));
    }

    private static Optional<Line> money(
            String title, List<StoredRun> runs, Function<StoredRun.Money, BigDecimal> amount) {
        var newest = runs.isEmpty() ? null : runs.getLast().money();
        if (newest == null) {
            return Optional.empty();
        }
        var currency = newest.currency();
        return Optional.of(line(
                title,
                runs,
                run -> run.money() == null || !run.money().currency().equals(currency)
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(amount.apply(run.money()).doubleValue()),
                value -> MonthlyCosts.spoken(BigDecimal.valueOf(value), currency)));
    }

    private static Line line(
            String title,
            List<StoredRun> runs,
            Function<StoredRun, OptionalDouble> value,
            Function<Double, String> words) {
        var values = runs.stream().map(value).toList();
        var known = values.stream().filter(OptionalDouble::isPresent).toList();
        var newest = known.isEmpty() ? "?" : words.apply(known.getLast().getAsDouble());
        var first = known.isEmpty() ? "?" : words.apply(known.getFirst().getAsDouble());
        var told = new ArrayList<String>();
        for (int index = 0; index < runs.size(); index++) {
            var at = values.get(index);
            told.add((at.isPresent() ? words.apply(at.getAsDouble()) : "?") + " on "
                    + Spoken.day(runs.get(index).header().asOf()));
        }
        var svg = Sparkline.svg(
                "trend-" + title.replaceAll("[^A-Za-z]+", "-").toLowerCase(java.util.Locale.ROOT),
                values,
                title + ", now " + newest,
                "Over " + Spoken.plural(runs.size(), "run") + ": " + String.join(", ", told));
        return new Line(title, svg, newest, first.equals(newest) ? "as before" : "from " + first);
    }
}
