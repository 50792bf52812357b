package io.rightsizer.pricing.finance;

import static io.rightsizer.pricing.finance.FocusColumn.*;

import io.rightsizer.pricing.cost.Resource;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A month as rows of the FinOps Open Cost and Usage Specification, version 1.2 with the allocation columns of 1.3
/// (<https://focus.finops.org/focus-specification/v1-2/>).
///
/// The charge that is split up, the origin charge, is one resource of the nodes of a pool on a day. It has a row for
/// every workload on them, one for what is idle and one for what the nodes keep for the system; the rows sum to what
/// the nodes cost. `BilledCost` is 0, because an estimate is on no invoice. Rows are handed out one by one, so a month
/// of any size needs the memory of an hour.
public final class FocusRows {

    /// Names the rule by which a row gets its part; `docs/cost.md` describes it.
    public static final String METHOD = "rightsizer-max-request-usage-v1";

    private final MonthCosts costs;
    private final FocusSettings settings;
    private final Map<LocalDate, FocusLedger> ledgers = new HashMap<>();

    private FocusRows(MonthCosts costs, FocusSettings settings) {
        this.costs = costs;
        this.settings = settings;
    }

    /// Hands out the rows of the days that are over, and of all others where a forecast is wanted.
    /// @throws FinanceInputException when a price cannot be converted; rows before that are handed out
    public static void write(MonthCosts costs, FocusSettings settings, Sink sink) throws IOException {
        var rows = new FocusRows(costs, settings);
        var days = settings.forecast() ? costs.month().days() : costs.month().elapsed();
        for (var day : days) {
            rows.write(day, sink);
        }
    }

    private void write(LocalDate day, Sink sink) throws IOException {
        var measured = costs.on(day);
        var ledger = ledgers.computeIfAbsent(measured.day(), _ -> FocusLedger.of(costs, measured, settings));
        var amounts = new FocusAmounts(settings, costs.month().bookedOn(day));
        for (var pool : ledger.pools().values()) {
            var charge = charge(pool, day);
            for (var line : ledger.lines().getOrDefault(pool.origin(), List.of())) {
                var row = charge.copy();
                fill(row, pool.origin(), line);
                amounts.fill(row, pool.origin(), line);
                sink.row(row);
            }
        }
    }

    /// What all rows of an origin have in common on a day.
    private FocusRow charge(FocusPool pool, LocalDate day) {
        var row = new FocusRow();
        var origin = pool.origin();
        fillPeriod(row, day);
        fillOrigin(row, origin);
        origin.commitment().ifPresent(commitment -> fill(row, commitment));
        row.put(AvailabilityZone, pool.zone());
        row.put(x_PriceBasis, pool.weakestBasis().name().toLowerCase(Locale.ROOT));
        row.put(x_PriceAsOf, pool.oldestPrice().toString());
        return row;
    }

    private void fillPeriod(FocusRow row, LocalDate day) {
        var month = costs.month();
        row.put(BillingPeriodStart, midnight(month.month().atDay(1)));
        row.put(BillingPeriodEnd, midnight(month.month().plusMonths(1).atDay(1)));
        row.put(ChargePeriodStart, midnight(day));
        row.put(ChargePeriodEnd, midnight(day.plusDays(1)));
        row.put(x_Forecast, Boolean.toString(!month.isElapsed(day)));
        row.put(BillingAccountId, settings.billingAccountId());
        row.put(BillingAccountName, settings.billingAccountName());
        row.put(BillingCurrency, settings.currency().getCurrencyCode());
        row.put(BilledCost, "0");
        row.put(ChargeCategory, "Usage");
        row.put(ChargeFrequency, "Usage-Based");
    }

    private static void fillOrigin(FocusRow row, Origin origin) {
        row.put(ProviderName, origin.providerName());
        row.put(PublisherName, origin.providerName());
        row.put(InvoiceIssuerName, origin.providerName());
        row.put(ServiceCategory, "Compute");
        row.put(ServiceSubcategory, "Virtual Machines");
        row.put(ServiceName, origin.serviceName());
        row.put(PricingCategory, origin.pricingCategory());
        row.put(PricingCurrency, origin.currency().getCurrencyCode());
        row.put(RegionId, origin.region());
        row.put(RegionName, origin.region());
        row.put(ResourceId, origin.id());
        row.put(ResourceName, origin.name());
        row.put(ResourceType, "Node pool");
        row.put(Tags, tags(origin));
        row.put(AllocatedMethodId, METHOD);
        row.put(x_Cluster, origin.cluster());
        row.put(x_InstanceType, origin.instanceType());
    }

    private static void fill(FocusRow row, Commitment commitment) {
        row.put(CommitmentDiscountId, commitment.id());
        row.put(CommitmentDiscountName, commitment.id());
        row.put(CommitmentDiscountType, commitment.type());
        row.put(CommitmentDiscountStatus, "Used");
        row.put(
                CommitmentDiscountCategory,
                switch (commitment.measure()) {
                    case USAGE -> "Usage";
                    case SPEND -> "Spend";
                });
    }

    /// Keys of a tag scheme of its own, as the specification asks of tags that no user set.
    private static String tags(Origin origin) {
        return FocusLedger.json(Map.of(
                "rightsizer/cluster", origin.cluster(),
                "rightsizer/pool", origin.pool(),
                "rightsizer/instance-type", origin.instanceType(),
                "rightsizer/capacity-type", origin.bought()));
    }

    private static void fill(FocusRow row, Origin origin, FocusLine line) {
        var unit = unit(line.resource());
        row.put(PricingUnit, unit);
        row.put(ChargeDescription, description(origin, line.resource()));
        row.put(x_Bearer, line.bearer().kind().label());
        row.put(AllocatedTags, line.tags());
        if (origin.commitment().isPresent()) {
            row.put(CommitmentDiscountUnit, unit);
        }
        var workload = line.bearer().workload();
        if (workload != null) {
            row.put(AllocatedResourceId, (origin.cluster().isEmpty() ? "" : origin.cluster() + "/") + workload);
            row.put(AllocatedResourceName, workload.name());
            row.put(x_Namespace, workload.namespace());
        }
    }

    static String unit(Resource resource) {
        return switch (resource) {
            case CPU -> "Core-Hours";
            case MEMORY -> "GiB-Hours";
        };
    }

    private static String description(Origin origin, Resource resource) {
        var what =
                switch (resource) {
                    case CPU -> "CPU of ";
                    case MEMORY -> "Memory of ";
                };
        return what + (origin.instanceType().isEmpty() ? "Kubernetes" : origin.instanceType()) + " nodes, "
                + origin.bought();
    }

    private static String midnight(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).toString();
    }

    /// Takes rows as they come.
    @FunctionalInterface
    public interface Sink {

        void row(FocusRow row) throws IOException;
    }
}
