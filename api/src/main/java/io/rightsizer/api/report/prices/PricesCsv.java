package io.rightsizer.api.report.prices;

import io.rightsizer.api.report.CsvRow;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import io.rightsizer.pricing.price.ListRow;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One row per type and region, every figure in full; what is not known is empty.
final class PricesCsv {

    private static final List<String> HEADER = List.of(
            "provider",
            "region",
            "instance_type",
            "vcpu",
            "memory_gib",
            "arch",
            "gpus",
            "currency",
            "on_demand_per_hour",
            "on_demand_basis",
            "on_demand_source",
            "on_demand_as_of",
            "spot_per_hour",
            "spot_basis",
            "spot_source",
            "spot_as_of",
            "spot_interruption",
            "commit_1y_per_hour",
            "commit_3y_per_hour",
            "unknown");

    private PricesCsv() {}

    static void write(List<ShownType> types, Writer out) throws IOException {
        CsvRow.write(out, HEADER);
        for (var type : types) {
            CsvRow.write(out, cells(type));
        }
    }

    private static List<String> cells(ShownType type) {
        var onDemand = asked(type, CapacityType.ON_DEMAND);
        var spot = asked(type, CapacityType.SPOT);
        return List.of(
                CsvRow.harmless(type.region().provider()),
                CsvRow.harmless(type.region().name()),
                CsvRow.harmless(type.name()),
                listed(type, row -> row.vcpu().toPlainString()),
                listed(type, row -> row.memoryGib().toPlainString()),
                listed(type, ListRow::arch),
                listed(type, row -> Integer.toString(row.gpus())),
                onDemand.or(() -> spot)
                        .map(price -> price.currency().getCurrencyCode())
                        .orElse(""),
                cell(onDemand, price -> price.hourly().toPlainString()),
                cell(onDemand, PricesCsv::basis),
                cell(onDemand, Price::source),
                cell(onDemand, price -> price.asOf().toString()),
                cell(spot, price -> price.hourly().toPlainString()),
                cell(spot, PricesCsv::basis),
                cell(spot, Price::source),
                cell(spot, price -> price.asOf().toString()),
                CsvRow.harmless(Objects.toString(type.prices().interruption(), "")),
                hourly(type.prices().oneYear()),
                hourly(type.prices().threeYears()),
                reason(type.main()));
    }

    private static Optional<Price> asked(ShownType type, CapacityType capacityType) {
        return type.shows(capacityType) ? ShownType.known(type.prices().as(capacityType)) : Optional.empty();
    }

    private static String listed(ShownType type, Function<ListRow, String> cell) {
        return type.listed() == null ? "" : cell.apply(type.listed());
    }

    private static String cell(Optional<Price> price, Function<Price, String> cell) {
        return price.map(cell).map(CsvRow::harmless).orElse("");
    }

    private static String basis(Price price) {
        return price.basis().name().toLowerCase(Locale.ROOT);
    }

    private static String hourly(@Nullable Price price) {
        return price == null ? "" : price.hourly().toPlainString();
    }

    private static String reason(Priced priced) {
        return switch (priced) {
            case Priced.Known _ -> "";
            case Priced.Unknown(var reason) -> CsvRow.harmless(reason);
        };
    }
}
