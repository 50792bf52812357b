package io.rightsizer.pricing.price.refresh;

import io.rightsizer.pricing.price.ListRow;
import io.rightsizer.pricing.price.Region;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The lines read from a provider's list, by region and then by type, and how many offers were left out.
final class Rows {

    /// What may become a cell of a list or the name of its file.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final SortedMap<Region, SortedMap<String, ListRow>> byRegion = new TreeMap<>();
    private long leftOut;

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    void add(ListRow row) {
        byRegion.computeIfAbsent(row.region(), _ -> new TreeMap<>()).put(row.instanceType(), row);
    }

    void leaveOut(long offers) {
        leftOut += offers;
    }

    long leftOut() {
        return leftOut;
    }

    SortedMap<Region, List<ListRow>> all() {
        var all = new TreeMap<Region, List<ListRow>>();
        byRegion.forEach((region, rows) -> all.put(region, List.copyOf(rows.values())));
        return all;
    }

    int size() {
        return byRegion.values().stream().mapToInt(Map::size).sum();
    }
}
