package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Recommendation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi.Style;

/// Columns of text that fit a terminal. Where they do not, columns first take their brief form, then the least
/// important leave until what stays is comfortable, and only then is text cut to the last.
final class TextTable {

    private static final String GAP = "  ";
    private static final int LEAST_TEXT = 6;

    private final TableStyle style;
    private final List<Column> columns;
    private final Function<Recommendation, Style> rowTone;

    TextTable(List<Column> columns, Function<Recommendation, Style> rowTone, TableStyle style) {
        this.columns = List.copyOf(columns);
        this.rowTone = rowTone;
        this.style = style;
    }

    String render(List<Recommendation> rows) {
        var fitted = fit(rows);
        var text = new StringBuilder();
        text.append(style.paint(Style.bold, line(fitted, Fitted::title)));
        for (var row : rows) {
            text.append(rendered(row, fitted));
        }
        return text.toString();
    }

    /// A toned row has one tone throughout: what ends one tone within a line would end both.
    private String rendered(Recommendation row, List<Fitted> columns) {
        var tone = rowTone.apply(row);
        return tone == Style.reset
                ? line(columns, column -> style.paint(column.column().tone().apply(row), column.cell(row)))
                : style.paint(tone, line(columns, column -> column.cell(row)));
    }

    private static String line(List<Fitted> columns, Function<Fitted, String> cell) {
        return columns.stream().map(cell).collect(Collectors.joining(GAP)).stripTrailing() + "\n";
    }

    private List<Fitted> fit(List<Recommendation> rows) {
        var whole = measured(columns, rows);
        if (total(whole, Fitted::width) <= style.columns()) {
            return whole;
        }
        var brief = columns.stream()
                .map(column -> column.brief() == null ? column : column.brief())
                .toList();
        var fitted = withoutLeastImportant(measured(brief, rows));
        narrow(fitted, Fitted::comfortable);
        narrow(fitted, Fitted::least);
        return fitted;
    }

    /// Columns that are empty in every row are left out.
    private static List<Fitted> measured(List<Column> columns, List<Recommendation> rows) {
        return columns.stream()
                .map(column -> Fitted.of(column, rows))
                .filter(column -> column.width() > 0)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static int total(List<Fitted> columns, ToIntFunction<Fitted> width) {
        return columns.stream().mapToInt(width).sum() + GAP.length() * (columns.size() - 1);
    }

    private List<Fitted> withoutLeastImportant(List<Fitted> columns) {
        var fitted = new ArrayList<>(columns);
        var inOrder = columns.stream()
                .filter(each -> each.column().leaves() > 0)
                .sorted(Comparator.comparingInt((Fitted each) -> each.column().leaves())
                        .reversed())
                .toList();
        for (var next : inOrder) {
            if (total(fitted, Fitted::comfortable) > style.columns()) {
                fitted.remove(next);
            }
        }
        return fitted;
    }

    /// Takes from the widest column that can give until all fit.
    private void narrow(List<Fitted> columns, ToIntFunction<Fitted> least) {
        for (var excess = total(columns, Fitted::width) - style.columns(); excess > 0; excess--) {
            var widest = IntStream.range(0, columns.size())
                    .filter(index -> columns.get(index).width() > least.applyAsInt(columns.get(index)))
                    .boxed()
                    .max(Comparator.comparingInt(index -> columns.get(index).width()));
            if (widest.isEmpty()) {
                return;
            }
            columns.set(widest.get(), columns.get(widest.get()).narrower());
        }
    }

    /// Breaks at spaces so that no line is longer than `columns`; further lines are indented.
    static String wrap(String text, int columns) {
        return wrap(text, columns, text.length() - text.stripLeading().length() + 2);
    }

    /// The same with further lines indented by `indent`.
    static String wrap(String text, int columns, int indent) {
        var lines = new ArrayList<String>();
        var rest = text;
        while (width(rest) > columns) {
            var most = rest.offsetByCodePoints(0, columns);
            var space = rest.lastIndexOf(' ', most);
            var end = space <= indent ? most : space;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = " ".repeat(indent) + rest.substring(end).stripLeading();
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

    private record Fitted(Column column, int width) {

        static Fitted of(Column column, List<Recommendation> rows) {
            var content = rows.stream()
                    .map(column::text)
                    .mapToInt(TextTable::width)
                    .max()
                    .orElse(0);
            return new Fitted(column, content == 0 ? 0 : Math.max(content, TextTable.width(column.title())));
        }

        int comfortable() {
            return Math.min(column.comfortable(), width);
        }

        /// A cut number would be a wrong one: only text gives more than is comfortable.
        int least() {
            return column.comfortable() == Integer.MAX_VALUE ? width : Math.min(LEAST_TEXT, width);
        }

        Fitted narrower() {
            return new Fitted(column, width - 1);
        }

        String title() {
            return column.fitted(column.title(), width);
        }

        String cell(Recommendation row) {
            return column.fitted(column.text(row), width);
        }
    }
}
