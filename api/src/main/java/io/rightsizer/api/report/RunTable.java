package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi.Style;

/// A run on a terminal: the rows that were sized with what this run's patches write, then the account of everything,
/// what the signs and codes mean, and what was left out.
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
        if (!sized.isEmpty()) {
            out.write(new TextTable<>(sizedColumns(run, sized), RunTable::rowTone, style).render(sized));
            out.write("\n");
        } else if (!run.recommendations().isEmpty()) {
            out.write(new TextTable<>(leftOutColumns(run.recommendations()), _ -> Style.reset, style)
                    .render(run.recommendations()));
            out.write("\n");
        } else if (run.run().accounting().discovered() > 0) {
            out.write("no row passes the filters\n\n");
        }
        for (var line : new RunSummary(run).lines()) {
            out.write(painted(TextTable.wrap(line.text(), style.columns(), line.indent()), line.tone()));
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

    static boolean isSized(Recommendation one) {
        return switch (one.verdict()) {
            case Verdict.Resize _, Verdict.NeedsReview _, Verdict.Keep _ -> true;
            case Verdict.TooLittleHistory _, Verdict.Skipped _, Verdict.Failed _ -> false;
        };
    }

    private static Style rowTone(Recommendation one) {
        return one.verdict() instanceof Verdict.Keep ? Style.faint : Style.reset;
    }

    private List<Column<Recommendation>> sizedColumns(Run run, List<Recommendation> rows) {
        var columns = identity(rows);
        if (wide) {
            columns.add(column("TYPE", one -> one.container().type().label()).leaving(7));
            columns.add(column("PODS", one -> Integer.toString(one.replicas()))
                    .rightAlign()
                    .leaving(4));
        }
        columns.addAll(amounts(rows));
        cost(run).ifPresent(columns::add);
        columns.add(column("CODES", RunTable::codes).cutting(Cut.WORDS, 15).leaving(3));
        return columns;
    }

    private static List<Column<Recommendation>> leftOutColumns(List<Recommendation> rows) {
        var columns = identity(rows);
        columns.add(
                column("WHY", one -> Spoken.firstSentence(one.explanation())).cutting(Cut.END, 24));
        return columns;
    }

    private static List<Column<Recommendation>> identity(List<Recommendation> rows) {
        var columns = new ArrayList<Column<Recommendation>>();
        var sign = column("", one -> Sign.of(one).symbol()).painted(RunTable::tone);
        columns.add(column(
                        "VERDICT",
                        one -> Sign.of(one).symbol() + " " + one.verdict().label())
                .painted(RunTable::tone)
                .orBriefly(sign));
        if (rows.stream().anyMatch(one -> !one.workload().cluster().isEmpty())) {
            columns.add(column("CLUSTER", one -> one.workload().cluster()).cutting(Cut.MIDDLE, 10));
        }
        columns.add(column("NAMESPACE", one -> one.workload().namespace()).cutting(Cut.MIDDLE, 13));
        columns.add(column("WORKLOAD", ShortName::of).cutting(Cut.MIDDLE, 25));
        return columns;
    }

    private static Style tone(Recommendation one) {
        return Sign.of(one).tone();
    }

    private List<Column<Recommendation>> amounts(List<Recommendation> rows) {
        var columns = new ArrayList<Column<Recommendation>>();
        columns.add(amount("CPU REQUEST", Amount.CPU_REQUEST, rows));
        if (wide) {
            columns.add(amount("CPU LIMIT", Amount.CPU_LIMIT, rows).leaving(6));
        }
        columns.add(amount("MEMORY REQUEST", Amount.MEMORY_REQUEST, rows));
        columns.add(amount("MEMORY LIMIT", Amount.MEMORY_LIMIT, rows).leaving(1));
        return columns;
    }

    /// A month of all its pods, now and with this run's patches; empty where the price of nothing is known.
    private static Optional<Column<Recommendation>> cost(Run run) {
        var costs = run.costs();
        if (costs == null || costs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(column("A MONTH", costs::change).rightAlign().leaving(2));
    }

    private static Column<Recommendation> column(String title, Function<Recommendation, String> cell) {
        return Column.of(title, cell);
    }

    private Column<Recommendation> amount(String title, Amount amount, List<Recommendation> rows) {
        return Column.changes(title, rows, one -> wide ? Change.of(one, amount) : Change.brief(one, amount));
    }

    private static String codes(Recommendation one) {
        return one.codes().stream().map(Code::name).collect(Collectors.joining(" "));
    }
}
