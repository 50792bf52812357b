package io.rightsizer.api.http.page;

import io.rightsizer.api.history.RealisedSaving;
import io.rightsizer.api.history.StoredRun;
import io.rightsizer.api.report.MonthlyCosts;
import io.rightsizer.api.report.ShortName;
import io.rightsizer.api.report.Spoken;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What changes brought that went live, beside what was said they would.
public record Realised(Site site, List<RealisedSaving> savings) {

    private static final int MOST = 200;

    public Realised {
        savings = List.copyOf(savings);
    }

    /// A change.
    ///
    /// @param link empty where the run has no page of it
    public record Line(
            String name,
            String namespace,
            String link,
            String live,
            String cpu,
            String memory,
            String estimated,
            String realised,
            String weekdays) {}

    public List<Line> lines() {
        var days = site.runs().stream()
                .collect(Collectors.toMap(
                        StoredRun::id, run -> Spoken.day(run.header().asOf())));
        return savings.stream().limit(MOST).map(one -> line(one, days)).toList();
    }

    private Line line(RealisedSaving one, Map<String, String> days) {
        var id = one.name().workload();
        return new Line(
                ShortName.of(id, one.name().container()),
                id.namespace(),
                site.links().workload(WorkloadKey.of(id)),
                days.getOrDefault(one.liveIn(), one.liveIn()),
                change(
                        Spoken.coreCount(one.before().millicores() / 1e3),
                        Spoken.coreCount(one.after().millicores() / 1e3)),
                change(Spoken.bytes((double) one.before().bytes()), Spoken.bytes((double)
                        one.after().bytes())),
                spoken(one.estimated(), one),
                spoken(saved(one).orElse(null), one),
                Spoken.plural(one.weekdays(), "weekday"));
    }

    private static String change(String before, String after) {
        return before.equals(after) ? before : before + " → " + after;
    }

    private static Optional<BigDecimal> saved(RealisedSaving one) {
        return Optional.ofNullable(one.cost()).map(cost -> cost.before().subtract(cost.after()));
    }

    private static String spoken(@Nullable BigDecimal amount, RealisedSaving one) {
        return amount == null || one.cost() == null
                ? "?"
                : MonthlyCosts.spoken(amount, Currency.getInstance(one.cost().currency()));
    }

    /// `$12.30 a month less than before, of $14.00 estimated`, for each currency; empty where nothing is known.
    public List<String> sums() {
        var byCurrency = new TreeMap<String, List<RealisedSaving>>(
                savings.stream().filter(one -> one.cost() != null).collect(Collectors.groupingBy(one -> one.cost()
                        .currency())));
        return byCurrency.entrySet().stream()
                .map(of -> sum(Currency.getInstance(of.getKey()), of.getValue()))
                .toList();
    }

    private static String sum(Currency currency, List<RealisedSaving> of) {
        var saved = of.stream().flatMap(one -> saved(one).stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
        var estimated = of.stream()
                .flatMap(one -> Optional.ofNullable(one.estimated()).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return MonthlyCosts.spoken(saved, currency) + " a month less than before, of "
                + MonthlyCosts.spoken(estimated, currency) + " estimated, by "
                + Spoken.plural(of.size(), "container");
    }

    /// What is not shown; empty where all is.
    public String left() {
        return savings.size() <= MOST ? "" : "The first " + MOST + " of " + Spoken.count(savings.size()) + ".";
    }
}
