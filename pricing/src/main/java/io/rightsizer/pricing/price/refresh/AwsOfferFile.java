package io.rightsizer.pricing.price.refresh;

import com.fasterxml.jackson.databind.JsonNode;
import io.rightsizer.pricing.price.ListRow;
import io.rightsizer.pricing.price.Region;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The EC2 offer file of AWS (`offers/v1.0/aws/AmazonEC2/current/REGION/index.json`): products by SKU, and terms that
/// name their SKUs. Of hundreds of megabytes only Linux machines on shared tenancy, without preinstalled software and
/// without a reserved capacity, are kept.
final class AwsOfferFile {

    private static final Pattern MEMORY = Pattern.compile("([0-9][0-9,]{0,8}(?:\\.[0-9]{1,4})?) GiB");

    private final Rows rows;
    private final LocalDate today;
    private final Map<String, Machine> machines = new HashMap<>();
    private final Map<String, BigDecimal> onDemand = new HashMap<>();
    private final Map<String, BigDecimal> oneYear = new HashMap<>();
    private final Map<String, BigDecimal> threeYears = new HashMap<>();
    private Optional<LocalDate> published = Optional.empty();

    private AwsOfferFile(Rows rows, LocalDate today) {
        this.rows = rows;
        this.today = today;
    }

    /// @param region only this one; empty for all of the file
    static void read(InputStream in, Rows rows, String region, LocalDate today) throws IOException {
        var file = new AwsOfferFile(rows, today);
        try (var json = new JsonStream(in, "the AWS offer file")) {
            json.document(name -> file.section(json, name, region));
        }
        file.join();
    }

    private void section(JsonStream json, String name, String region) throws IOException {
        switch (name) {
            case "publicationDate" -> published = day(json.text());
            case "products" -> json.object(sku -> product(sku, json.tree(), region));
            case "terms" -> json.object(term -> term(json, term));
            default -> json.skip();
        }
    }

    private void product(String sku, JsonNode product, String region) {
        var attributes = product.path("attributes");
        var place = attributes.path("regionCode").asText();
        if (!isPlainLinux(product.path("productFamily").asText(), attributes)
                || !(region.isEmpty() || region.equals(place))) {
            return;
        }
        machine(attributes, place).ifPresentOrElse(machine -> machines.put(sku, machine), () -> rows.leaveOut(1));
    }

    private static boolean isPlainLinux(String family, JsonNode attributes) {
        return family.startsWith("Compute Instance")
                && attributes.path("operatingSystem").asText().equals("Linux")
                && attributes.path("tenancy").asText().equals("Shared")
                && attributes.path("preInstalledSw").asText().equals("NA")
                && attributes.path("capacitystatus").asText().equals("Used")
                && attributes.path("operation").asText("RunInstances").equals("RunInstances");
    }

    private static Optional<Machine> machine(JsonNode attributes, String region) {
        var type = attributes.path("instanceType").asText();
        var memory = MEMORY.matcher(attributes.path("memory").asText());
        var vcpu = attributes.path("vcpu").asText();
        var gpu = attributes.path("gpu").asText("0");
        var readable = Rows.isName(type)
                && Rows.isName(region)
                && memory.matches()
                && vcpu.matches("[0-9]{1,4}")
                && gpu.matches("[0-9]{1,3}");
        return readable
                ? Optional.of(new Machine(
                        new Region("aws", region),
                        type,
                        new BigDecimal(vcpu),
                        new BigDecimal(memory.group(1).replace(",", "")),
                        attributes.path("physicalProcessor").asText().contains("Graviton") ? "arm64" : "amd64",
                        new BigDecimal(gpu)))
                : Optional.empty();
    }

    private void term(JsonStream json, String kind) throws IOException {
        switch (kind) {
            case "OnDemand" -> json.object(sku -> offers(json, sku, offer -> onDemand(sku, offer)));
            case "Reserved" -> json.object(sku -> offers(json, sku, offer -> reserved(sku, offer)));
            default -> json.skip();
        }
    }

    private void offers(JsonStream json, String sku, Consumer<JsonNode> offer) throws IOException {
        if (machines.containsKey(sku)) {
            json.object(_ -> offer.accept(json.tree()));
        } else {
            json.skip();
        }
    }

    private void onDemand(String sku, JsonNode offer) {
        hourly(offer).ifPresent(price -> onDemand.put(sku, price));
    }

    private void reserved(String sku, JsonNode offer) {
        var terms = offer.path("termAttributes");
        if (!terms.path("OfferingClass").asText().equals("standard")
                || !terms.path("PurchaseOption").asText().equals("No Upfront")) {
            return;
        }
        hourly(offer).ifPresent(price -> {
            switch (terms.path("LeaseContractLength").asText()) {
                case "1yr" -> oneYear.put(sku, price);
                case "3yr" -> threeYears.put(sku, price);
                default -> rows.leaveOut(1);
            }
        });
    }

    /// Zero is what the file says of what cannot be bought.
    private static Optional<BigDecimal> hourly(JsonNode offer) {
        for (var dimension : offer.path("priceDimensions")) {
            var price = dimension.path("pricePerUnit").path("USD").asText();
            if (dimension.path("unit").asText().equals("Hrs") && Prices.isPositive(price)) {
                return Optional.of(Prices.of(price));
            }
        }
        return Optional.empty();
    }

    private void join() {
        machines.forEach((sku, machine) -> {
            var price = onDemand.get(sku);
            if (price == null) {
                rows.leaveOut(1);
            } else {
                rows.add(new ListRow(
                        machine.region(),
                        machine.type(),
                        machine.vcpu(),
                        machine.memoryGib(),
                        machine.arch(),
                        machine.gpus(),
                        price,
                        null,
                        "",
                        null,
                        oneYear.get(sku),
                        threeYears.get(sku),
                        "aws-offer-file",
                        published.orElse(today)));
            }
        });
    }

    private static Optional<LocalDate> day(String text) {
        return text.length() > 10 ? Prices.day(text.substring(0, 10)) : Optional.empty();
    }

    private record Machine(
            Region region, String type, BigDecimal vcpu, BigDecimal memoryGib, String arch, BigDecimal gpus) {}
}
