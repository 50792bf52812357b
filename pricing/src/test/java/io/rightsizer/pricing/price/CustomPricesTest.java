package io.rightsizer.pricing.price;

import static io.rightsizer.pricing.price.Machines.key;
import static io.rightsizer.pricing.price.Machines.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.NodeKey;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomPricesTest {

    private static final String HEADER = "scope,name,provider,region,capacity_type,hourly,currency,as_of\n";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final NodeKey M5 = key("aws", "us-east-1", "m5.large");

    private final Path file;

    CustomPricesTest(@TempDir Path directory) {
        this.file = directory.resolve("prices.csv");
    }

    @Test
    void aPoolWinsOverATypeAndATypeOverParts() throws IOException {
        var book = book("""
                cpu,,,,,0.03,EUR,2026-11-01
                memory,,,,,0.004,EUR,2026-11-01
                instance_type,m5.large,,,,0.09,EUR,2026-11-01
                pool,blue,,,,0.05,EUR,2026-11-01
                """);

        assertThat(known(book.price(node(null), inPool(M5, "blue"))).source()).isEqualTo("prices.csv line 5");
        assertThat(known(book.price(node(null), M5)).source()).isEqualTo("prices.csv line 4");
        var byParts = known(book.price(node(null), key("", "", "")));
        // 2 cores x 0.03 + 8 GiB x 0.004
        assertThat(byParts.hourly()).isEqualByComparingTo("0.092");
        assertThat(byParts.currency()).isEqualTo(Currency.getInstance("EUR"));
        assertThat(byParts.source()).isEqualTo("prices.csv line 2 and 3, by parts");
    }

    @Test
    void theLineWithMoreConditionsWins() throws IOException {
        var book = book("""
                instance_type,m5.large,,,,0.10,USD,2026-11-01
                instance_type,m5.large,aws,us-east-1,,0.09,USD,2026-11-01
                instance_type,m5.large,aws,us-east-1,spot,0.03,USD,2026-11-01
                """);

        assertThat(known(book.price(node(null), M5)).hourly()).isEqualTo("0.09");
        assertThat(known(book.price(node(null), key("aws", "us-east-1", "m5.large", CapacityType.SPOT)))
                        .hourly())
                .isEqualTo("0.03");
        assertThat(known(book.price(node(null), key("aws", "eu-west-1", "m5.large")))
                        .hourly())
                .isEqualTo("0.10");
    }

    /// Somebody who negotiated an on-demand price did not negotiate spot.
    @Test
    void aTypesPriceIsOnDemandUnlessItSaysOtherwise() throws IOException {
        var book = book("instance_type,m5.large,,,,0.09,USD,2026-11-01\n");

        assertThat(known(book.price(node(null), key("aws", "us-east-1", "m5.large", CapacityType.SPOT)))
                        .source())
                .startsWith("embedded catalog");
    }

    @Test
    void countsTheGpusOfANode() throws IOException {
        var parts = "cpu,,,,,0.03,USD,2026-11-01\nmemory,,,,,0.004,USD,2026-11-01\n";
        var rack = key("", "", "");
        var gpuNode = node(null, Map.of("nvidia_com_gpu_count", "4"));

        assertThat(known(book(parts + "gpu,,,,,0.5,USD,2026-11-01\n").price(gpuNode, rack))
                        .hourly())
                .isEqualByComparingTo("2.092");
        assertThat(book(parts).price(gpuNode, rack)).isInstanceOf(Priced.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "instance_type,m5.large,,,,-1,USD,2026-11-01" + "| line 2 says -1, but a price cannot be negative",
                "instance_type,m5.large,,,,cheap,USD,2026-11-01"
                        + "| line 2 says 'cheap', which is no number like 0.192",
                "instance_type,m5.large,,,,1e999999999,USD,2026-11-01"
                        + "| line 2 says '1e999999999', which is no number like 0.192",
                "instance_type,m5.large,,,,0,USD,2026-11-01"
                        + "| line 2 has the price 0; leave the line out if it is not known",
                "instance_type,m5.large,,,,1,DOLLARS,2026-11-01"
                        + "| line 2 has the currency 'DOLLARS'; write an ISO 4217 code like USD",
                "instance_type,m5.large,,,,1,USD,21.11.2026"
                        + "| line 2 says '21.11.2026', which is no date like 2026-11-01",
                "instance_type,,,,,1,USD,2026-11-01| line 2 names no instance_type in column name",
                "cpu,fast,,,,1,USD,2026-11-01| line 2 has a name, which cpu cannot have",
                "disk,,,,,1,USD,2026-11-01"
                        + "| line 2 has the scope 'disk'; write pool, instance_type, cpu, memory or gpu",
                "pool,blue,,,cheap,1,USD,2026-11-01"
                        + "| line 2 has the capacity_type 'cheap'; write on-demand, spot or any",
                "pool,blue,1,USD,2026-11-01| line 2 has 5 fields where the first line has 8",
            })
    void refusesALineAndNamesIt(String line, String complaint) throws IOException {
        Files.writeString(file, HEADER + line + "\n");

        assertThat(refusal().problems()).containsExactly(file + " " + complaint);
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() throws IOException {
        Files.writeString(file, HEADER + """
                        # ours since August
                        pool,blue,,,,1,USD,2026-11-01
                        pool,green,,,,one,USD,2026-11-01
                        pool,red,,,,2,USD,soon
                        """);

        var refused = refusal();

        assertThat(refused.problems())
                .containsExactly(
                        file + " line 4 says 'one', which is no number like 0.192",
                        file + " line 5 says 'soon', which is no date like 2026-11-01");
        assertThat(refused)
                .hasMessage(file + " line 4 says 'one', which is no number like 0.192"
                        + " (and 1 more; 'rightsizer prices import FILE' lists them)");
    }

    @Test
    void refusesTwoCurrencies() throws IOException {
        Files.writeString(file, HEADER + "pool,a,,,,1,USD,2026-11-01\npool,b,,,,1,EUR,2026-11-01\n");

        assertThat(refusal())
                .hasMessage(file + " line 3 is in EUR, line 2 in USD; write all prices in one currency,"
                        + " sums would mix them");
    }

    @Test
    void refusesTwoPricesForTheSame() throws IOException {
        Files.writeString(file, HEADER + "pool,a,,,,1,USD,2026-11-01\npool,a,,,,2,USD,2026-11-01\n");

        assertThat(refusal()).hasMessage(file + " line 3 prices the same as line 2; remove one of them");
    }

    @Test
    void refusesHalfAMachine() throws IOException {
        Files.writeString(file, HEADER + "cpu,,,,,1,USD,2026-11-01\n");

        assertThat(refusal()).hasMessage(file + " has a price for cpu but none for memory; a machine has both");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is empty; its first line must be scope,name,provider,region,capacity_type,hourly,currency,as_of",
                "'scope,hourly,currency\n' | line 1 lacks the column as_of; it must be scope,name,provider,region,"
                        + "capacity_type,hourly,currency,as_of",
                "'scope,price\n' | line 1 has the column 'price', which is none of scope,name,provider,region,"
                        + "capacity_type,hourly,currency,as_of",
                "'scope,hourly,currency,as_of\n' | has no price below its first line",
            })
    void refusesAFileOfAnotherForm(String text, String complaint) throws IOException {
        Files.writeString(file, text);

        assertThat(refusal()).hasMessage(file + " " + complaint);
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThat(refusal()).hasMessage("there is no price file " + file + "; check pricing.file");
    }

    @Test
    void refusesAnOpenQuoteAndNamesItsLine() throws IOException {
        Files.writeString(file, HEADER + "pool,a,,,,1,USD,2026-11-01\npool,\"b,,,,1,USD,2026-11-01\n");

        assertThat(refusal())
                .hasMessage(file + " line 3 is no CSV in UTF-8: Missing closing quote for value;"
                        + " check the quotes of the line");
    }

    @Test
    void refusesABinaryFile() throws IOException {
        Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', (byte) 0xff, (byte) 0xfe});

        assertThat(refusal()).hasMessage(file + " is no CSV in UTF-8; save it as one");
    }

    @Test
    void warnsOfAPriceThatIsAYearOldOrYetToCome() throws IOException {
        var book = book("""
                pool,a,,,,1,USD,2024-11-21
                pool,b,,,,1,USD,2025-11-21
                pool,c,,,,1,USD,2026-12-01
                """);

        assertThat(book.warnings())
                .containsExactly(
                        "prices.csv line 2 is of 2024-11-21, 730 days ago; check the price and its as_of",
                        "prices.csv line 4 is of 2026-12-01, which is yet to come; check its as_of");
    }

    private PriceBook book(String lines) throws IOException {
        Files.writeString(file, HEADER + lines);
        return PriceBook.of(new PriceOptions(file, null, List.of(), TODAY));
    }

    private PriceFileException refusal() {
        return catchThrowableOfType(PriceFileException.class, () -> CustomPrices.read(file));
    }

    private static Price known(Priced priced) {
        return ((Priced.Known) priced).price();
    }

    private static NodeKey inPool(NodeKey key, String pool) {
        return new NodeKey(
                key.provider(),
                key.region(),
                key.zone(),
                key.instanceType(),
                key.arch(),
                key.os(),
                key.capacityType(),
                pool);
    }
}
