package io.rightsizer.api.report.finance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.rightsizer.api.report.TableStyle;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.finance.FocusSettings;
import io.rightsizer.pricing.finance.SummaryBy;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonthFormatTest {

    @Test
    void theTableShowsTheMonthByTeamAgainstItsBudget() throws IOException {
        assertThat(written(MonthFormat.TABLE, SummaryBy.TEAM, 140)).isEqualTo("""
                TEAM                TO DATE  FORECAST               BAND       NOW     AFTER        SAVINGS    BUDGET  VARIANCE  STATUS
                payments             364.80  1,171.20    620.04–1,722.36  1,116.00    818.40  148.80–297.60  1,000.00    171.20  forecast over
                =cmd|' /C calc'!A0   240.00    744.00      744.00–744.00    744.00    744.00           0.00                      no budget
                (idle)               319.92    991.75      991.75–991.75    991.75    991.75           0.00                      no budget
                (shared)              40.08    124.25      124.25–124.25    124.25    124.25           0.00                      no budget
                Total                964.80  3,031.20  2,480.04–3,582.36  2,976.00  2,678.40  148.80–297.60  1,000.00  2,031.20  forecast over

                2026-10 in USD, 10 of 31 days over (UTC); estimated from prices, not invoiced
                Forecast: days over, then the mean rate of 2 measured days; its band holds in 9 of 10 months
                Now and after: a whole month at the rate of the last run, as it is and with the recommendations of 1 of 2 workloads in place; what they give
                  back is idle until a machine goes
                Budgets: the total sets all of them against all cost, that of teams without a budget included
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 120})
    void theTableFitsTheTerminal(int columns) throws IOException {
        assertThat(written(MonthFormat.TABLE, SummaryBy.WORKLOAD, columns).lines())
                .allSatisfy(line ->
                        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(columns));
    }

    @Test
    void theCsvHasPlainNumbersAndATotalAndNoFormula() throws IOException {
        assertThat(written(MonthFormat.CSV, SummaryBy.TEAM, 80)).isEqualTo("""
                month,row,team,currency,to_date,forecast,forecast_low,forecast_high,month_now,month_after,savings_low,savings_high,budget,variance,budget_status,workloads,workloads_with_recommendation
                2026-10,part,payments,USD,364.80,1171.20,620.04,1722.36,1116.00,818.40,148.80,297.60,1000.00,171.20,forecast over,1,1
                2026-10,part,'=cmd|' /C calc'!A0,USD,240.00,744.00,744.00,744.00,744.00,744.00,0.00,0.00,,,no budget,1,0
                2026-10,part,(idle),USD,319.92,991.75,991.75,991.75,991.75,991.75,0.00,0.00,,,no budget,0,0
                2026-10,part,(shared),USD,40.08,124.25,124.25,124.25,124.25,124.25,0.00,0.00,,,no budget,0,0
                2026-10,total,Total,USD,964.80,3031.20,2480.04,3582.36,2976.00,2678.40,148.80,297.60,1000.00,2031.20,forecast over,2,1
                """);
    }

    @Test
    void theJsonSumsToItsTotal() throws IOException {
        // when
        var json = new ObjectMapper().readTree(written(MonthFormat.JSON, SummaryBy.TEAM, 80));

        // then
        assertThat(json.at("/month").asText()).isEqualTo("2026-10");
        assertThat(json.at("/rows/0/name").asText()).isEqualTo("payments");
        assertThat(json.at("/rows/0/budget").decimalValue()).isEqualByComparingTo("1000");
        assertThat(json.at("/rows/0/budgetStatus").asText()).isEqualTo("forecast over");
        assertThat(json.at("/total/now").decimalValue()).isEqualByComparingTo("2976"); // 4.00 x 744
        var sum = BigDecimal.ZERO;
        for (var row : json.get("rows")) {
            sum = sum.add(row.get("now").decimalValue());
        }
        assertThat(sum).isEqualByComparingTo("2976");
    }

    @Test
    void focusRowsAreCsvThatReadsBackAndHoldsNoFormula() throws IOException {
        // given
        var out = new StringWriter();

        // when
        FocusCsv.write(SampleMonth.costs(), FocusSettings.estimate(Price.USD), out);

        // then: a header, and 5 rows on each of the 10 days that are over
        var rows = new CsvMapper()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .readerFor(String[].class)
                .<String[]>readValues(out.toString())
                .readAll();
        assertThat(rows).hasSize(51).allSatisfy(row -> assertThat(row).hasSize(56));
        assertThat(rows).allSatisfy(row -> assertThat(row)
                .noneMatch(cell -> cell.matches("^[=@+\\t\\r].*") || cell.matches("^-[^0-9].*")));
        assertThat(out.toString()).contains("\"'=HYPERLINK(\"\"http://evil\"\")\"");
    }

    private static String written(MonthFormat format, SummaryBy by, int columns) throws IOException {
        var out = new StringWriter();
        format.write(SampleMonth.by(by), out, TableStyle.plain(columns));
        return out.toString();
    }
}
