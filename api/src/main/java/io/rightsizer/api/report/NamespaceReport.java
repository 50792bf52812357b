package io.rightsizer.api.report;

import io.rightsizer.pricing.saving.Costs;
import io.rightsizer.pricing.saving.NamespaceSaving;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Help.Ansi.Style;

/// The four figures of each namespace: what its changes save a month if no other namespace changes.
public final class NamespaceReport {

    private NamespaceReport() {}

    public static void write(Costs costs, TableStyle style, Writer out) throws IOException {
        var currency = costs.now().bill().currency();
        for (var cluster : costs.savings().clusters()) {
            var columns = List.<Column<NamespaceSaving>>of(
                    Column.of(
                            cluster.cluster().isEmpty() ? "SAVES ALONE" : "SAVES ALONE IN " + cluster.cluster(),
                            NamespaceSaving::namespace),
                    money("PAPER", one -> one.figures().paper(), currency),
                    money("PACKED", one -> one.figures().packed(), currency),
                    money("REACHABLE", one -> one.figures().reachable(), currency),
                    money("BOUND", one -> one.figures().bound(), currency));
            out.write(new TextTable<>(columns, _ -> Style.reset, style).render(cluster.namespaces()));
        }
    }

    private static Column<NamespaceSaving> money(
            String title, Function<NamespaceSaving, BigDecimal> hourly, Currency currency) {
        return Column.<NamespaceSaving>of(
                        title, one -> MonthlyCosts.spoken(hourly.apply(one).multiply(MonthlyCosts.HOURS), currency))
                .rightAlign();
    }
}
