package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `rightsizer cost` on the embedded cluster: three machines of the pool `general` at 0.3337 and two of the pool `spot`
/// at 0.0913 cost 1.1837 an hour. October 2026 had 744 hours and is over, whenever it is looked at: 880.6728.
class CostCommandTest {

    private static final String OCTOBER = "880.67";
    private static final BigDecimal DAY = new BigDecimal("28.4088");

    private final Path directory;
    private Map<String, String> environment = Map.of();

    CostCommandTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void prices() throws IOException {
        var file = file("prices.csv", """
                scope,name,provider,region,capacity_type,hourly,currency,as_of
                pool,general,,,,0.3337,USD,2026-11-01
                pool,spot,,,,0.0913,USD,2026-11-01
                """);
        environment = Map.of("RIGHTSIZER_PRICING_FILE", file.toString(), "COLUMNS", "160");
    }

    @ParameterizedTest
    @ValueSource(strings = {"team", "namespace", "cluster", "region", "workload"})
    void everyTotalIsTheBillOfTheMachines(String by) throws IOException {
        var json = cost("--by", by, "-o", "json").json();
        var rows = parts(csv(cost("--by", by, "-o", "csv")));

        for (var column : List.of("toDate", "forecast", "now")) {
            assertThat(json.required("total").required(column).decimalValue())
                    .as(column)
                    .isEqualByComparingTo(OCTOBER);
            assertThat(sum(json.required("rows"), column)).as(column).isEqualByComparingTo(OCTOBER);
        }
        for (var column : List.of("to_date", "forecast", "month_now")) {
            assertThat(sum(rows, column)).as(column).isEqualByComparingTo(OCTOBER);
        }
        assertThat(json.required("by").textValue()).isEqualTo(by);
    }

    @Test
    void theTableNamesNamespacesAndEndsInTheFigures() {
        var table = cost();

        assertThat(table.exitCode()).as(table.err()).isZero();
        assertThat(table.out())
                .contains("payments", "shop", "Total", OCTOBER)
                .contains("machines: $864 a month; 5 of 5 nodes priced, the oldest price of 2026-11-01")
                .containsSubsequence("  paper ", "  packed ", "  reachable ", "  bound ");
    }

