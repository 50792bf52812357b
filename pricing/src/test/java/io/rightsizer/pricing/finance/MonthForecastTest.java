package io.rightsizer.pricing.finance;

import static io.rightsizer.pricing.finance.Sample.OCTOBER;
import static io.rightsizer.pricing.finance.Sample.amount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MonthForecastTest {

    private static final BillingMonth ON_THE_11TH = BillingMonth.of(OCTOBER, Instant.parse("2026-10-11T23:59:59Z"));

    @Test
    void aSingleRunGivesTheRunRateAndNoBand() {
        // when
        var forecast = MonthForecast.of(ON_THE_11TH, hourly(Map.of(11, "0.30")));

        // then: 10 days over, 21 to come
        assertThat(forecast.toDate()).isEqualByComparingTo("72");
        assertThat(forecast.remaining()).isEqualByComparingTo("151.2");
        assertThat(forecast.total()).isEqualByComparingTo("223.2");
        assertThat(forecast.band()).isEmpty();
        assertThat(forecast.measuredDays()).isEqualTo(1);
    }

    @Test
    void severalDaysGiveABandFromTheirSpread() {
        // when: the 1st to 4th at 1, the 5th to 7th at 2, the 8th to 10th at 3
        var forecast = MonthForecast.of(ON_THE_11TH, hourly(Map.of(1, "1", 5, "2", 8, "3")));

        // then: mean 2, deviation 1, t(0.95, 2) = 2.9200, half width 2.92 x 1 x 1.1547 x 504
        assertThat(forecast.toDate()).isEqualByComparingTo("456"); // (4 + 6 + 9) x 24
        assertThat(forecast.remaining()).isEqualByComparingTo("1008");
        var band = forecast.band().orElseThrow();
        assertThat(band.high()).isCloseTo(amount("3163.32"), within(amount("0.05")));
        assertThat(band.low()).isEqualByComparingTo("456"); // never below what was spent
    }

    @Test
    void aSteadyRateHasABandOfNoWidth() {
        var band = MonthForecast.of(ON_THE_11TH, hourly(Map.of(1, "1", 2, "1")))
                .band()
                .orElseThrow();

        assertThat(band.low()).isEqualByComparingTo("744");
        assertThat(band.high()).isEqualByComparingTo("744");
    }

    @Test
    void aMonthThatIsOverHasNothingLeftToForecast() {
        var over = BillingMonth.of(OCTOBER, Instant.parse("2026-11-01T00:00:00Z"));

        var forecast = MonthForecast.of(over, hourly(Map.of(1, "1", 20, "2")));

        assertThat(forecast.toDate()).isEqualByComparingTo("1032"); // 19 x 24 + 12 x 48
        assertThat(forecast.remaining()).isZero();
        assertThat(forecast.band())
                .hasValueSatisfying(band -> assertThat(band.high()).isEqualByComparingTo("1032"));
    }

    @Test
    void aComingMonthIsAllForecast() {
        var february = BillingMonth.of(YearMonth.of(2028, 2), Instant.parse("2026-10-11T12:00:00Z"));

        var forecast = MonthForecast.of(february, hourly(Map.of(11, "1")));

        assertThat(forecast.toDate()).isZero();
        assertThat(forecast.total()).isEqualByComparingTo("696"); // a leap year
    }

    @Test
    void daysEndAtMidnightInUtc() {
        assertThat(ON_THE_11TH.elapsed()).hasSize(10).last().isEqualTo(LocalDate.of(2026, 10, 10));
        assertThat(BillingMonth.of(OCTOBER, Instant.parse("2026-10-12T00:00:00Z"))
                        .elapsed())
                .hasSize(11);
    }

    private static SortedMap<LocalDate, BigDecimal> hourly(Map<Integer, String> byDay) {
        var hourly = new TreeMap<LocalDate, BigDecimal>();
        byDay.forEach((day, value) -> hourly.put(OCTOBER.atDay(day), amount(value)));
        return hourly;
    }
}
