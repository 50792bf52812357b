package io.rightsizer.api.report;

import java.util.ArrayList;
import java.util.List;
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

    /// The first rows; a total, which stands last, is never left out.
    public Listing<R> head(int most, boolean totalled) {
        if (rows.size() <= most) {
            return this;
        }
        var kept = new ArrayList<>(rows.subList(0, most));
        if (totalled) {
            kept.add(rows.getLast());
        }
        return new Listing<>(title, columns, kept);
    }
}
