package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.api.report.Impact;
import io.rightsizer.api.report.MonthlyCosts;
import io.rightsizer.api.report.RowOrder;
import io.rightsizer.api.report.Run;
import io.rightsizer.pricing.RequestedTotals;
import io.rightsizer.pricing.finance.MonthSummary;
import io.rightsizer.pricing.finance.SummaryBy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A priced run with what pages look up in it again and again. Never changes.
public final class RunView {

    static final String NO_TEAM = "(no team)";

    /// Each holds an index of its rows.
    private static final int MOST_NARROWED = 20;

    private final Run run;
    private final Map<String, List<Recommendation>> byKey = new LinkedHashMap<>();
    private final Map<WorkloadId, String> teams;
    private final Map<RowOrder, List<Indexed>> ordered = new ConcurrentHashMap<>();
    private final Map<RowOrder, List<Recommendation>> sorted = new ConcurrentHashMap<>();
    private final IdentityHashMap<Recommendation, Indexed> indexed = new IdentityHashMap<>();
    private final FacetValues facets;
    private final Map<Facet, Map<String, Long>> totals;
    private final Map<GroupsPage.By, List<GroupSums>> grouped = new ConcurrentHashMap<>();
    private final Map<SummaryBy, MonthSummary> months = new EnumMap<>(SummaryBy.class);
    private final List<Siblings> siblings = new ArrayList<>();
    private final RequestedTotals requested;
    private final long risks;
    private final boolean whole;
    private final Map<Set<String>, RunView> narrowed = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Set<String>, RunView> eldest) {
            return size() > MOST_NARROWED;
        }
    };

    /// @param run with its costs
    /// @param teamKey the label that names the team, as kube-state-metrics writes it
    public RunView(Run run, String teamKey) {
        this(run, teams(run, teamKey), true);
    }

    private RunView(Run run, Map<WorkloadId, String> teams, boolean whole) {
        this.run = run;
        this.teams = teams;
        this.whole = whole;
        var keys = new HashMap<WorkloadId, String>();
        for (var one : run.recommendations()) {
            var key = keys.computeIfAbsent(one.workload(), WorkloadKey::of);
            byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(one);
        }
        this.risks = run.recommendations().stream().filter(Impact::isRisk).count();
        this.facets = new FacetValues(this);
        byKey.values().forEach(containers -> {
            var together = Siblings.of(siblings.size(), containers);
            siblings.add(together);
            containers.forEach(one -> indexed.put(one, Indexed.of(one, together, facets.numbers(this, one))));
        });
        this.requested = siblings.stream().map(Siblings::requested).reduce(RequestedTotals.NONE, RequestedTotals::plus);
        var counters = facets.counters();
        indexed.values().forEach(row -> counters.forEach(row::count));
        this.totals = facets.named(counters);
    }

    /// The run as if there were no teams but these: nothing in it tells of another's workloads. What names no team is
    /// nobody's. Kept, since the same readers come again.
    public RunView within(Set<String> only) {
        synchronized (narrowed) {
            return narrowed.computeIfAbsent(Set.copyOf(only), this::narrowed);
        }
    }

    private RunView narrowed(Set<String> only) {
        var theirs = new HashMap<>(teams);
        theirs.values().retainAll(only);
        return new RunView(TeamRun.of(run, theirs::containsKey), theirs, false);
    }

    /// Whether all workloads of the run are in it, so that its machines are theirs.
    public boolean whole() {
        return whole;
    }

    private static Map<WorkloadId, String> teams(Run run, String teamKey) {
        var teams = new HashMap<WorkloadId, String>();
        for (Placement placement : run.state().placements()) {
            var team = placement.labels().getOrDefault(teamKey, "");
            if (!team.isEmpty()) {
                teams.put(placement.workload(), team);
            }
        }
        return teams;
    }

    public Run run() {
        return run;
    }

    public List<Recommendation> rows() {
        return run.recommendations();
    }

    /// Absent where no machine of the run has a price.
    @Nullable
    MonthlyCosts costs() {
        var costs = run.costs();
        return costs == null || costs.isEmpty() ? null : costs;
    }

    List<Indexed> ordered(RowOrder order) {
        return ordered.computeIfAbsent(order, wanted -> wanted.sort(run.recommendations()).stream()
                .map(indexed::get)
                .filter(Objects::nonNull)
                .toList());
    }

    /// All rows in that order.
    List<Recommendation> sorted(RowOrder order) {
        return sorted.computeIfAbsent(
                order, wanted -> ordered(wanted).stream().map(Indexed::one).toList());
    }

    FacetValues facets() {
        return facets;
    }

    /// How many rows have each value of each facet.
    Map<Facet, Map<String, Long>> totals() {
        return totals;
    }

    /// How many rows have each value of the facet.
    Map<String, Long> totals(Facet facet) {
        return totals.getOrDefault(facet, Map.of());
    }

    /// Each team or namespace: those with most risks first, then by name.
    List<GroupSums> grouped(GroupsPage.By by) {
        return grouped.computeIfAbsent(by, wanted -> {
            var rows = new TreeMap<String, List<Recommendation>>();
            sorted(RowOrder.RISK)
                    .forEach(one -> wanted.facet().values(this, one).forEach(name -> rows.computeIfAbsent(
                                    name, _ -> new ArrayList<>())
                            .add(one)));
            return rows.entrySet().stream()
                    .map(group -> GroupSums.of(this, group.getKey(), group.getValue()))
                    .sorted(Comparator.comparingLong(GroupSums::risks).reversed())
                    .toList();
        });
    }

    /// How a month is summed up.
    @FunctionalInterface
    public interface Summing {
        MonthSummary by(SummaryBy by) throws IOException;
    }

    /// The month of the run, summed up in one way and remembered.
    public MonthSummary month(SummaryBy by, Summing summing) throws IOException {
        synchronized (months) {
            var known = months.get(by);
            if (known == null) {
                known = summing.by(by);
                months.put(by, known);
            }
            return known;
        }
    }

    /// Of each workload, by its number.
    List<Siblings> siblings() {
        return siblings;
    }

    /// By all rows.
    RequestedTotals requested() {
        return requested;
    }

    /// How many rows are at risk.
    long risks() {
        return risks;
    }

    /// The containers of a workload.
    ///
    /// @throws NotAnswered when the run has no such workload
    public List<Recommendation> workload(String key) {
        var found = byKey.get(key);
        if (found == null) {
            throw NotAnswered.nowhere("Run " + run.run().id() + " has no such workload. It may have it under another"
                    + " name, or another run may have it: look in the list of workloads.");
        }
        return found;
    }

    public boolean has(WorkloadId workload) {
        return byKey.containsKey(WorkloadKey.of(workload));
    }

    public List<String> keys() {
        return List.copyOf(byKey.keySet());
    }

    /// The names of all teams or namespaces.
    public List<String> names(GroupsPage.By by) {
        return List.copyOf(totals(by.facet()).keySet());
    }

    /// The containers of a team or namespace, risks first.
    ///
    /// @param key the name itself or its [GroupKey]
    /// @throws NotAnswered when the run has none of that name
    public Group group(Site site, GroupsPage.By by, String key) {
        var names = names(by);
        var name = names.contains(key)
                ? key
                : names.stream()
                        .filter(one -> GroupKey.of(one).equals(key))
                        .findFirst()
                        .orElseThrow(() -> NotAnswered.missing(by.label().toLowerCase(Locale.ROOT), key, names));
        return grouped(by).stream()
                .filter(sums -> sums.name().equals(name))
                .map(sums -> new Group(site, this, by, sums))
                .findFirst()
                .orElseThrow();
    }

    String team(Recommendation one) {
        return teams.getOrDefault(one.workload(), NO_TEAM);
    }

    /// Whether any workload names its team.
    boolean knowsTeams() {
        return !teams.isEmpty();
    }
}
