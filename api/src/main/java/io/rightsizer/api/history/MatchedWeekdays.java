package io.rightsizer.api.history;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Two stretches compared on the weekdays both have. A weekday's value is the mean of its days, a stretch's value the
/// mean of its weekdays: a weekday that was seen more often weighs no more.
///
/// @param weekdays how many both have
/// @param currency absent where the cost of a day is not known, or not in one currency
record MatchedWeekdays(
        int weekdays, Means before, Means after, @Nullable String currency) {

    record Means(long millicores, long bytes, Optional<Long> micros) {}

    static MatchedWeekdays of(List<MeasuredDay> before, List<MeasuredDay> after) {
        var common = weekdays(before);
        common.retainAll(weekdays(after));
        var earlier = on(common, before);
        var later = on(common, after);
        var currency = currency(earlier, later);
        return new MatchedWeekdays(
                common.size(),
                means(earlier, currency.isPresent()),
                means(later, currency.isPresent()),
                currency.orElse(null));
    }

    private static Set<DayOfWeek> weekdays(List<MeasuredDay> days) {
        return days.stream().map(MeasuredDay::weekday).collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<DayOfWeek, List<MeasuredDay>> on(Set<DayOfWeek> weekdays, List<MeasuredDay> days) {
        return days.stream()
                .filter(day -> weekdays.contains(day.weekday()))
                .collect(Collectors.groupingBy(
                        MeasuredDay::weekday, () -> new EnumMap<>(DayOfWeek.class), Collectors.toList()));
    }

    private static Optional<String> currency(
            Map<DayOfWeek, List<MeasuredDay>> before, Map<DayOfWeek, List<MeasuredDay>> after) {
        var found = new HashSet<String>();
        for (var days : List.of(before, after)) {
            for (var day : days.values().stream().flatMap(List::stream).toList()) {
                found.add(day.micros() == null || day.currency() == null ? "" : day.currency());
            }
        }
        return found.size() == 1
                ? found.stream().filter(each -> !each.isEmpty()).findFirst()
                : Optional.empty();
    }

    private static Means means(Map<DayOfWeek, List<MeasuredDay>> days, boolean priced) {
        return new Means(
                mean(days, MeasuredDay::millicores),
                mean(days, MeasuredDay::bytes),
                priced ? Optional.of(mean(days, day -> day.micros() == null ? 0 : day.micros())) : Optional.empty());
    }

    private static long mean(Map<DayOfWeek, List<MeasuredDay>> days, ToLongFunction<MeasuredDay> value) {
        var mean = days.values().stream()
                .map(same -> same.stream().mapToLong(value).average())
                .mapToDouble(OptionalDouble::orElseThrow)
                .average();
        return Math.round(mean.orElse(0));
    }
}
