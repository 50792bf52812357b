package io.rightsizer.api.report;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.Style;

/// One column of a table and how it gives way on a narrow terminal.
///
/// @param comfortable width it may be cut to before others leave for it
/// @param leaves those with the highest number leave first; 0 stays
/// @param brief stands in its place where the whole table does not fit
public record Column<R>(
        String title,
        Function<R, String> cell,
        boolean rightAligned,
        Cut cut,
        int comfortable,
        int leaves,
        Function<R, Style> tone,
        @Nullable Column<R> brief) {

    /// A column that is not cut while anything else can give.
    public static <R> Column<R> of(String title, Function<R, String> cell) {
        return new Column<>(title, cell, false, Cut.END, Integer.MAX_VALUE, 0, _ -> Style.reset, null);
    }

    /// A column of changes of one amount with their arrows below each other.
    static <R> Column<R> changes(String title, List<R> rows, Function<R, Change> change) {
        var all = rows.stream().map(change).toList();
        return of(title, one -> change.apply(one).alignedWith(all));
    }

    public Column<R> cutting(Cut how, int leastComfortable) {
        return new Column<>(title, cell, rightAligned, how, leastComfortable, leaves, tone, brief);
    }

    public Column<R> leaving(int order) {
        return new Column<>(title, cell, rightAligned, cut, comfortable, order, tone, brief);
    }

    public Column<R> rightAlign() {
        return new Column<>(title, cell, true, cut, comfortable, leaves, tone, brief);
    }

    public Column<R> painted(Function<R, Style> newTone) {
        return new Column<>(title, cell, rightAligned, cut, comfortable, leaves, newTone, brief);
    }

    public Column<R> orBriefly(Column<R> other) {
        return new Column<>(title, cell, rightAligned, cut, comfortable, leaves, tone, other);
    }

    public String text(R one) {
        return SafeText.of(cell.apply(one));
    }

    String fitted(String text, int width) {
        var shown = cut.to(text, width);
        return rightAligned ? TextTable.padLeft(shown, width) : TextTable.padRight(shown, width);
    }
}
