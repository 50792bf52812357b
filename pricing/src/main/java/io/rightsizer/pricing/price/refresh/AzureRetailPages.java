package io.rightsizer.pricing.price.refresh;

import com.fasterxml.jackson.databind.JsonNode;
import io.rightsizer.pricing.price.ListRow;
import io.rightsizer.pricing.price.Region;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The pages of the Azure Retail Prices API (<https://learn.microsoft.com/rest/api/cost-management/retail-prices>). One
/// SKU name stands for several products: of all of them only Linux virtual machines count, and of those the meters
/// whose SKU name ends in Spot are the spot price.
final class AzureRetailPages {

    private final Shapes shapes;
    private final Rows rows;
    private final String onlyRegion;
    private final LocalDate today;
    private final Map<Region, Map<String, Offer>> offers = new TreeMap<>();
    private String next = "";
    private boolean isRetailPage;

    /// @param onlyRegion empty for all
    AzureRetailPages(Shapes shapes, Rows rows, String onlyRegion, LocalDate today) {
        this.shapes = shapes;
        this.rows = rows;
        this.onlyRegion = onlyRegion;
        this.today = today;
    }

    /// Takes one page in.
    ///
    /// @return the address of the next, empty after the last
    String read(InputStream in) throws IOException {
        next = "";
        isRetailPage = false;
        try (var json = new JsonStream(in, "the Azure price page")) {
            json.document(name -> section(json, name));
        }
        if (!isRetailPage) {
            throw new ListUnusableException(
                    "the Azure price page has no Items; give an address of the Retail Prices" + " API or a saved page");
        }
        return next;
    }

    private void section(JsonStream json, String name) throws IOException {
        switch (name) {
            case "BillingCurrency" -> requireDollars(json.text());
            case "Items" -> {
                isRetailPage = true;
                json.objects(this::item);
            }
            case "NextPageLink" -> next = json.text();
            default -> json.skip();
        }
    }

    private static void requireDollars(String currency) throws ListUnusableException {
        if (!currency.equals("USD")) {
            throw new ListUnusableException("the Azure price page is in '" + currency + "'; price lists are in US"
                    + " dollars, leave currencyCode out of the address");
        }
    }

    private void item(JsonNode item) throws ListUnusableException {
        requireDollars(item.path("currencyCode").asText("USD"));
        var type = item.path("armSkuName").asText();
        var region = item.path("armRegionName").asText();
        var price = item.path("retailPrice").asText();
        if (!isLinuxMachine(item) || !(onlyRegion.isEmpty() || onlyRegion.equals(region))) {
            return;
        }
        if (!Rows.isName(type) || !Rows.isName(region) || !Prices.isPositive(price)) {
            rows.leaveOut(1);
            return;
        }
        var offer = offers.computeIfAbsent(new Region("azure", region), _ -> new TreeMap<>())
                .computeIfAbsent(type, _ -> new Offer());
        offer.add(item.path("skuName").asText().endsWith(" Spot"), Prices.of(price));
    }

    private static boolean isLinuxMachine(JsonNode item) {
        var product = item.path("productName").asText();
        return item.path("type").asText().equals("Consumption")
                && item.path("serviceName").asText("Virtual Machines").equals("Virtual Machines")
                && item.path("unitOfMeasure").asText().equals("1 Hour")
                && item.path("tierMinimumUnits").asDouble(0) == 0
                && !product.contains("Windows")
                && !product.contains("Cloud Services")
                && !product.contains("CloudServices")
                && !product.contains("Dedicated Host")
                && !item.path("meterName").asText().contains("Low Priority")
                && !item.path("meterName").asText().contains("Expired")
                && !item.path("skuName").asText().contains("Low Priority");
    }

    /// A type without a shape cannot be packed; one without an on-demand price is not for sale.
    void finish() {
        offers.forEach((region, byType) -> byType.forEach((type, offer) -> {
            var shape = shapes.of(type);
            if (shape.isEmpty() || offer.onDemand == null) {
                rows.leaveOut(1);
            } else {
                rows.add(row(region, shape.get(), offer));
            }
        }));
    }

    private ListRow row(Region region, ListRow shape, Offer offer) {
        return new ListRow(
                region,
                shape.instanceType(),
                shape.vcpu(),
                shape.memoryGib(),
                shape.arch(),
                shape.gpuCount(),
                Objects.requireNonNull(offer.onDemand),
                offer.spot,
                offer.spot == null ? "" : "list",
                null,
                null,
                null,
                "azure-retail-prices",
                today);
    }

    /// The same machine may be listed twice while a price changes; the dearer is the safe one.
    private static final class Offer {

        private @Nullable BigDecimal onDemand;
        private @Nullable BigDecimal spot;

        void add(boolean isSpot, BigDecimal price) {
            if (isSpot) {
                spot = spot == null ? price : spot.max(price);
            } else {
                onDemand = onDemand == null ? price : onDemand.max(price);
            }
        }
    }
}
