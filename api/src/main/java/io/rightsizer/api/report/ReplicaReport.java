package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.pricing.cost.ReplicaCost;
import io.rightsizer.pricing.saving.Costs;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi.Style;

/// What a pod of each workload costs a month, and what one pod fewer saves: of the autoscaler's minimum where there is
/// one, else of the replicas.
public final class ReplicaReport {

    private ReplicaReport() {}

    public static void write(Run run, Costs costs, TableStyle style, Writer out) throws IOException {
        var currency = costs.now().bill().currency();
        var columns = List.<Column<ReplicaCost>>of(
                Column.of("WORKLOAD", one -> one.workload().toString()),
                Column.<ReplicaCost>of("PODS", one -> Integer.toString(one.pods()))
                        .rightAlign(),
                Column.<ReplicaCost>of("A POD A MONTH", one -> MonthlyCosts.spoken(month(one.share()), currency))
                        .rightAlign(),
                Column.<ReplicaCost>of("ONE FEWER SAVES", one -> saved(one, costs))
                        .rightAlign());
        out.write(new TextTable<>(columns, _ -> Style.reset, style).render(rows(run, costs)));
    }

    private static List<ReplicaCost> rows(Run run, Costs costs) {
        Map<WorkloadId, List<Recommendation>> containers =
                run.recommendations().stream().collect(Collectors.groupingBy(Recommendation::workload));
        return run.state().placements().stream()
                .flatMap(placement -> costs
                        .now()
                        .averagePrices(placement.workload().cluster())
                        .stream()
                        .map(prices -> ReplicaCost.of(
                                costs.now(),
                                placement,
                                containers.getOrDefault(placement.workload(), List.of()),
                                OptionalInt.of(placement.fewestPods()),
                                prices))
                        .flatMap(Optional::stream))
                .sorted(Comparator.comparing((ReplicaCost one) -> one.share().negate())
                        .thenComparing(ReplicaCost::workload))
                .toList();
    }

    private static String saved(ReplicaCost one, Costs costs) {
        var currency = costs.now().bill().currency();
        var range = one.oneFewer().over(MonthlyCosts.HOURS);
        var high = MonthlyCosts.spoken(range.high(), currency);
        if (range.high().signum() == 0) {
            return "-";
        }
        return range.low().compareTo(range.high()) == 0 ? high : "up to " + high;
    }

    private static BigDecimal month(BigDecimal hourly) {
        return hourly.multiply(MonthlyCosts.HOURS);
    }
}
