package io.rightsizer.pricing.price.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.pricing.price.ListRow;
import io.rightsizer.pricing.price.PriceBook;
import io.rightsizer.pricing.price.PriceOptions;
import io.rightsizer.pricing.price.refresh.Refresh.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is kept of each provider's list, and what is left out. From files; see [DownloadTest] for addresses.
class RefreshTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final Path directory;
    private final Path cache;

    RefreshTest(@TempDir Path directory) {
        this.directory = directory;
        this.cache = directory.resolve("cache");
    }

    @Test
    void keepsSharedLinuxMachinesOfAnAwsOfferFile() throws IOException {
        var outcome = refresh("").aws(saved("index.json", Fixtures.aws()));

        assertThat(outcome).isEqualTo(new Outcome(2, 3, 0, false));
        assertThat(cache.resolve("aws/eu-west-1.csv")).hasContent("""
                        provider,region,instance_type,vcpu,memory_gib,arch,gpu_count,on_demand_usd_per_hour,\
                        spot_usd_per_hour,spot_basis,spot_interruption_bucket,commit_1y_usd_per_hour,\
                        commit_3y_usd_per_hour,source,as_of
                        aws,eu-west-1,m5.large,2,8,amd64,0,0.107,,,,0.067,0.046,aws-offer-file,2026-11-15
                        aws,eu-west-1,x2gd.metal,64,1024,arm64,0,5.952,,,,,,aws-offer-file,2026-11-15
                        """);
        assertThat(row("aws", "us-east-1", "g4dn.xlarge").line())
                .isEqualTo("aws,us-east-1,g4dn.xlarge,4,16,amd64,1,0.526,,,,,,aws-offer-file,2026-11-15");
    }

    @Test
    void readsOnlyTheRegionAskedFor() throws IOException {
        assertThat(refresh("us-east-1").aws(saved("index.json", Fixtures.aws())))
                .isEqualTo(new Outcome(1, 1, 0, false));
        assertThat(cache.resolve("aws/eu-west-1.csv")).doesNotExist();
    }

    @Test
    void readsAPackedFile() throws IOException {
        var packed = directory.resolve("index.json.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Fixtures.aws().getBytes(StandardCharsets.UTF_8));
        }

        assertThat(refresh("").aws(packed.toString()).types()).isEqualTo(3);
    }

    /// Neither Windows, Cloud Services, Low Priority, reservations nor development prices.
    @Test
    void tellsSpotFromStandardOnAzure() throws IOException {
        var outcome = refresh("").azure(saved("page.json", Fixtures.azure("null")));

        assertThat(outcome).isEqualTo(new Outcome(2, 2, 0, false));
        assertThat(row("azure", "westeurope", "Standard_D2s_v5").line())
                .isEqualTo("azure,westeurope,Standard_D2s_v5,2,8,amd64,0,0.112,0.0212,list,,,,azure-retail-prices,"
                        + "2026-11-21");
    }

    @Test
    void saysThatASavedPageGoesOn() throws IOException {
        var page = Fixtures.azure("\"https://prices.azure.com/api/retail/prices?$skip=1000\"");

        assertThat(refresh("").azure(saved("page.json", page)).goesOn()).isTrue();
    }

    /// 4 cores and 16 GiB: 4 x 0.031611 + 16 x 0.004237 = 0.194236.
    @Test
    void putsGooglesMachinesTogetherFromCoresAndMemory() throws IOException {
        var outcome = refresh("us-central1").gcp(saved("skus.json", Fixtures.google("")));

        assertThat(row("gcp", "us-central1", "n2-standard-4").line())
                .isEqualTo("gcp,us-central1,n2-standard-4,4,16,amd64,0,0.194236,0.05904,list,,0.122364,,"
                        + "google-billing-catalog,2026-11-21");
        assertThat(outcome.regions()).isEqualTo(1);
        assertThat(PriceBook.of(new PriceOptions(null, cache, List.of(), TODAY)).refreshed())
                .hasSize(1);
    }

    /// The list prices of the embedded catalog come from elsewhere, and agree.
    @Test
    void agreesWithThePublishedPricesOfGooglesMachines() throws IOException {
        refresh("us-central1").gcp(saved("skus.json", Fixtures.google("")));
        var published = PriceBook.of(PriceOptions.embedded(TODAY));

        for (var size : List.of("n2-standard-4", "n2-highmem-8", "n2-highcpu-16")) {
            var expected = published.rows("gcp", "us-central1").stream()
                    .filter(row -> row.instanceType().equals(size))
                    .findFirst()
                    .orElseThrow();
            assertThat(row("gcp", "us-central1", size).onDemand()).isEqualByComparingTo(expected.onDemand());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html>sign in</html>    | is none: it must begin with {",
                "[]                      | is none: it must begin with {",
                "{\"products\": {\"a\": {| is damaged or cut short at byte",
                "{}                      | has no on-demand price of a Linux machine; nothing was changed",
                "{\"terms\": {\"OnDemand\": 3}, \"products\": []} | has no on-demand price of a Linux machine"
            })
    void refusesWhatIsNoOfferFile(String text, String complaint) throws IOException {
        var file = saved("index.json", text);

        assertThatThrownBy(() -> refresh("").aws(file))
                .isInstanceOf(ListUnusableException.class)
                .hasMessageContaining(complaint);
        assertThat(cache).doesNotExist();
    }

    @Test
    void keepsTheFormerListWhereTheNewOneIsCutShort() throws IOException {
        refresh("").aws(saved("index.json", Fixtures.aws()));
        var before = Files.readString(cache.resolve("aws/eu-west-1.csv"));
        var cut = Fixtures.aws().substring(0, Fixtures.aws().indexOf("\"Reserved\""));

        assertThatThrownBy(() -> refresh("").aws(saved("cut.json", cut)))
                .hasMessageContaining("the AWS offer file is damaged or cut short");

        assertThat(cache.resolve("aws/eu-west-1.csv")).hasContent(before);
    }

    @Test
    void refusesOtherCurrencies() throws IOException {
        var euros = saved(
                "page.json",
                Fixtures.azure("null").replace("\"BillingCurrency\": \"USD\"", "\"BillingCurrency\": \"EUR\""));
        var rupiahs = saved(
                "skus.json", Fixtures.google("").replace("\"currencyCode\": \"USD\"", "\"currencyCode\": \"IDR\""));

        assertThatThrownBy(() -> refresh("").azure(euros)).hasMessageContaining("is in 'EUR'");
        assertThatThrownBy(() -> refresh("").gcp(rupiahs)).hasMessageContaining("is in 'IDR'");
    }

    /// A list from outside must not choose where a file goes.
    @Test
    void leavesOutNamesThatAreNone() throws IOException {
        var hostile = Fixtures.aws().replace("\"us-east-1\"", "\"../../etc\"").replace("x2gd.metal", "=cmd,1");

        assertThat(refresh("").aws(saved("index.json", hostile))).isEqualTo(new Outcome(1, 1, 2, false));
    }

    @Test
    void saysWhichFileIsMissing() {
        var missing = directory.resolve("none.json");

        assertThatThrownBy(() -> refresh("").aws(missing.toString()))
                .isInstanceOf(ListUnusableException.class)
                .hasMessageStartingWith("cannot read the price list " + missing);
    }

    private Refresh refresh(String region) {
        return new Refresh(cache, region, null, TODAY, Limits.DEFAULTS);
    }

    private String saved(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private ListRow row(String provider, String region, String type) throws IOException {
        return PriceBook.of(new PriceOptions(null, cache, List.of(), TODAY)).rows(provider, region).stream()
                .filter(row -> row.instanceType().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