    @Test
    void rowsOfRegionsAreTheBillsOfTheirMachines() throws IOException {
        var rows = cost("--by", "region", "-o", "json").json().required("rows");

        // two general and one spot there, one of each here
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).required("now").decimalValue()).isEqualByComparingTo("564.47");
        assertThat(rows.get(1).required("now").decimalValue()).isEqualByComparingTo("316.2");
    }

    @Test
    void rowsOfADayInFocusSumToADayOfTheBill() throws IOException {
        var rows = csv(cost("-o", "focus"));

        var byDay = rows.stream()
                .collect(groupingBy(
                        row -> row.get("ChargePeriodStart"),
                        TreeMap::new,
                        mapping(
                                row -> new BigDecimal(row.get("EffectiveCost")),
                                reducing(BigDecimal.ZERO, BigDecimal::add))));
        assertThat(byDay)
                .hasSize(31)
                .allSatisfy((day, sum) -> assertThat(sum).as(day).isEqualByComparingTo(DAY));
        assertThat(rows).allSatisfy(row -> assertThat(row.get("x_Forecast")).isEqualTo("false"));
    }

    @Test
    void focusTellsTheDaysToComeOnlyWhenAsked() throws IOException {
        var ahead = csv(cost("--month", "2099-02", "-o", "focus", "--forecast"));

        assertThat(csv(cost("--month", "2099-02", "-o", "focus"))).isEmpty();
        assertThat(sum(ahead, "EffectiveCost")).isEqualByComparingTo(DAY.multiply(BigDecimal.valueOf(28)));
        assertThat(ahead).allSatisfy(row -> assertThat(row.get("x_Forecast")).isEqualTo("true"));
    }

    @Test
    void writesAWorkbook() throws IOException {
        var file = directory.resolve("october.xlsx");

        var cost = cost("-o", "xlsx", "--out", file.toString());

        assertThat(cost.exitCode()).as(cost.err()).isZero();
        assertThat(cost.out()).isEmpty();
        assertThat(cost.err()).isEqualTo("wrote " + file + "\n");
        try (var workbook = new ZipFile(file.toFile())) {
            assertThat(workbook.getEntry("xl/workbook.xml")).isNotNull();
        }
    }

    @Test
    void writesAFileWholeAndSaysSo() throws IOException {
        var file = directory.resolve("cost.csv");

        var cost = cost("-o", "csv", "--out", file.toString());

        assertThat(cost.err()).isEqualTo("wrote " + file + "\n");
        assertThat(Files.readString(file)).isEqualTo(cost("-o", "csv").out());
    }

    @Test
    void runsOfTwoDaysGiveABand() throws IOException {
        var alone = cost("--month", "2099-02", "-o", "json").json();
        var both = cost(
                        "--month",
                        "2099-02",
                        "-o",
                        "json",
                        "--also",
                        weekBefore().toString())
                .json();

        assertThat(alone.required("runs").intValue()).isEqualTo(1);
        assertThat(alone.required("total").has("forecastBand")).isFalse();
        assertThat(both.required("runs").intValue()).isEqualTo(2);
        // 672 hours at the mean of 1.1837 and 0.85; a standard deviation of 0.235962, and t(0.95, 1) = 6.313752
        assertThat(both.at("/total/forecast").decimalValue()).isEqualByComparingTo("683.32");
        assertThat(both.at("/total/forecastBand/high").decimalValue()).isEqualByComparingTo("1909.47");
        assertThat(both.at("/total/forecastBand/low").decimalValue()).isEqualByComparingTo("0");
    }

    /// The 1st to the 14th cost what the earlier run found, the days after it what the later did.
    @Test
    void aDayCostsWhatTheRunBeforeItFound() throws IOException {
        var rows = csv(cost(
                "--month",
                "2026-11",
                "-o",
                "focus",
                "--forecast",
                "--also",
                weekBefore().toString()));
        var ofTheTenth = rows.stream()
                .filter(row -> "2026-11-10T00:00:00Z".equals(row.get("ChargePeriodStart")))
                .map(row -> new BigDecimal(row.get("EffectiveCost")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        // two general and two spot
        assertThat(ofTheTenth).isEqualByComparingTo("20.4");
    }

    @Test
    void setsTeamsAgainstTheirBudgets() throws IOException {
        var budgets = file("budgets.csv", """
                team,month,amount,currency
                nobody,2026-10,100.00,USD
                """);

        var rows = csv(cost("--by", "team", "-o", "csv", "--budgets", budgets.toString()));
        var nobody = rows.stream()
                .filter(row -> "nobody".equals(row.get("team")))
                .findFirst()
                .orElseThrow();

        assertThat(nobody)
                .containsEntry("budget", "100.00")
                .containsEntry("to_date", "0.00")
                .containsEntry("variance", "-100.00");
    }

    @Test
    void convertsAtTheRateOfTheDay() throws IOException {
        var rates = rates("2026-09-30,USD,EUR,0.5");
        var euro = List.of("--currency", "EUR", "--rates", rates.toString(), "--rates-fresh", "31");

        var json = cost(Stream.concat(euro.stream(), Stream.of("-o", "json"))).json();
        var focus = csv(cost(Stream.concat(euro.stream(), Stream.of("-o", "focus"))));

        assertThat(json.required("currency").textValue()).isEqualTo("EUR");
        // half of 880.6728
        assertThat(json.at("/total/now").decimalValue()).isEqualByComparingTo("440.34");
        assertThat(sum(json.required("rows"), "now")).isEqualByComparingTo("440.34");
        assertThat(sum(focus, "EffectiveCost")).isEqualByComparingTo("440.3364");
        assertThat(focus).allSatisfy(row -> assertThat(row).containsEntry("BillingCurrency", "EUR"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --month | 2026-13   | --month must be a month like 2026-10, not '2026-13'
                    --month | october   | --month must be a month like 2026-10, not 'october'
                    --currency | EURO   | --currency must be an ISO 4217 code like EUR, not 'EURO'
                    --currency | EUR    | there is no rate from USD to EUR in no rate file; add a line such as
                    --budgets | none.csv | there is no file none.csv; check the name
                    --rates | none.csv  | there is no file none.csv; check the name
                    --also  | none.json | none.json
                    -o      | xlsx      | a workbook is no text: give --out FILE.xlsx
                    """)
    void refusesInOneLineWhatCannotBeMeant(String option, String value, String told) {
        assertRefused(cost(option, value), told);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of(
                        "--budgets",
                        "team,month,amount,currency\nshop,2026-10,lots,USD\n",
                        " line 2 has amount 'lots'"),
                Arguments.of("--budgets", "team;month\n", " line 1 is 'team;month'; the first line must be"),
                Arguments.of("--budgets", "team,month,amount,currency\n\nshop,2026-10,1\n", " line 3 has 3 fields"),
                Arguments.of("--rates", "date,from,to,rate\n2026-10-01,USD,EUR,-1\n", " line 2 has rate '-1'"),
                Arguments.of(
                        "--rates", "date,from,to,rate\n2026-10-01,USD,USD,1\n", " line 2 converts USD into itself"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void namesTheLineOfAFileThatMustBeMended(String option, String text, String told) throws IOException {
        var file = file("input.csv", text);

        assertRefused(cost(option, file.toString()), file + told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    discount,aws,,,,,,109,no,          | line 2 cannot be meant: A discount is 0 to 100 per cent, not 109
                    machines,aws,,,m5.large,x,0.1,,,2027-01-01 | line 2 has count 'x'; write a number of machines
                    spend,aws,,,,,35.00,28,,soon       | line 2 has until 'soon'; write the last day it is paid
                    rebate,aws,,,,,,9,no,              | line 2 has kind 'rebate'; write discount, machines or spend
                    """)
    void namesTheLineOfAnAgreementThatCannotBeMeant(String line, String told) throws IOException {
        var file = file(
                "agreements.csv", "kind,provider,region,pool,type,count,hourly,percent,spot,until\n" + line + "\n");
        environment = Map.of("RIGHTSIZER_PRICING_AGREEMENTS", file.toString());

        assertRefused(cost(), file + " " + told);
    }

    @Test
    void aCommitmentIsPaidWhateverGoes() throws IOException {
        var file = file("agreements.csv", """
                kind,provider,region,pool,type,count,hourly,percent,spot,until
                machines,aws,eu-central-1,,m6i.2xlarge,3,0.25,,,2099-12-31
                """);
        environment = Map.of(
                "RIGHTSIZER_PRICING_FILE",
                directory.resolve("prices.csv").toString(),
                "RIGHTSIZER_PRICING_AGREEMENTS",
                file.toString(),
                "COLUMNS",
                "160");

        // one of three is used, the others are paid as well: 1.1837 - 0.3337 + 0.75 an hour, 730 hours
        assertThat(cost().out())
                .contains("machines: $1,168 a month")
                .contains("  of it $365 for commitments that no machine makes use of; no row bears it");
    }

    @Test
    void aRunWithoutNodesHasNothingToBook() throws IOException {
        var run = (ObjectNode)
                new ObjectMapper().readTree(Path.of(DemoRun.saved()).toFile());
        run.remove("state");
        var file = file("old.json", run.toString());

        assertRefused(
                rightsizer(environment, "cost", "--from", file.toString()),
                "no node has a price, so there is nothing to book: the run knows no nodes");
    }

    @Test
    void nodesWithoutAPriceSayWhy() throws IOException {
        var run = (ObjectNode)
                new ObjectMapper().readTree(Path.of(DemoRun.saved()).toFile());
        run.at("/state/nodes").forEach(node -> {
            ((ObjectNode) node).remove("labels");
            ((ObjectNode) node).remove("providerId");
        });
        var file = file("bare.json", run.toString());

        assertRefused(
                rightsizer(Map.of(), "cost", "--from", file.toString()),
                "no node has a price, so there is nothing to book: nothing tells the provider of the node");
    }

    private Invocation cost(String... more) {
        return cost(Stream.of(more));
    }

    private Invocation cost(Stream<String> more) {
        var arguments = new ArrayList<>(List.of("cost", "--from", DemoRun.saved()));
        var asked = more.toList();
        if (!asked.contains("--month")) {
            arguments.addAll(List.of("--month", "2026-10"));
        }
        arguments.addAll(asked);
        return rightsizer(environment, arguments.toArray(String[]::new));
    }

    private static void assertRefused(Invocation cost, String told) {
        assertThat(cost.exitCode()).as(cost.err()).isEqualTo(2);
        assertThat(cost.out()).isEmpty();
        assertThat(cost.err().lines()).hasSize(1);
        assertThat(cost.err()).startsWith("rightsizer: ").contains(told);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private Path rates(String line) throws IOException {
        return file("rates.csv", "date,from,to,rate\n" + line + "\n");
    }

    /// The same run seven days before, with two machines of the pool `general`: 0.85 an hour.
    private Path weekBefore() throws IOException {
        var run = (ObjectNode)
                new ObjectMapper().readTree(Path.of(DemoRun.saved()).toFile());
        ((ObjectNode) run.required("run")).put("asOf", "2026-11-08T00:00:00Z");
        ((ArrayNode) run.at("/state/nodes")).remove(0);
        return file("week-before.json", run.toString());
    }

    private static List<Map<String, String>> csv(Invocation cost) throws IOException {
        assertThat(cost.exitCode()).as(cost.err()).isZero();
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(cost.out())) {
            return rows.readAll();
        }
    }

    private static List<Map<String, String>> parts(List<Map<String, String>> rows) {
        assertThat(rows.getLast()).containsEntry("row", "total");
        return rows.stream().filter(row -> "part".equals(row.get("row"))).toList();
    }

    private static BigDecimal sum(List<Map<String, String>> rows, String column) {
        return rows.stream().map(row -> new BigDecimal(row.get(column))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(JsonNode rows, String column) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.required(column).decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
