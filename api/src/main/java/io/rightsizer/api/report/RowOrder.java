package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.config.Suggestion;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// In which order rows are shown. Rows that compare equal keep the run's own order.
public enum RowOrder {
    /// What frees the largest share of everything requested comes first, CPU and memory weighed alike.
    SAVING,
    /// What has too little comes first, and of that what was killed or throttled; then by the size of the change.
    RISK,
    /// By cluster, namespace, kind, name and container.
    NAME,
    /// The most CPU requested over all replicas comes first.
    CPU,
    /// The most memory requested over all replicas comes first.
    MEMORY;

    public static RowOrder parse(String text) {
        return Arrays.stream(values())
                .filter(order -> order.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("cannot sort by '" + text + "'"
                        + Suggestion.of(
                                text,
                                Arrays.stream(values()).map(RowOrder::toString).toList())));
    }

    /// A sorted copy.
    public List<Recommendation> sort(List<Recommendation> rows) {
        return rows.stream().sorted(comparator(rows)).toList();
    }

    private Comparator<Recommendation> comparator(List<Recommendation> rows) {
        return switch (this) {
            case SAVING -> bySaving(rows);
            case RISK ->
                Comparator.comparing(Impact::isRisk)
                        .thenComparing(Impact::wasKilled)
                        .thenComparing(Impact::wasThrottled)
                        .thenComparing(one -> Impact.of(one).largestChange())
                        .reversed();
            case NAME -> Run.BY_IDENTITY;
            case CPU -> Comparator.comparingDouble(RowOrder::requestedCores).reversed();
            case MEMORY -> Comparator.comparingDouble(RowOrder::requestedBytes).reversed();
        };
    }

    private static Comparator<Recommendation> bySaving(List<Recommendation> rows) {
        var allCores = Math.max(
                1e-3, rows.stream().mapToDouble(RowOrder::requestedCores).sum());
        var allBytes =
                Math.max(1, rows.stream().mapToDouble(RowOrder::requestedBytes).sum());
        return Comparator.comparingDouble((Recommendation one) -> {
                    var impact = Impact.of(one);
                    return impact.freedCores() / allCores + impact.freedBytes() / allBytes;
                })
                .reversed();
    }

    private static double requestedCores(Recommendation one) {
        var cpu = one.container().current().requests().cpu();
        return cpu == null ? 0 : cpu.cores() * one.replicas();
    }

    private static double requestedBytes(Recommendation one) {
        var memory = one.container().current().requests().memory();
        return memory == null ? 0 : (double) memory.bytes() * one.replicas();
    }

    /// The name users give it by.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
