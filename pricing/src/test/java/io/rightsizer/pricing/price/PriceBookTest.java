package io.rightsizer.pricing.price;

import static io.rightsizer.pricing.price.Machines.key;
import static io.rightsizer.pricing.price.Machines.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.Node.HourlyCost;
import io.rightsizer.analyzer.workload.Offering;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.NodeKey;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Price.Basis;
import io.rightsizer.pricing.Priced;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which source wins, and what it says of itself.
class PriceBookTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final NodeKey M5 = key("aws", "us-east-1", "m5.large");
    private static final HourlyCost EXPORTED = new HourlyCost(new BigDecimal("0.0911"), null, null, false);
    private static final Offering OFFERED =
            new Offering("prod", "m5.large", "on-demand", "us-east-1a", new BigDecimal("0.0955"));
    private static final String REFRESHED =
            ListRow.HEADER + "\naws,us-east-1,m5.large,2,8,amd64,0,0.0966,,,,,,aws-offer-file,2026-11-20\n";

    private final Path directory;

    PriceBookTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void takesTheFirstOfFileExporterOfferingRefreshedListAndCatalog() throws IOException {
        var file = file("instance_type,m5.large,0.0900,USD,2026-11-01");
        var cache = cache("aws/us-east-1.csv", REFRESHED);
        var offered = List.of(OFFERED);

        assertThat(price(new PriceOptions(file, cache, offered, TODAY), EXPORTED))
                .isEqualTo(price("0.0900", Basis.CUSTOM, "prices.csv line 2", "2026-11-01"));
        assertThat(price(new PriceOptions(null, cache, offered, TODAY), EXPORTED))
                .isEqualTo(price("0.0911", Basis.QUOTED, "cost exporter, whole node", "2026-11-21"));
        assertThat(price(new PriceOptions(null, cache, offered, TODAY), null))
                .isEqualTo(price("0.0955", Basis.QUOTED, "Karpenter offering", "2026-11-21"));
        assertThat(price(new PriceOptions(null, cache, List.of(), TODAY), null))
                .isEqualTo(price("0.0966", Basis.LIST, "refreshed list (aws-offer-file)", "2026-11-20"));
        assertThat(price(PriceOptions.embedded(TODAY), null))
                .isEqualTo(price("0.096", Basis.LIST, "embedded catalog (karpenter-aws)", "2026-07-20"));
    }

    @Test
    void addsUpWhatTheExporterSaysOfCoresAndMemory() throws IOException {
        var cost = new HourlyCost(null, new BigDecimal("0.031611"), new BigDecimal("0.004237"), false);

        // 2 x 0.031611 + 8 x 0.004237
        assertThat(price(PriceOptions.embedded(TODAY), cost))
                .isEqualTo(price("0.097118", Basis.QUOTED, "cost exporter, by core and GiB", "2026-11-21"));
    }

    @Test
    void takesAnExportersZeroForUnknown() throws IOException {
        var cost = new HourlyCost(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, false);

        assertThat(price(PriceOptions.embedded(TODAY), cost).source()).startsWith("embedded catalog");
    }

    @Test
    void takesTheDearestZoneOfAnOfferingWhereTheNodesIsNotOffered() throws IOException {
        var offers = List.of(
                new Offering("prod", "m5.large", "spot", "us-east-1b", new BigDecimal("0.0341")),
                new Offering("prod", "m5.large", "spot", "us-east-1c", new BigDecimal("0.0399")),
                new Offering("other", "m5.large", "spot", "us-east-1a", new BigDecimal("0.9")));

        var book = PriceBook.of(new PriceOptions(null, null, offers, TODAY));

        assertThat(book.price(node(null), key("aws", "us-east-1", "m5.large", CapacityType.SPOT)))
                .isEqualTo(new Priced.Known(
                        price("0.0399", Basis.ESTIMATED, "Karpenter offering of another zone", "2026-11-21")));
    }

    @Test
    void pricesASpotNodeAsSpotAndFlagsAnAverageDiscount() throws IOException {
        var book = PriceBook.of(PriceOptions.embedded(TODAY));

        var aws = known(book.prices("aws", "af-south-1", "c5.12xlarge").spot());
        var google = known(book.prices("gcp", "us-west4", "n2-standard-4").spot());

        assertThat(aws.hourly()).isEqualTo("0.35568");
        assertThat(aws.basis()).isEqualTo(Basis.ESTIMATED);
        assertThat(google.basis()).isEqualTo(Basis.LIST);
    }

    @Test
    void listsCommitmentsAndInterruptions() throws IOException {
        var prices = PriceBook.of(PriceOptions.embedded(TODAY)).prices("aws", "af-south-1", "c5.12xlarge");

        assertThat(prices.interruption()).isEqualTo(Interruption.ABOVE_20);
        assertThat(prices.oneYear()).isEqualTo(price("1.724", Basis.LIST, "embedded catalog (ec2.shop)", "2025-04-04"));
        assertThat(prices.threeYears())
                .isEqualTo(price("1.182", Basis.LIST, "embedded catalog (ec2.shop)", "2025-04-04"));
    }

    /// The on-demand price of this row is of 2026, what stands beside it is older.
    @Test
    void datesSpotAndCommitmentsByTheirOwnSources() throws IOException {
        var prices = PriceBook.of(PriceOptions.embedded(TODAY)).prices("aws", "us-east-1", "m5.large");

        assertThat(known(prices.onDemand()).asOf()).isEqualTo("2026-07-20");
        assertThat(known(prices.spot()).asOf()).isEqualTo("2025-06-28");
        assertThat(prices.oneYear()).isEqualTo(price("0.06", Basis.LIST, "embedded catalog (ec2.shop)", "2025-04-04"));
    }

    @Test
    void keepsTheSpotPriceThatARefreshedListLacks() throws IOException {
        var cache = cache("aws/us-east-1.csv", REFRESHED);
        var book = PriceBook.of(new PriceOptions(null, cache, List.of(), TODAY));

        var prices = book.prices("aws", "us-east-1", "m5.large");

        assertThat(known(prices.onDemand()).hourly()).isEqualTo("0.0966");
        assertThat(known(prices.spot()).source()).startsWith("embedded catalog");
        assertThat(prices.interruption()).isNotNull();
    }

    @Test
    void leavesABrokenRefreshedListAsideAndSaysSo() throws IOException {
        var cache = cache("aws/us-east-1.csv", REFRESHED.replace("0.0966", "-1"));
        var book = PriceBook.of(new PriceOptions(null, cache, List.of(), TODAY));

        assertThat(known(book.price(node(null), M5)).hourly()).isEqualTo("0.096");
        assertThat(book.warnings())
                .containsExactly(
                        "the refreshed price list " + cache.resolve("aws/us-east-1.csv")
                                + " is left aside: says -1, but a price cannot be negative; run 'rightsizer prices refresh' again");
    }

    @Test
    void warnsOfARefreshedListThatIsOlderThanAYear() throws IOException {
        var cache = cache("aws/us-east-1.csv", REFRESHED.replace("2026-11-20", "2025-11-20"));
        var book = PriceBook.of(new PriceOptions(null, cache, List.of(), TODAY));

        assertThat(known(book.price(node(null), M5)).asOf()).isEqualTo("2025-11-20");
        assertThat(book.warnings())
                .containsExactly("the refreshed price list " + cache.resolve("aws/us-east-1.csv")
                        + " has prices of 2025-11-20; run 'rightsizer prices refresh' again");
    }

    @Test
    void saysWhyAPriceIsUnknownAndWhatToTry() throws IOException {
        var book = PriceBook.of(PriceOptions.embedded(TODAY));

        assertThat(book.price(node(null), key("aws", "us-east-1", "m99.large")))
                .isEqualTo(new Priced.Unknown("no list has m99.large in aws/us-east-1;"
                        + " run 'rightsizer prices refresh --aws URL' or price it in pricing.file"));
        assertThat(book.price(node(null), key("aws", "mars-1", "m5.large")))
                .isEqualTo(new Priced.Unknown("no list has m5.large in aws/mars-1, nor the region itself;"
                        + " run 'rightsizer prices refresh --aws URL' or price it in pricing.file"));
        assertThat(book.price(node(null), key("", "", "")))
                .isEqualTo(new Priced.Unknown("nothing tells the provider of the node; let kube-state-metrics show"
                        + " its labels, or price its parts (cpu and memory) in pricing.file"));
        assertThat(book.prices("azure", "eastus", "Standard_D4s_v5").spot())
                .isEqualTo(new Priced.Unknown("no list has a spot price of Standard_D4s_v5 in azure/eastus;"
                        + " run 'rightsizer prices refresh --azure URL' or price it in pricing.file"));
    }

    /// The lists are of Linux, a Windows machine costs more.
    @Test
    void doesNotPriceWindowsAsLinux() throws IOException {
        var windows = new NodeKey(
                "aws", "us-east-1", "us-east-1a", "m5.large", "amd64", "windows", CapacityType.ON_DEMAND, "win");

        assertThat(PriceBook.of(PriceOptions.embedded(TODAY)).price(node(null), windows))
                .isEqualTo(
                        new Priced.Unknown("the lists price Linux only; price the Windows pool win in pricing.file"));
    }

    @Test
    void offersTheTypesOfARegionForPacking() throws IOException {
        var types = PriceBook.of(PriceOptions.embedded(TODAY)).types("aws", "us-east-1");

        var m5 = types.stream()
                .filter(type -> type.name().equals("m5.large"))
                .findFirst()
                .orElseThrow();
        assertThat(types).hasSizeGreaterThan(1_300);
        assertThat(m5.cpu()).hasToString("2");
        assertThat(m5.memory()).hasToString("8Gi");
        assertThat(m5.allocatable().maxPods()).isEqualTo(29);
        assertThat(m5.allocatable().cpu()).hasToString("1930m");
        assertThat(m5.allocatable().source()).isEqualTo("Karpenter 2026-08-21");
        assertThat(known(m5.prices().onDemand()).hourly()).isEqualTo("0.096");
    }

    /// Prices in euros and in dollars cannot be compared, so types the euro file does not price are no candidates.
    @Test
    void offersTypesInOneCurrency() throws IOException {
        var file = file("instance_type,m5.large,0.08,EUR,2026-11-01");
        var types = PriceBook.of(new PriceOptions(file, null, List.of(), TODAY)).types("aws", "us-east-1");

        assertThat(types).singleElement().satisfies(type -> {
            assertThat(type.name()).isEqualTo("m5.large");
            assertThat(type.prices().spot())
                    .isEqualTo(new Priced.Unknown(
                            "known only in USD, the others are in EUR; price it in" + " pricing.file"));
            assertThat(type.prices().oneYear()).isNull();
        });
    }

    @Test
    void tellsHowManyHaveAPriceAndHowOldTheOldestIs() {
        var coverage = PriceCoverage.of(List.of(
                new Priced.Known(price("1", Basis.LIST, "a", "2026-07-20")),
                new Priced.Known(price("2", Basis.ESTIMATED, "b", "2025-04-04")),
                new Priced.Unknown("c")));

        assertThat(coverage).hasToString("2 of 3 priced (1 estimated), the oldest price of 2025-04-04");
        assertThat(PriceCoverage.of(List.of())).hasToString("0 of 0 priced");
    }

    private Price price(PriceOptions options, @Nullable HourlyCost cost) throws IOException {
        return known(PriceBook.of(options).price(node(cost), M5));
    }

    private static Price known(Priced priced) {
        return ((Priced.Known) priced).price();
    }

    private static Price price(String hourly, Basis basis, String source, String asOf) {
        return new Price(new BigDecimal(hourly), Price.USD, basis, source, LocalDate.parse(asOf));
    }

    private Path file(String line) throws IOException {
        return Files.writeString(directory.resolve("prices.csv"), "scope,name,hourly,currency,as_of\n" + line + "\n");
    }

    private Path cache(String file, String text) throws IOException {
        var path = directory.resolve("cache").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return directory.resolve("cache");
    }
}
