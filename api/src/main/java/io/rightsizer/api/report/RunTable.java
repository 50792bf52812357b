package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.workload.Resources;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi.Style;

/// A run on a terminal: the rows that were sized, then what was left out and why, then the sums and the warnings.
final class RunTable {

    private final TableStyle style;
    private final boolean wide;

    private RunTable(TableStyle style, boolean wide) {
        this.style = style;
        this.wide = wide;
    }

    static RunTable compact(TableStyle style) {
        return new RunTable(style, false);
    }

    static RunTable wide(TableStyle style) {
        return new RunTable(style, true);
    }

    void write(Run run, Writer out) throws IOException {
        var sized = run.recommendations().stream().filter(RunTable::isSized).toList();
        var shown = sized.isEmpty() ? run.recommendations() : sized;
        if (!shown.isEmpty()) {
            out.write(new TextTable(columns(shown), style).render(shown));
            out.write("\n");
        }
        for (var line : new RunSummary(run).lines()) {
            out.write(painted(TextTable.wrap(line.text(), style.columns()), line.tone()));
            out.write("\n");
        }
    }

    private String painted(String text, RunSummary.Tone tone) {
        return switch (tone) {
            case PLAIN -> text;
            case STRONG -> style.paint(Style.bold, text);
            case WARNING -> style.paint(Style.fg_yellow, text);
        };
    }

    private static boolean isSized(Recommendation one) {
        return switch (one.verdict()) {
            case Verdict.Resize _, Verdict.NeedsReview _, Verdict.Keep _ -> true;
            case Verdict.TooLittleHistory _, Verdict.Skipped _, Verdict.Failed _ -> false;
        };
    }

    /// Columns in reading order. On a narrow terminal they first shrink, then leave from the highest number down.
    private List<TextTable.Column> columns(List<Recommendation> rows) {
        var columns = new ArrayList<TextTable.Column>();
        if (rows.stream().anyMatch(one -> !one.workload().cluster().isEmpty())) {
            columns.add(TextTable.text("CLUSTER", 8, 6, one -> one.workload().cluster()));
        }
        columns.add(TextTable.text("NAMESPACE", 6, 5, one -> one.workload().namespace()));
        columns.add(TextTable.text("WORKLOAD", 8, 0, this::workload));
        columns.add(TextTable.text("CONTAINER", 6, 4, one -> one.container().name()));
        if (wide) {
            columns.add(
                    TextTable.text("TYPE", 4, 8, one -> one.container().type().label()));
            columns.add(TextTable.number("PODS", one -> Integer.toString(one.replicas())));
        }
        columns.add(TextTable.painted("VERDICT", RunTable::verdict, RunTable::tone));
        columns.addAll(amounts(rows));
        columns.add(TextTable.text("WHY", 8, 6, wide ? RunTable::explanation : RunTable::codes));
        return columns;
    }

    private String workload(Recommendation one) {
        return wide
                ? one.workload().kind() + "/" + one.workload().name()
                : one.workload().name();
    }

    private List<TextTable.Column> amounts(List<Recommendation> rows) {
        var columns = new ArrayList<TextTable.Column>();
        columns.add(change("CPU", 0, rows, from -> Spoken.cpu(from.requests().cpu())));
        if (wide) {
            columns.add(change(
                    "CPU LIMIT", 10, rows, from -> Spoken.cpu(from.limits().cpu())));
        }
        columns.add(
                change("MEMORY", 0, rows, from -> Spoken.memory(from.requests().memory())));
        columns.add(
                change("MEM LIMIT", 9, rows, from -> Spoken.memory(from.limits().memory())));
        return columns;
    }

    private static TextTable.Column change(
            String title, int leaves, List<Recommendation> rows, Function<Resources, String> amount) {
        Function<Recommendation, String> now =
                one -> amount.apply(one.container().current());
        Function<Recommendation, String> then = one -> one.recommended() == null ? "" : amount.apply(one.recommended());
        return TextTable.change(title, leaves, rows, now, then);
    }

    /// A sign beside the word, so that colour is never needed to tell up from down.
    private static String verdict(Recommendation one) {
        return switch (one.verdict()) {
            case Verdict.Resize _ ->
                (Impact.of(one).raises() ? "▲ " : "▼ ") + one.verdict().label();
            case Verdict.Keep _ -> "= " + one.verdict().label();
            case Verdict.NeedsReview _ -> "? " + one.verdict().label();
            case Verdict.Failed _ -> "! " + one.verdict().label();
            case Verdict.TooLittleHistory _, Verdict.Skipped _ ->
                "  " + one.verdict().label();
        };
    }

    private static Style tone(Recommendation one) {
        return switch (one.verdict()) {
            case Verdict.Resize _ -> Impact.of(one).raises() ? Style.fg_yellow : Style.fg_green;
            case Verdict.NeedsReview _ -> Style.fg_cyan;
            case Verdict.Failed _ -> Style.fg_red;
            case Verdict.Keep _, Verdict.TooLittleHistory _, Verdict.Skipped _ -> Style.faint;
        };
    }

    private static String codes(Recommendation one) {
        return one.codes().stream().map(Code::name).collect(Collectors.joining(" "));
    }

    private static String explanation(Recommendation one) {
        return codes(one).isEmpty() ? one.explanation() : codes(one) + ": " + one.explanation();
    }
}
