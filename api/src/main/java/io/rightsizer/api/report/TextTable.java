package io.rightsizer.api.report;

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
public final class TextTable<R> {

    private static final String GAP = "  ";
    private static final int LEAST_TEXT = 6;

    private final TableStyle style;
    private final List<Column<R>> columns;
    private final Function<R, Style> rowTone;

    public TextTable(List<Column<R>> columns, Function<R, Style> rowTone, TableStyle style) {
        this.columns = List.copyOf(columns);
        this.rowTone = rowTone;
        this.style = style;
    }

    public String render(List<R> rows) {
        var fitted = fit(rows);
        var text = new StringBuilder();
        text.append(style.paint(Style.bold, line(fitted, Fitted::title)));
        for (var row : rows) {
            text.append(rendered(row, fitted));
        }
        return text.toString();
    }

    /// A toned row has one tone throughout: what ends one tone within a line would end both.
    private String rendered(R row, List<Fitted<R>> columns) {
        var tone = rowTone.apply(row);
        return tone == Style.reset
                ? line(columns, column -> style.paint(column.column().tone().apply(row), column.cell(row)))
                : style.paint(tone, line(columns, column -> column.cell(row)));
    }

    private static <R> String line(List<Fitted<R>> columns, Function<Fitted<R>, String> cell) {
        return columns.stream().map(cell).collect(Collectors.joining(GAP)).stripTrailing() + "\n";
    }

    private List<Fitted<R>> fit(List<R> rows) {
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
    private static <R> List<Fitted<R>> measured(List<Column<R>> columns, List<R> rows) {
        return columns.stream()
                .map(column -> Fitted.of(column, rows))
                .filter(column -> column.width() > 0)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static <R> int total(List<Fitted<R>> columns, ToIntFunction<Fitted<R>> width) {
        return columns.stream().mapToInt(width).sum() + GAP.length() * (columns.size() - 1);
    }

    private List<Fitted<R>> withoutLeastImportant(List<Fitted<R>> columns) {
        var fitted = new ArrayList<>(columns);
        var inOrder = columns.stream()
                .filter(each -> each.column().leaves() > 0)
                .sorted(Comparator.comparingInt(
                                (Fitted<R> each) -> each.column().leaves())
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
    private void narrow(List<Fitted<R>> columns, ToIntFunction<Fitted<R>> least) {
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
    public static String wrap(String text, int columns) {
        return wrap(text, columns, text.length() - text.stripLeading().length() + 2);
    }

    /// The same with further lines indented by `indent`.
    public static String wrap(String text, int columns, int indent) {
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

    public static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private record Fitted<R>(Column<R> column, int width) {

        static <R> Fitted<R> of(Column<R> column, List<R> rows) {
            var content = rows.stream()
                    .map(column::text)
                    .mapToInt(TextTable::width)
                    .max()
                    .orElse(0);
            return new Fitted<>(column, content == 0 ? 0 : Math.max(content, TextTable.width(column.title())));
        }

        int comfortable() {
            return Math.min(column.comfortable(), width);
        }

        /// A cut number would be a wrong one: only text gives more than is comfortable.
        int least() {
            return column.comfortable() == Integer.MAX_VALUE ? width : Math.min(LEAST_TEXT, width);
        }

        Fitted<R> narrower() {
            return new Fitted<>(column, width - 1);
        }

        String title() {
            return column.fitted(column.title(), width);
        }

        String cell(R row) {
            return column.fitted(column.text(row), width);
        }
    }
}
