package io.rightsizer.pricing.finance;

import static io.rightsizer.pricing.finance.Sample.amount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.cost.Resource;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MonthSummaryTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final SummarySettings DOLLARS = SummarySettings.of(Price.USD);

    @Test
    void sumsUpByTeamWithIdleAndSharedApart() throws IOException {
        // when
        var summary = MonthSummary.of(Sample.october(), SummaryBy.TEAM, DOLLARS);

        // then: an hour of 0.17, 0.06, 0.05 and 0.02 over 744 hours
        assertThat(summary.rows())
                .extracting(MonthRow::name, MonthRow::now, MonthRow::workloads)
                .containsExactly(
                        tuple("payments", amount("126.48"), 1),
                        tuple("data", amount("44.64"), 1),
                        tuple("(idle)", amount("37.20"), 0),
                        tuple("(shared)", amount("14.88"), 0));
        assertThat(summary.total().now()).isEqualTo("223.20");
    }

    @Test
    void saysWhatItCostsAfterwardsAndHowManyWorkloadsThatCovers() throws IOException {
        // when
        var summary = MonthSummary.of(Sample.october(), SummaryBy.TEAM, DOLLARS);

        // then: payments falls from 0.17 to 0.09 an hour; data has no recommendation and stays
        var payments = summary.rows().getFirst();
        assertThat(payments.after()).isEqualTo("66.96");
        assertThat(payments.savingsLow()).isEqualTo("14.88");
        assertThat(payments.savingsHigh()).isEqualTo("59.52");
        assertThat(payments.withOutlook()).isEqualTo(1);
        assertThat(summary.rows().get(1).after()).isEqualTo("44.64");
        assertThat(summary.total().after()).isEqualTo("163.68");
        assertThat(summary.total().withOutlook()).isEqualTo(1);
        assertThat(summary.total().workloads()).isEqualTo(2);
    }

    @Test
    void aWorkloadInTwoRegionsSavesInBothWhatItCostsThere() throws IOException {
        // when
        var summary = MonthSummary.of(Sample.october(), SummaryBy.REGION, DOLLARS);

        // then: 0.07 of 0.17 in eu-west-1, so 7/17 of a saving of at most 0.08 an hour
        assertThat(summary.rows())
                .extracting(MonthRow::name, MonthRow::now, MonthRow::savingsHigh)
                .containsExactly(
                        tuple("eu-west-1", amount("148.80"), amount("24.51")),
                        tuple("us-east-1", amount("74.40"), amount("35.01")));
    }

    @ParameterizedTest
    @EnumSource(SummaryBy.class)
    void everyColumnSumsToItsTotalAndEveryViewToTheSameBill(SummaryBy by) throws IOException {
        // given: a rate that leaves fractions of cents everywhere
        var settings = euros();

        // when
        var summary = MonthSummary.of(Sample.october(), by, settings);

        // then
        for (var column : List.<Function<MonthRow, BigDecimal>>of(
                MonthRow::toDate,
                MonthRow::forecast,
                MonthRow::now,
                MonthRow::after,
                MonthRow::savingsLow,
                MonthRow::savingsHigh)) {
            var sum = summary.rows().stream().map(column).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).isEqualTo(column.apply(summary.total()));
        }
        assertThat(summary.total().toDate()).isEqualTo("204.76"); // 223.2 x 0.91739
    }

    @Test
    void setsTheMonthAgainstBudgetsAndShowsTeamsThatHaveOnlyOneOfBoth() throws IOException {
        // given
        var budgets = Budgets.read("budgets.csv", new StringReader("""
                        team,month,amount,currency
                        payments,2026-10,100.00,USD
                        payments,2026-11,999.00,USD
                        platform,2026-10,50,USD
                        """));
        var midMonth =
                Sample.october(LocalDate.of(2026, 10, 11), new CostDay(LocalDate.of(2026, 10, 10), Sample.shares()));

        // when
        var summary = MonthSummary.of(midMonth, SummaryBy.TEAM, DOLLARS.withBudgets(budgets));

        // then
        assertThat(summary.rows())
                .extracting(
                        MonthRow::name,
                        MonthRow::toDate,
                        MonthRow::forecast,
                        row -> row.variance().orElse(null),
                        MonthRow::status)
                .containsExactly(
                        tuple(
                                "payments",
                                amount("40.80"),
                                amount("126.48"),
                                amount("26.48"),
                                BudgetStatus.FORECAST_OVER),
                        tuple("data", amount("14.40"), amount("44.64"), null, BudgetStatus.NO_BUDGET),
                        tuple("(idle)", amount("12.00"), amount("37.20"), null, BudgetStatus.NO_BUDGET),
                        tuple("(shared)", amount("4.80"), amount("14.88"), null, BudgetStatus.NO_BUDGET),
                        tuple("platform", amount("0.00"), amount("0.00"), amount("-50.00"), BudgetStatus.NO_COST));
        assertThat(summary.total().budget()).contains(amount("150.00"));
    }

    @ParameterizedTest
    @CsvSource({
        "41,  OVER",
        "129, FORECAST_OVER",
        "130, AT_RISK",
        "157, WITHIN",
    })
    void theBudgetDecidesTheStatus(String budget, BudgetStatus status) throws IOException {
        // given: two runs of 0.18 and 0.17 an hour: 41.04 so far, 129.24 at the end, 156.79 at most
        var budgets = Budgets.read(
                "budgets.csv", new StringReader("team,month,amount,currency\npayments,2026-10," + budget + ",USD\n"));
        var dearer = new ArrayList<>(Sample.shares());
        dearer.set(
                0,
                Sample.share(
                        Sample.shares().getFirst().node(),
                        Sample.container(Sample.WEB),
                        Resource.CPU,
                        "0.5",
                        "0.05",
                        "0.05"));
        var costs = Sample.october(
                LocalDate.of(2026, 10, 11),
                new CostDay(LocalDate.of(2026, 10, 1), dearer),
                new CostDay(LocalDate.of(2026, 10, 2), Sample.shares()));

        // when
        var payments = MonthSummary.of(costs, SummaryBy.TEAM, DOLLARS.withBudgets(budgets))
                .rows()
                .getFirst();

        // then
        assertThat(payments.status()).isEqualTo(status);
    }

    @Test
    void budgetsInAnotherCurrencyAreConverted() throws IOException {
        var budgets =
                Budgets.read("budgets.csv", new StringReader("team,month,amount,currency\npayments,2026-10,100,USD\n"));

        var summary = MonthSummary.of(Sample.october(), SummaryBy.TEAM, euros().withBudgets(budgets));

        assertThat(summary.rows().getFirst().budget()).contains(amount("91.74"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    data,2026,1,USD             | budgets.csv line 3 has month '2026'; write a month such as 2026-10
                    data,2026-10,'1,000',USD    | budgets.csv line 3 has 5 fields; write team,month,amount,currency
                    ,2026-10,1,USD              | budgets.csv line 3 has no team
                    payments,2026-10,5,USD      | budgets.csv line 3 is a second budget of payments for 2026-10; leave one
                    """)
    void refusesAMalformedBudgetByItsLine(String line, String message) {
        assertThatThrownBy(() -> Budgets.read(
                        "budgets.csv",
                        new StringReader("team,month,amount,currency\npayments,2026-10,1,USD\n" + line + "\n")))
                .isInstanceOf(FinanceInputException.class)
                .hasMessage(message);
    }

    @Test
    void takesTheTeamFromTheLabelThatIsNamed() throws IOException {
        var summary = MonthSummary.of(Sample.october(), SummaryBy.TEAM, DOLLARS.withTeamLabel("environment"));

        assertThat(summary.rows()).extracting(MonthRow::name).contains("=prod", "(no team)");
    }

    private static SummarySettings euros() throws IOException {
        var rates = ExchangeRates.read(
                "rates.csv", new StringReader("date,from,to,rate\n2026-10-01,USD,EUR,0.91739\n"), 31);
        return SummarySettings.of(EUR).withRates(rates);
    }
}
