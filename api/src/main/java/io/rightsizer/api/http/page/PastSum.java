package io.rightsizer.api.http.page;

import io.rightsizer.api.history.NamespaceTotal;
import io.rightsizer.api.report.RunHeader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/// What a team or a namespace summed up to in one of the runs.
///
/// @param cost of a month; empty where nothing had a price
public record PastSum(Instant asOf, double cores, double bytes, OptionalDouble cost) {

    /// The oldest first; runs that knew nothing of it are left out.
    ///
    /// @param totals of all runs
    public static List<PastSum> of(List<NamespaceTotal> totals, List<RunHeader> runs, GroupsPage.By by, String name) {
        var sums = new ArrayList<PastSum>();
        for (var run : runs) {
            var own = totals.stream()
                    .filter(total -> total.run().equals(run.id()) && name.equals(name(total, by)))
                    .toList();
            if (!own.isEmpty()) {
                sums.add(sum(run.asOf(), own));
            }
        }
        sums.sort(Comparator.comparing(PastSum::asOf));
        return sums;
    }

    private static String name(NamespaceTotal total, GroupsPage.By by) {
        return switch (by) {
            case NAMESPACE -> total.namespace();
            case TEAM -> total.team().isEmpty() ? RunView.NO_TEAM : total.team();
        };
    }

    private static PastSum sum(Instant asOf, List<NamespaceTotal> own) {
        var cost = own.stream()
                .filter(total -> total.priced() > 0)
                .map(NamespaceTotal::costNow)
                .reduce(BigDecimal::add);
        return new PastSum(
                asOf,
                own.stream().mapToLong(NamespaceTotal::millicores).sum() / 1000.0,
                own.stream().mapToLong(NamespaceTotal::bytes).sum(),
                cost.isPresent() ? OptionalDouble.of(cost.get().doubleValue()) : OptionalDouble.empty());
    }
}
