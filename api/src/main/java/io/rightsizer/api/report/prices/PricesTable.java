package io.rightsizer.api.report.prices;

import io.rightsizer.api.report.Column;
import io.rightsizer.api.report.Cut;
import io.rightsizer.api.report.TableStyle;
import io.rightsizer.api.report.TextTable;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Price.Basis;
import io.rightsizer.pricing.Priced;
import io.rightsizer.pricing.price.ListRow;
import io.rightsizer.pricing.price.PriceCoverage;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.Style;

/// Prices for people: an hour of each type, and below how well they are known.
final class PricesTable {

    private PricesTable() {}

    static void write(List<ShownType> types, Writer out, TableStyle style) throws IOException {
        var table = new TextTable<>(columns(), _ -> Style.reset, style);
        out.write(table.render(types));
        var coverage = PriceCoverage.of(types.stream().map(ShownType::main).toList());
        out.write("\n"
                + TextTable.wrap(
                        "An hour of each type, in "
                                + (coverage.currencies().isEmpty()
                                        ? "US dollars"
                                        : String.join(" and ", coverage.currencies()))
                                + "; ~ is an estimate. " + coverage + ".",
                        style.columns(),
                        0)
                + "\n");
    }

    private static List<Column<ShownType>> columns() {
        return List.of(
                Column.of("REGION", type -> type.region().toString()),
                Column.of("TYPE", ShownType::name),
                amount("VCPU", listed(row -> row.vcpu().toPlainString())).leaving(3),
                amount("GIB", listed(row -> row.memoryGib().toPlainString())).leaving(3),
                Column.of("ARCH", listed(row -> row.arch())).leaving(4),
                amount("GPU", listed(row -> row.gpus() == 0 ? "" : Integer.toString(row.gpus())))
                        .leaving(5),
                amount("ON-DEMAND", type -> type.shows(CapacityType.ON_DEMAND) ? shown(type.onDemand()) : ""),
                amount(
                        "SPOT",
                        type -> type.shows(CapacityType.SPOT)
                                ? shown(type.prices().spot())
                                : ""),
                amount(
                                "TAKEN BACK",
                                type -> type.shows(CapacityType.SPOT)
                                        ? Objects.toString(type.prices().interruption(), "")
                                        : "")
                        .leaving(2),
                amount("1Y", type -> commitment(type, type.prices().oneYear())).leaving(6),
                amount("3Y", type -> commitment(type, type.prices().threeYears()))
                        .leaving(6),
                Column.of("AS OF", type -> known(type)
                        .map(price -> price.asOf().toString())
                        .orElse("")),
                Column.of("SOURCE", PricesTable::source).cutting(Cut.END, 24).leaving(1));
    }

    private static Column<ShownType> amount(String title, Function<ShownType, String> cell) {
        return Column.of(title, cell).rightAlign();
    }

    private static Function<ShownType, String> listed(Function<ListRow, String> cell) {
        return type -> type.listed() == null ? "" : cell.apply(type.listed());
    }

    private static Optional<Price> known(ShownType type) {
        return ShownType.known(type.main());
    }

    private static String source(ShownType type) {
        return known(type)
                .map(price -> price.basis().name().toLowerCase(Locale.ROOT) + ": " + price.source())
                .orElse("");
    }

    private static String shown(Priced priced) {
        return ShownType.known(priced)
                .map(price -> (price.basis() == Basis.ESTIMATED ? "~" : "")
                        + price.hourly().toPlainString())
                .orElse("unknown");
    }

    private static String commitment(ShownType type, @Nullable Price price) {
        return price == null || !type.shows(CapacityType.ON_DEMAND)
                ? ""
                : price.hourly().toPlainString();
    }
}
