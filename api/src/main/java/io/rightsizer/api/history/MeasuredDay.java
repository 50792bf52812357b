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
import org.jspecify.annotations.Nullable;

/// What one container asked for, and what it cost, at the moment of one run.
///
/// @param at in milliseconds
/// @param set the four amounts of a pod, by which two days are told apart
/// @param millicores of all replicas
/// @param bytes of all replicas
/// @param micros of a month; absent where it is not known
/// @param currency absent where the run had no prices
record MeasuredDay(
        long at,
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
                row.getLong("as_of"),
                Arrays.asList(cpu, memory, Sql.nullable(row, "cpu_limit"), Sql.nullable(row, "memory_limit")),
                Objects.requireNonNullElse(cpu, 0L) * replicas,
                Objects.requireNonNullElse(memory, 0L) * replicas,
                Sql.nullable(row, "cost_now"),
                row.getString("currency"));
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
