package io.rightsizer.api.report;

import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi.Style;

/// A titled table that every output can show.
public record Listing<R>(String title, List<Column<R>> columns, List<R> rows) {

    public Listing {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// As lines of text.
    String text(TableStyle style) {
        return new TextTable<>(columns, _ -> Style.reset, style).render(rows);
    }

    /// As cells, row by row.
    public List<List<String>> cells() {
        return rows.stream()
                .map(row -> columns.stream().map(column -> column.text(row)).toList())
                .toList();
    }

    /// Whether the columns' cells are aligned at their right.
    public boolean isNumeric(int column) {
        return columns.get(column).rightAligned();
    }

    /// The rows at these places: a part that fits a page.
    public Listing<R> part(int from, int count) {
        return new Listing<>(
                title,
                columns,
                IntStream.range(from, Math.min(rows.size(), from + count))
                        .mapToObj(rows::get)
                        .toList());
    }
}
