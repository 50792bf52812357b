package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesCommandTest {

    private static final String HEADER = "scope,name,provider,region,capacity_type,hourly,currency,as_of\n";
    private static final String OFFERS = """
            {"publicationDate": "2026-11-15T21:03:44Z",
             "products": {"A": {"productFamily": "Compute Instance", "attributes": {"regionCode": "eu-west-1",
               "instanceType": "m5.large", "vcpu": "2", "memory": "8 GiB", "operatingSystem": "Linux",
               "tenancy": "Shared", "preInstalledSw": "NA", "capacitystatus": "Used", "operation": "RunInstances"}}},
             "terms": {"OnDemand": {"A": {"A.1": {"priceDimensions": {"A.1.1": {"unit": "Hrs",
               "pricePerUnit": {"USD": "0.1080000000"}}}}}}}}
            """;

    private final Path directory;

    PricesCommandTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void showsWhatATypeCosts() {
        var show =
                rightsizer(Map.of("COLUMNS", "160"), "prices", "show", "--region", "us-east-1", "--type", "m5.large");

        assertThat(show.exitCode()).as(show.err()).isZero();
        assertThat(show.out()).isEqualTo("""
                        REGION         TYPE      VCPU  GIB  ARCH   ON-DEMAND      SPOT  TAKEN BACK    1Y     3Y  AS OF       SOURCE
                        aws/us-east-1  m5.large     2    8  amd64      0.096  ~0.03264      15-20%  0.06  0.041  2026-07-20  list: embedded catalog (karpenter-aws)

                        An hour of each type, in USD; ~ is an estimate. 1 of 1 priced, the oldest price of 2026-07-20.
                        """);
    }

    @Test
    void showsCsvForPrograms() {
        var show = rightsizer(
                "prices",
                "show",
                "--provider",
                "gcp",
                "--region",
                "us-central1",
                "--type",
                "n2-standard-4",
                "-o",
                "csv");

        assertThat(show.outLines())
                .containsExactly(
                        "provider,region,instance_type,vcpu,memory_gib,arch,gpus,currency,on_demand_per_hour,"
                                + "on_demand_basis,on_demand_source,on_demand_as_of,spot_per_hour,spot_basis,"
                                + "spot_source,spot_as_of,spot_interruption,commit_1y_per_hour,commit_3y_per_hour,"
                                + "unknown",
                        "gcp,us-central1,n2-standard-4,4,16,amd64,0,USD,0.194236,list,embedded catalog (gcosts),"
                                + "2026-07-30,0.09212,list,embedded catalog (gcosts),2026-07-30,,0.122364,0.087412,");
    }

    @Test
    void showsJsonForPrograms() throws IOException {
        var show = rightsizer(
                "prices",
                "show",
                "--region",
                "us-east-1",
                "--type",
                "m5.large",
                "--capacity",
                "on-demand",
                "-o",
                "json");

        var price = show.json().at("/prices/0");
        assertThat(price.at("/instanceType").textValue()).isEqualTo("m5.large");
        assertThat(price.at("/onDemand/hourly").decimalValue()).isEqualTo("0.096");
        assertThat(price.at("/onDemand/basis").textValue()).isEqualTo("list");
        assertThat(price.at("/onDemand/asOf").textValue()).isEqualTo("2026-07-20");
        assertThat(price.has("spot")).isFalse();
    }

    @Test
    void flagsAnEstimate() throws IOException {
        var show = rightsizer(
                "prices", "show", "--provider", "aws", "--region", "mx-central-1", "--type", "c5.large", "-o", "json");

        assertThat(show.exitCode()).as(show.err()).isZero();
        assertThat(show.json().at("/prices/0/onDemand/basis").textValue()).isEqualTo("estimated");
    }

    @Test
    void saysWhyAPriceIsUnknown() {
        var show = rightsizer("prices", "show", "--provider", "aws", "--region", "us-east-1", "--type", "m99.large");

        assertThat(show.exitCode()).isEqualTo(3);
        assertThat(show.out()).contains("m99.large").contains("unknown").contains("0 of 1 priced");
        assertThat(show.err())
                .isEqualTo("no list has m99.large in aws/us-east-1; run 'rightsizer prices refresh --aws URL' or price"
                        + " it in pricing.file\n");
    }

    @Test
    void listsTheListsWithoutOptions() {
        var show = rightsizer("prices", "show");

        assertThat(show.outLines()).contains("88514 prices are embedded, 0 refreshed, 0 your own.");
        assertThat(show.outLines().getFirst()).isEqualTo("PROVIDER  REGION                   EMBEDDED");
    }

    @Test
    void suggestsTheRegionThatWasMeant() {
        var show = rightsizer("prices", "show", "--region", "eu-wst-1");

        assertThat(show.exitCode()).isEqualTo(2);
        assertThat(show.err()).startsWith("rightsizer: --region 'eu-wst-1' has no list; did you mean 'eu-west-1'?");
        assertThat(rightsizer("prices", "show", "--capacity", "cheap").exitCode())
                .isEqualTo(2);
        assertThat(rightsizer("prices", "show", "--type", "m99.*").exitCode()).isEqualTo(2);
    }

    @Test
    void showsTheUsersOwnPriceFirst() throws IOException {
        var file = prices("instance_type,m5.large,aws,eu-west-1,,0.09,EUR,2026-11-01");

        var show = rightsizer(
                Map.of("RIGHTSIZER_PRICING_FILE", file.toString()),
                "prices",
                "show",
                "--region",
                "eu-west-1",
                "--type",
                "m5.large",
                "-o",
                "json");

        assertThat(show.json().at("/prices/0/onDemand/hourly").decimalValue()).isEqualTo("0.09");
        assertThat(show.json().at("/prices/0/onDemand/currency").textValue()).isEqualTo("EUR");
        assertThat(show.json().at("/prices/0/onDemand/source").textValue()).isEqualTo("prices.csv line 2");
    }

    @Test
    void refreshesFromAnAddressIntoTheCacheAndShowsIt() throws IOException {
        try (var server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder().body(OFFERS).build());
            var environment = Map.of("HOME", directory.toString());

            var refresh = rightsizer(
                    environment, "prices", "refresh", "--aws", "http://127.0.0.1:" + server.getPort() + "/index.json");
            var show = rightsizer(
                    environment, "prices", "show", "--region", "eu-west-1", "--type", "m5.large", "-o", "json");

            assertThat(refresh.exitCode()).as(refresh.err()).isZero();
            assertThat(refresh.out())
                    .isEqualTo("aws: 1 prices of 1 regions written to "
                            + directory.resolve(".cache/rightsizer/prices/aws") + "; 0 offers left out\n");
            assertThat(show.json().at("/prices/0/onDemand/hourly").decimalValue())
                    .isEqualTo("0.108");
            assertThat(show.json().at("/prices/0/onDemand/source").textValue())
                    .isEqualTo("refreshed list (aws-offer-file)");
        }
    }

    @Test
    void saysWhatIsWrongWithARefresh() {
        var cache = directory.resolve("cache").toString();

        assertThat(rightsizer("prices", "refresh").exitCode()).isEqualTo(2);
        assertThat(rightsizer("prices", "refresh", "--aws", "index.json").err())
                .isEqualTo("rightsizer: no directory for the lists: give --price-cache DIR or set pricing.cache\n");
        var missing = rightsizer("prices", "refresh", "--price-cache", cache, "--aws", directory + "/none.json");
        assertThat(missing.exitCode()).isEqualTo(4);
        assertThat(missing.err()).startsWith("rightsizer: cannot read the price list " + directory + "/none.json");
    }

    @Test
    void tellsWhatAFileCovers() throws IOException {
        var file = prices("""
                pool,rack-7,,,,1.85,EUR,2026-10-01
                instance_type,m5.lrge,aws,eu-west-1,,0.09,EUR,2026-11-01
                cpu,,,,any,0.031,EUR,2026-11-01
                memory,,,,any,0.004,EUR,2026-11-01""");

        var checked = rightsizer("prices", "import", file.toString());

        assertThat(checked.exitCode()).isZero();
        assertThat(checked.out()).isEqualTo("""
                        %1$s holds 4 prices in EUR, of 2026-10-01 to 2026-11-01:
                          pool: rack-7 any 1.85
                          instance_type: m5.lrge aws eu-west-1 on-demand 0.09
                          cpu: any 0.031
                          memory: any 0.004
                        To use it set pricing.file: %1$s
                        """.formatted(file));
        assertThat(checked.err()).contains("line 3: no list has m5.lrge of aws eu-west-1; check its spelling");
    }

    @Test
    void namesEveryLineThatMustBeMended() throws IOException {
        var file = prices("pool,a,,,,-1,EUR,2026-10-01\npool,b,,,,1,EURO,2026-10-01");

        var checked = rightsizer("prices", "import", file.toString());

        assertThat(checked.exitCode()).isEqualTo(2);
        assertThat(checked.err().lines())
                .containsExactly(
                        "rightsizer: " + file + " line 2 says -1, but a price cannot be negative",
                        "rightsizer: " + file + " line 3 has the currency 'EURO'; write an ISO 4217 code like USD");
    }

    private Path prices(String lines) throws IOException {
        return Files.writeString(directory.resolve("prices.csv"), HEADER + lines + "\n");
    }
}
