package io.rightsizer.pricing.cost;

import io.rightsizer.analyzer.workload.MetricLabel;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.pricing.cost.CostRow.Kind;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Cost by something. The rows sum to the bill to the last digit, whatever they are grouped by.
///
/// @param rows the dearest first; idle, shared and stranded last
/// @param total list and effective of all rows, which is the bill
/// @param coverage how many of the nodes are in it
public record CostTable(Currency currency, List<CostRow> rows, CostRow total, Bill.Coverage coverage) {

    /// What stands for a team that has no label, and a region or cluster that is not told.
    public static final String NONE = "(none)";

    private static final Comparator<CostRow> ORDER = Comparator.comparing(CostRow::kind)
            .thenComparing(CostRow::effective, Comparator.reverseOrder())
            .thenComparing(CostRow::name);

    public CostTable {
        rows = List.copyOf(rows);
    }

    /// An hour of any grouping but [Grouping#TEAM].
    public static CostTable of(CostShares shares, Grouping by) {
        return new Grouped(by, Map.of()).of(shares);
    }

    /// An hour by team.
    ///
    /// @param label its key as in a manifest, `app.kubernetes.io/part-of`
    /// @param placements whose labels tell
    public static CostTable byTeam(CostShares shares, String label, List<Placement> placements) {
        var teams = new HashMap<WorkloadId, String>();
        placements.forEach(placement ->
                teams.put(placement.workload(), placement.labels().getOrDefault(MetricLabel.of(label), "")));
        return new Grouped(Grouping.TEAM, teams).of(shares);
    }

    /// The same over many hours, exactly; a month has 730 of them by convention.
    public CostTable over(BigDecimal hours) {
        return new CostTable(
                currency, rows.stream().map(row -> row.times(hours)).toList(), total.times(hours), coverage);
    }

    private record Key(Kind kind, String name) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::kind).thenComparing(Key::name);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record Grouped(Grouping by, Map<WorkloadId, String> teams) {

        CostTable of(CostShares shares) {
            var rows = new TreeMap<Key, CostRow>();
            shares.shares().forEach(share -> {
                var key = key(share);
                rows.put(
                        key,
                        rows.getOrDefault(key, CostRow.nothing(key.kind(), key.name()))
                                .plus(share));
            });
            shares.bill().stranded().forEach(stranded -> {
                var key = new Key(Kind.STRANDED, "");
                rows.put(
                        key,
                        rows.getOrDefault(key, CostRow.nothing(key.kind(), key.name()))
                                .plus(stranded));
            });
            var inOrder = rows.values().stream().sorted(ORDER).toList();
            return new CostTable(
                    shares.bill().currency(),
                    inOrder,
                    total(inOrder),
                    shares.bill().coverage());
        }

        private Key key(CostShare share) {
            return switch (share.payer()) {
                case Payer.Container container -> new Key(Kind.OWN, orNone(name(share, container)));
                case Payer.Idle _ -> new Key(Kind.IDLE, place(share));
                case Payer.Shared _ -> new Key(Kind.SHARED, place(share));
            };
        }

        private String name(CostShare share, Payer.Container container) {
            var workload = container.workload();
            return switch (by) {
                case CONTAINER -> inCluster(workload, workload + "/" + container.name());
                case WORKLOAD -> inCluster(workload, workload.toString());
                case NAMESPACE -> inCluster(workload, workload.namespace());
                case TEAM -> teams.getOrDefault(workload, "");
                case CLUSTER, REGION -> place(share);
            };
        }

        private String place(CostShare share) {
            return by == Grouping.REGION
                    ? orNone(share.node().key().region())
                    : share.node().node().cluster();
        }

        private static String inCluster(WorkloadId workload, String name) {
            return workload.cluster().isEmpty() ? name : workload.cluster() + "/" + name;
        }

        private static String orNone(String name) {
            return name.isEmpty() ? NONE : name;
        }

        private static CostRow total(List<CostRow> rows) {
            return rows.stream().reduce(CostRow.nothing(Kind.OWN, "total"), Grouped::sum);
        }

        private static CostRow sum(CostRow total, CostRow row) {
            return new CostRow(
                    total.kind(),
                    total.name(),
                    total.cpu().add(row.cpu()),
                    total.memory().add(row.memory()),
                    total.list().add(row.list()),
                    total.effective().add(row.effective()));
        }
    }
}
