package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Recommendation;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.Style;

/// One column of a table and how it gives way on a narrow terminal.
///
/// @param comfortable width it may be cut to before others leave for it
/// @param leaves those with the highest number leave first; 0 stays
/// @param brief stands in its place where the whole table does not fit
record Column(
        String title,
        Function<Recommendation, String> cell,
        boolean rightAligned,
        Cut cut,
        int comfortable,
        int leaves,
        Function<Recommendation, Style> tone,
        @Nullable Column brief) {

    /// A column that is not cut while anything else can give.
    static Column of(String title, Function<Recommendation, String> cell) {
        return new Column(title, cell, false, Cut.END, Integer.MAX_VALUE, 0, _ -> Style.reset, null);
    }

    /// A column of changes of one amount with their arrows below each other.
    static Column changes(String title, List<Recommendation> rows, Function<Recommendation, Change> change) {
        var all = rows.stream().map(change).toList();
        return of(title, one -> change.apply(one).alignedWith(all));
    }

    Column cutting(Cut how, int leastComfortable) {
        return new Column(title, cell, rightAligned, how, leastComfortable, leaves, tone, brief);
    }

    Column leaving(int order) {
        return new Column(title, cell, rightAligned, cut, comfortable, order, tone, brief);
    }

    Column rightAlign() {
        return new Column(title, cell, true, cut, comfortable, leaves, tone, brief);
    }

    Column painted(Function<Recommendation, Style> newTone) {
        return new Column(title, cell, rightAligned, cut, comfortable, leaves, newTone, brief);
    }

    Column orBriefly(Column other) {
        return new Column(title, cell, rightAligned, cut, comfortable, leaves, tone, other);
    }

    String text(Recommendation one) {
        return SafeText.of(cell.apply(one));
    }

    String fitted(String text, int width) {
        var shown = cut.to(text, width);
        return rightAligned ? TextTable.padLeft(shown, width) : TextTable.padRight(shown, width);
    }
}
