package io.rightsizer.pricing.finance;

import static io.rightsizer.pricing.finance.Sample.amount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeRatesTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency JPY = Currency.getInstance("JPY");

    @Test
    void aDayTakesTheLastRateOnOrBeforeIt() throws IOException {
        var rates = rates("2026-10-01,USD,EUR,0.9\n2026-10-05,USD,EUR,0.95\n");

        assertThat(rates.rate(USD, EUR, LocalDate.of(2026, 10, 4))).isEqualByComparingTo("0.9");
        assertThat(rates.rate(USD, EUR, LocalDate.of(2026, 10, 5))).isEqualByComparingTo("0.95");
        assertThat(rates.rate(USD, EUR, LocalDate.of(2026, 10, 12))).isEqualByComparingTo("0.95");
        assertThat(rates.rate(EUR, EUR, LocalDate.of(2020, 1, 1))).isEqualByComparingTo("1");
    }

    @Test
    void refusesARateThatIsTooOld() throws IOException {
        var rates = rates("2026-10-01,USD,EUR,0.9\n");

        assertThatThrownBy(() -> rates.rate(USD, EUR, LocalDate.of(2026, 10, 9)))
                .isInstanceOf(FinanceInputException.class)
                .hasMessage("the last rate from USD to EUR in rates.csv before 2026-10-09 is of 2026-10-01, 8 days old;"
                        + " add one not older than 7 days");
    }

    @Test
    void refusesADayBeforeTheFirstRateAndAPairWithoutOne() throws IOException {
        var rates = rates("2026-10-01,USD,EUR,0.9\n");

        assertThatThrownBy(() -> rates.rate(USD, EUR, LocalDate.of(2026, 9, 30)))
                .hasMessage("the first rate from USD to EUR in rates.csv is of 2026-10-01;"
                        + " 2026-09-30 needs one of its day or before");
        assertThatThrownBy(() -> rates.rate(USD, JPY, LocalDate.of(2026, 10, 1)))
                .hasMessage("there is no rate from USD to JPY in rates.csv;"
                        + " add a line such as '2026-10-01,USD,JPY,0.9231'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2026-13-01,USD,EUR,0.9         | rates.csv line 3 has date '2026-13-01'; write a day such as 2026-10-31
                    2026-10-02,USD,XXY,0.9         | rates.csv line 3 has to 'XXY'; write an ISO 4217 code such as EUR
                    2026-10-02,USD,EUR,-1          | rates.csv line 3 has rate '-1'; write a number of 0 or more such as 1200.50
                    2026-10-02,USD,EUR,1e999999999 | rates.csv line 3 has rate '1e999999999'; write a number of 0 or more such as 1200.50
                    2026-10-02,USD,EUR,0           | rates.csv line 3 has rate '0'; write a number above 0 such as 0.9231
                    2026-10-02,USD,EUR,            | rates.csv line 3 has no rate
                    2026-10-02,USD,EUR             | rates.csv line 3 has 3 fields; write date,from,to,rate
                    2026-10-02,EUR,EUR,1           | rates.csv line 3 converts EUR into itself; leave the line out
                    2026-10-01,USD,EUR,0.8         | rates.csv line 3 gives a second rate from USD to EUR for 2026-10-01; leave one
                    """)
    void refusesAMalformedLineByItsNumber(String line, String message) {
        assertThatThrownBy(() -> rates("2026-10-01,USD,EUR,0.9\n" + line + "\n2026-10-03,USD,EUR,0.9\n"))
                .isInstanceOf(FinanceInputException.class)
                .hasMessage(message);
    }

    @Test
    void namesTheLastLineOfAFileWithoutALineEnd() {
        assertThatThrownBy(() -> rates("2026-10-01,USD,EUR,0.9\n2026-10-02,USD,EUR,x"))
                .hasMessageStartingWith("rates.csv line 3 has rate 'x'");
    }

    @Test
    void refusesAFileOfAnotherKind() {
        assertThatThrownBy(() -> ExchangeRates.read("rates.csv", new StringReader("day,rate\n"), 7))
                .hasMessage("rates.csv line 1 is 'day,rate'; the first line must be 'date,from,to,rate'");
    }

    @Test
    void amountsSurviveTheWayThereAndBack() throws IOException {
        // given: the way back is the inverse of the way there
        var random = new Random(4);
        var day = LocalDate.of(2026, 10, 1);
        for (var trial = 0; trial < 500; trial++) {
            var rate = BigDecimal.valueOf(1 + random.nextInt(5_000_000), 4);
            var rates = rates("2026-10-01,USD,EUR," + rate.toPlainString() + "\n");
            var dollars = BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), 2);

            // when
            var back = dollars.multiply(rates.rate(USD, EUR, day)).multiply(rates.rate(EUR, USD, day));

            // then
            assertThat(back.setScale(2, RoundingMode.HALF_EVEN)).isEqualTo(dollars);
        }
    }

    @Test
    void roundedAmountsSumToTheRoundedSumInBothCurrencies() {
        var random = new Random(4);
        for (var trial = 0; trial < 300; trial++) {
            // given
            var rate = BigDecimal.valueOf(1 + random.nextInt(30_000), 4);
            var dollars = new Spread(2);
            var euros = new Spread(2);
            var exact = BigDecimal.ZERO;
            var rows = new ArrayList<BigDecimal>();
            var converted = new ArrayList<BigDecimal>();

            // when
            for (var row = 0; row < 1 + random.nextInt(60); row++) {
                var amount = BigDecimal.valueOf(random.nextInt(1_000_000), 5);
                exact = exact.add(amount);
                rows.add(dollars.next(amount));
                converted.add(euros.next(amount.multiply(rate)));
            }

            // then
            assertThat(sum(rows)).isEqualByComparingTo(exact.setScale(2, RoundingMode.HALF_EVEN));
            assertThat(sum(converted)).isEqualByComparingTo(exact.multiply(rate).setScale(2, RoundingMode.HALF_EVEN));
            assertThat(converted).allSatisfy(one -> assertThat(one).isGreaterThanOrEqualTo(BigDecimal.ZERO));
        }
    }

    @Test
    void weightsThatAreAllZeroLeaveTheSumWhole() {
        var zeros = new ArrayList<BigDecimal>();
        zeros.add(BigDecimal.ZERO);
        zeros.add(BigDecimal.ZERO);

        assertThat(Spread.byWeight(amount("1.25"), zeros, 2)).containsExactly(BigDecimal.ZERO, amount("1.25"));
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static ExchangeRates rates(String lines) throws IOException {
        return ExchangeRates.read("rates.csv", new StringReader("date,from,to,rate\n" + lines), 7);
    }
}
