package io.rightsizer.api.history;

import io.rightsizer.analyzer.usage.UsageDays;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Days of usage in the database of the history.
record UsageDayTable(Connections connections) implements UsageDays {

    private record Day(LocalDate date, byte[] content) {}

    @Override
    public SortedMap<LocalDate, byte[]> find(Key key, LocalDate first, LocalDate last) throws IOException {
        var days = connections.read(
                "read",
                sql -> sql.list(
                        """
                        SELECT day, content FROM usage_day
                        WHERE source = ? AND cluster = ? AND namespace = ? AND day BETWEEN ? AND ?""",
                        row -> new Day(LocalDate.ofEpochDay(row.getLong("day")), row.getBytes("content")),
                        key.source(),
                        key.cluster(),
                        key.namespace(),
                        first.toEpochDay(),
                        last.toEpochDay()));
        var found = new TreeMap<LocalDate, byte[]>();
        days.forEach(day -> found.put(day.date, day.content));
        return found;
    }

    @Override
    public void keep(Key key, Map<LocalDate, byte[]> days) throws IOException {
        connections.write("keep usage in", sql -> {
            for (var day : days.entrySet()) {
                sql.update(
                        "INSERT INTO usage_day (source, cluster, namespace, day, content) VALUES (?, ?, ?, ?, ?)"
                                + " ON CONFLICT (source, cluster, namespace, day) DO UPDATE SET content ="
                                + " excluded.content",
                        key.source(),
                        key.cluster(),
                        key.namespace(),
                        day.getKey().toEpochDay(),
                        day.getValue());
            }
            return days.size();
        });
    }

    @Override
    public void forget(LocalDate before) throws IOException {
        connections.write("prune", sql -> sql.update("DELETE FROM usage_day WHERE day < ?", before.toEpochDay()));
    }
}
