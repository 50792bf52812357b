package io.rightsizer.pricing.finance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/// A calendar month in UTC as seen on a day. Every day has 24 hours there, so a month has 672 to 744.
///
/// @param today the day on which it is looked at; it is not over and so not yet elapsed
public record BillingMonth(YearMonth month, LocalDate today) {

    private static final BigDecimal HOURS_A_DAY = BigDecimal.valueOf(24);

    public static BillingMonth of(YearMonth month, Instant now) {
        return new BillingMonth(month, LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    /// The days that are over: all of a past month, none of a coming one.
    public List<LocalDate> elapsed() {
        return days().stream().filter(day -> day.isBefore(today)).toList();
    }

    public List<LocalDate> days() {
        return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).toList();
    }

    public int remainingDays() {
        return month.lengthOfMonth() - elapsed().size();
    }

    public boolean isElapsed(LocalDate day) {
        return day.isBefore(today);
    }

    /// The day whose exchange rate counts: a coming day is booked at what is known today.
    LocalDate bookedOn(LocalDate day) {
        return day.isBefore(today) ? day : today;
    }

    /// The day at whose exchange rate the month as a whole is looked at: its last, or today where that is earlier.
    LocalDate closing() {
        return bookedOn(month.atEndOfMonth());
    }

    static BigDecimal aDay(BigDecimal hourly) {
        return hourly.multiply(HOURS_A_DAY);
    }

    BigDecimal wholeMonth(BigDecimal hourly) {
        return aDay(hourly).multiply(BigDecimal.valueOf(month.lengthOfMonth()));
    }
}
