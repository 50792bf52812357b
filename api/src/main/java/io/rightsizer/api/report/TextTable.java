package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Recommendation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi.Style;

/// Columns of text that fit a terminal. What does not fit is cut with `…`; where even that is not enough, the least
/// important column leaves.
final class TextTable {

    private static final String GAP = "  ";

    private final TableStyle style;
    private final List<Column> columns;

    TextTable(List<Column> columns, TableStyle style) {
        this.columns = List.copyOf(columns);
        this.style = style;
    }

    /// A column that may shrink to `least` and leaves before those with a smaller number; 0 stays.
    static Column text(String title, int least, int leaves, Function<Recommendation, String> cell) {
        return new Column(title, least, leaves, false, cell, _ -> Style.reset);
    }

    static Column painted(String title, Function<Recommendation, String> cell, Function<Recommendation, Style> tone) {
        return new Column(title, Integer.MAX_VALUE, 0, false, cell, tone);
    }

    static Column number(String title, Function<Recommendation, String> cell) {
        return new Column(title, Integer.MAX_VALUE, 8, true, cell, _ -> Style.reset);
    }

    /// A column `now → then` with both sides right-aligned among `rows`; one value alone where nothing is proposed.
    static Column change(
            String title,
            int leaves,
            List<Recommendation> rows,
            Function<Recommendation, String> now,
            Function<Recommendation, String> then) {
        var nowWidth = widest(rows, now);
        var thenWidth = widest(rows, then);
        Function<Recommendation, String> cell = one -> padLeft(now.apply(one), nowWidth)
                + (then.apply(one).isEmpty() ? " ".repeat(thenWidth + 3) : " → " + padLeft(then.apply(one), thenWidth));
        return new Column(title, Integer.MAX_VALUE, leaves, false, cell, _ -> Style.reset);
    }

    private static int widest(List<Recommendation> rows, Function<Recommendation, String> cell) {
        return rows.stream().map(cell).mapToInt(TextTable::width).max().orElse(0);
    }

    String render(List<Recommendation> rows) {
        var fitted = fit(rows);
        var text = new StringBuilder();
        text.append(line(
                fitted,
                column -> style.paint(Style.bold, column.padded(column.column().title()))));
        for (var row : rows) {
            text.append(line(fitted, column -> column.cell(row, style)));
        }
        return text.toString();
    }

    private static String line(List<Fitted> columns, Function<Fitted, String> cell) {
        return columns.stream().map(cell).collect(Collectors.joining(GAP)).stripTrailing() + "\n";
    }

    private List<Fitted> fit(List<Recommendation> rows) {
        var fitted = columns.stream()
                .map(column -> Fitted.of(column, rows))
                .filter(column -> column.width() > 0)
                .collect(Collectors.toCollection(ArrayList::new));
        while (leastWidth(fitted) > style.columns()
                && fitted.stream().anyMatch(each -> each.column().leaves() > 0)) {
            fitted.remove(fitted.stream()
                    .max(Comparator.comparingInt(each -> each.column().leaves()))
                    .orElseThrow());
        }
        return shrink(fitted);
    }

    private static int leastWidth(List<Fitted> columns) {
        return columns.stream().mapToInt(Fitted::least).sum() + GAP.length() * (columns.size() - 1);
    }

    /// Takes from the widest column that can give until all fit.
    private List<Fitted> shrink(List<Fitted> columns) {
        var fitted = new ArrayList<>(columns);
        var excess =
                columns.stream().mapToInt(Fitted::width).sum() + GAP.length() * (columns.size() - 1) - style.columns();
        for (; excess > 0; excess--) {
            var widest = IntStream.range(0, fitted.size())
                    .filter(index -> fitted.get(index).canGive())
                    .boxed()
                    .max(Comparator.comparingInt(index -> fitted.get(index).width()));
            if (widest.isEmpty()) {
                break;
            }
            fitted.set(widest.get(), fitted.get(widest.get()).narrower());
        }
        return fitted;
    }

    /// Breaks at spaces so that no line is longer than `columns`; further lines are indented.
    static String wrap(String text, int columns) {
        var lines = new ArrayList<String>();
        var rest = text;
        var indent = " ".repeat(text.length() - text.stripLeading().length() + 2);
        while (rest.length() > columns) {
            var space = rest.lastIndexOf(' ', columns);
            var end = space <= indent.length() ? columns : space;
            lines.add(rest.substring(0, end));
            rest = indent + rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return String.join("\n", lines);
    }

    static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String cut(String text, int width) {
        return width(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
    }

    record Column(
            String title,
            int least,
            int leaves,
            boolean rightAligned,
            Function<Recommendation, String> cell,
            Function<Recommendation, Style> tone) {}

    private record Fitted(Column column, int width) {

        static Fitted of(Column column, List<Recommendation> rows) {
            var content = widest(rows, one -> SafeText.of(column.cell().apply(one)));
            return new Fitted(
                    column, content == 0 ? 0 : Math.max(content, column.title().length()));
        }

        int least() {
            return Math.min(column.least(), width);
        }

        boolean canGive() {
            return width > least();
        }

        Fitted narrower() {
            return new Fitted(column, width - 1);
        }

        String padded(String text) {
            return column.rightAligned() ? padLeft(cut(text, width), width) : padRight(cut(text, width), width);
        }

        String cell(Recommendation row, TableStyle style) {
            var text = padded(SafeText.of(column.cell().apply(row)));
            var tone = column.tone().apply(row);
            return tone == Style.reset ? text : style.paint(tone, text);
        }
    }
}
