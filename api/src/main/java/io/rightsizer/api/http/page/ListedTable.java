package io.rightsizer.api.http.page;

import io.rightsizer.api.report.Listing;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// A listing as a table of a page: columns that say nothing are left out.
///
/// @param left what is not shown, in words; empty where all is
public record ListedTable(String title, List<Head> heads, List<List<String>> rows, boolean totalled, String left) {

    public record Head(String title, boolean numeric) {}

    /// @param totalled whether the last row is the total
    /// @param most rows that are shown
    public static ListedTable of(Listing<?> listing, boolean totalled, int most) {
        var shown = listing.head(most, totalled);
        var cells = shown.cells();
        var columns = IntStream.range(0, shown.columns().size())
                .filter(column ->
                        cells.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .toArray();
        return new ListedTable(
                listing.title(),
                IntStream.of(columns)
                        .mapToObj(column ->
                                new Head(title(shown.columns().get(column).title()), shown.isNumeric(column)))
                        .toList(),
                cells.stream()
                        .map(row -> IntStream.of(columns).mapToObj(row::get).toList())
                        .toList(),
                totalled,
                shown.rows().size() < listing.rows().size()
                        ? "; the first " + most + " of " + listing.rows().size()
                        : "");
    }

    /// As a sentence begins.
    private static String title(String title) {
        return title.charAt(0) + title.substring(1).toLowerCase(Locale.ROOT);
    }
}
