package io.rightsizer.api.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one container asked for, and what it cost, at the moment of one run.
///
/// @param run its number
/// @param at in milliseconds
/// @param written the four amounts its patch writes; absent where it writes none
/// @param set the four amounts of a pod, by which two days are told apart
/// @param millicores of all replicas
/// @param bytes of all replicas
/// @param micros of a month; absent where it is not known
/// @param currency absent where the run had no prices
record MeasuredDay(
        int run,
        long at,
        @Nullable List<@Nullable Long> written,
        List<@Nullable Long> set,
        long millicores,
        long bytes,
        @Nullable Long micros,
        @Nullable String currency) {

    static MeasuredDay of(ResultSet row) throws SQLException {
        var cpu = Sql.nullable(row, "cpu_request");
        var memory = Sql.nullable(row, "memory_request");
        var replicas = row.getLong("replicas");
        return new MeasuredDay(
                row.getInt("run"),
                row.getLong("as_of"),
                row.getInt("written") == 0 ? null : amounts(row, "next_"),
                amounts(row, ""),
                Objects.requireNonNullElse(cpu, 0L) * replicas,
                Objects.requireNonNullElse(memory, 0L) * replicas,
                Sql.nullable(row, "cost_now"),
                row.getString("currency"));
    }

    private static List<@Nullable Long> amounts(ResultSet row, String prefix) throws SQLException {
        return Arrays.asList(
                Sql.nullable(row, prefix + "cpu_request"),
                Sql.nullable(row, prefix + "memory_request"),
                Sql.nullable(row, prefix + "cpu_limit"),
                Sql.nullable(row, prefix + "memory_limit"));
    }

    /// The last run before `moment` whose patch has what is set from then on.
    static Optional<Integer> adviser(long moment, List<MeasuredDay> days) {
        var live = unchangedFrom(moment, days);
        return days.reversed().stream()
                .filter(day -> day.at < moment
                        && !live.isEmpty()
                        && live.getFirst().set.equals(day.written))
                .map(MeasuredDay::run)
                .findFirst();
    }

    DayOfWeek weekday() {
        return Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC).getDayOfWeek();
    }

    /// The last days before `moment`, as long as nothing else is set.
    static List<MeasuredDay> unchangedBefore(long moment, List<MeasuredDay> days) {
        return unchanged(days.stream().filter(day -> day.at < moment).toList().reversed());
    }

    static List<MeasuredDay> unchangedFrom(long moment, List<MeasuredDay> days) {
        return unchanged(days.stream().filter(day -> day.at >= moment).toList());
    }

    private static List<MeasuredDay> unchanged(List<MeasuredDay> days) {
        var same = new ArrayList<MeasuredDay>();
        for (var day : days) {
            if (!day.set.equals(days.getFirst().set)) {
                break;
            }
            same.add(day);
        }
        return same;
    }
}
