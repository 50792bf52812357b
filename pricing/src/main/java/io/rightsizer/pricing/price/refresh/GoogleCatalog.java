package io.rightsizer.pricing.price.refresh;

import com.fasterxml.jackson.databind.JsonNode;
import io.rightsizer.pricing.price.ListRow;
import io.rightsizer.pricing.price.Region;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The SKUs of Compute Engine in Google's billing catalog
/// (<https://cloud.google.com/billing/docs/reference/rest/v1/services.skus/list>, service 6F81-5844-456A): a price per
/// core and one per GiB for each family of machines. A machine costs their sum over its shape; machines with GPUs or
/// local disks, and those that share a core, cost more than that and are left out.
final class GoogleCatalog {

    /// `N2D AMD Instance Core running in Americas`, `Spot Preemptible C3 Instance Ram running in Berlin`,
    /// `Commitment v1: N2 Cpu in Americas for 1 Year`. Custom and sole-tenant machines have words in between.
    private static final Pattern RUNNING = Pattern.compile("(?:Spot Preemptible |Preemptible )?([A-Z][0-9]{1,2}[A-Z]?)"
            + "(?: Predefined| AMD| Arm)? Instance (Core|Ram) running in .*");

    private static final Pattern COMMITTED =
            Pattern.compile("Commitment v1: ([A-Z][0-9]{1,2}[A-Z]?)(?: AMD| Arm)? (Cpu|Ram) in .*");
    private static final Pattern COMPUTE_OPTIMIZED =
            Pattern.compile("(?:Spot Preemptible |Preemptible )?Compute optimized (Core|Ram) running in .*");

    private static final BigDecimal LEAST_CORES = BigDecimal.ONE;
    private static final List<String> SHARED_CORE =
            List.of("e2-micro", "e2-small", "e2-medium", "f1-micro", "g1-small");

    private final Shapes shapes;
    private final Rows rows;
    private final String onlyRegion;
    private final LocalDate today;
    private final Map<Part, BigDecimal> prices = new HashMap<>();
    private String next = "";
    private boolean isCatalog;

    /// @param onlyRegion empty for all
    GoogleCatalog(Shapes shapes, Rows rows, String onlyRegion, LocalDate today) {
        this.shapes = shapes;
        this.rows = rows;
        this.onlyRegion = onlyRegion;
        this.today = today;
    }

    /// Takes one page in.
    ///
    /// @return the token of the next, empty after the last
    String read(InputStream in) throws IOException {
        next = "";
        isCatalog = false;
        try (var json = new JsonStream(in, "the Google price catalog")) {
            json.document(name -> section(json, name));
        }
        if (!isCatalog) {
            throw new ListUnusableException("the Google price catalog has no skus; give the address of the SKUs of"
                    + " Compute Engine or a saved answer");
        }
        return next;
    }

    private void section(JsonStream json, String name) throws IOException {
        switch (name) {
            case "skus" -> {
                isCatalog = true;
                json.objects(this::sku);
            }
            case "nextPageToken" -> next = json.text();
            default -> json.skip();
        }
    }

    private void sku(JsonNode sku) throws ListUnusableException {
        var family = family(sku.path("description").asText());
        var usage = sku.path("category").path("usageType").asText();
        if (family.isEmpty()
                || !List.of("OnDemand", "Preemptible", "Commit1Yr", "Commit3Yr").contains(usage)) {
            return;
        }
        var price = hourly(sku);
        if (price.isEmpty()) {
            rows.leaveOut(1);
            return;
        }
        for (var region : sku.path("serviceRegions")) {
            if (onlyRegion.isEmpty() || onlyRegion.equals(region.asText())) {
                var part = new Part(
                        region.asText(),
                        family.get().name(),
                        usage,
                        family.get().memory());
                prices.merge(part, price.get(), BigDecimal::max);
            }
        }
    }

    private static Optional<FamilyPart> family(String description) {
        for (var form : List.of(RUNNING, COMMITTED)) {
            var parts = form.matcher(description);
            if (parts.matches()) {
                return Optional.of(new FamilyPart(
                        parts.group(1).toLowerCase(Locale.ROOT), parts.group(2).equals("Ram")));
            }
        }
        var c2 = COMPUTE_OPTIMIZED.matcher(description);
        return c2.matches() ? Optional.of(new FamilyPart("c2", c2.group(1).equals("Ram"))) : Optional.empty();
    }

    /// Of the newest price, the first tier that costs something.
    private static Optional<BigDecimal> hourly(JsonNode sku) throws ListUnusableException {
        var expression = sku.path("pricingInfo").path(0).path("pricingExpression");
        if (!List.of("h", "GiBy.h").contains(expression.path("usageUnit").asText())) {
            return Optional.empty();
        }
        for (var tier : expression.path("tieredRates")) {
            var price = tier.path("unitPrice");
            requireDollars(price.path("currencyCode").asText("USD"));
            var units = price.path("units").asText("0");
            var nanos = price.path("nanos").asLong();
            if (units.matches("[0-9]{1,9}") && nanos >= 0) {
                var amount = new BigDecimal(units).add(BigDecimal.valueOf(nanos, 9));
                if (amount.signum() > 0) {
                    return Optional.of(amount);
                }
            }
        }
        return Optional.empty();
    }

    private static void requireDollars(String currency) throws ListUnusableException {
        if (!currency.equals("USD")) {
            throw new ListUnusableException("the Google price catalog is in '" + currency + "'; price lists are in US"
                    + " dollars, leave currencyCode out of the address");
        }
    }

    /// Puts the prices of parts together to those of machines.
    void finish() {
        var regions = new TreeSet<String>();
        prices.keySet().forEach(part -> regions.add(part.region()));
        for (var region : regions) {
            for (var shape : shapes.all()) {
                if (isPricedByItsParts(shape) && Rows.isName(region)) {
                    machine(region, shape).ifPresent(rows::add);
                }
            }
        }
    }

    private static boolean isPricedByItsParts(ListRow shape) {
        return !shape.hasExtras()
                && !SHARED_CORE.contains(shape.instanceType())
                && !shape.instanceType().startsWith("custom-")
                && shape.vcpu().compareTo(LEAST_CORES) >= 0;
    }

    private Optional<ListRow> machine(String region, ListRow shape) {
        var onDemand = sum(region, shape, "OnDemand");
        if (onDemand == null) {
            return Optional.empty();
        }
        var spot = sum(region, shape, "Preemptible");
        return Optional.of(new ListRow(
                new Region("gcp", region),
                shape.instanceType(),
                shape.vcpu(),
                shape.memoryGib(),
                shape.arch(),
                shape.gpuCount(),
                onDemand,
                spot,
                spot == null ? "" : "list",
                null,
                sum(region, shape, "Commit1Yr"),
                sum(region, shape, "Commit3Yr"),
                "google-billing-catalog",
                today));
    }

    private @Nullable BigDecimal sum(String region, ListRow shape, String usage) {
        var type = shape.instanceType();
        var family = type.substring(0, Math.max(0, type.indexOf('-')));
        var core = prices.get(new Part(region, family, usage, false));
        var gibibyte = prices.get(new Part(region, family, usage, true));
        return core == null || gibibyte == null
                ? null
                : Prices.plain(shape.vcpu().multiply(core).add(shape.memoryGib().multiply(gibibyte)));
    }

    private record FamilyPart(String name, boolean memory) {}

    private record Part(String region, String family, String usage, boolean memory) {}
}
