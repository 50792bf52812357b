package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/// A run for a pull request or a ticket. Everything that comes from outside stands in code spans, so it can neither
/// mention anyone, nor become HTML or a command, nor break out of its cell.
final class RunMarkdown {

    private static final List<String> TITLES = List.of(
            "Workload",
            "Container",
            "Replicas",
            "Verdict",
            "CPU request",
            "CPU limit",
            "Memory request",
            "Memory limit",
            "Codes");

    private RunMarkdown() {}

    static void write(Run run, Writer out) throws IOException {
        var summary = new RunSummary(run);
        out.write("## Recommended requests and limits\n\n");
        out.write("**" + summary.accounting() + "**\n\n");
        out.write(CodeSpan.of(summary.window()) + "\n\n");
        for (var total : summary.totals()) {
            out.write((total.startsWith("  ") ? "- " + total.strip().replaceAll(" +", " ") : capital(total) + "\n")
                    + "\n");
        }
        out.write("\n→ written by this run's patches, ⇢ recommended, not written in this run\n");
        writeWarnings(run, out);
        writeRows(run, out);
        writeCodes(run, out);
    }

    private static void writeWarnings(Run run, Writer out) throws IOException {
        if (run.run().warnings().isEmpty()) {
            return;
        }
        out.write("\n### Warnings\n\n");
        for (var warning : run.run().warnings()) {
            out.write("- " + CodeSpan.of(warning) + "\n");
        }
    }

    private static void writeRows(Run run, Writer out) throws IOException {
        if (run.recommendations().isEmpty()) {
            return;
        }
        out.write("\n" + row(TITLES) + "|:--|:--|--:|:--|--:|--:|--:|--:|:--|\n");
        for (var one : run.recommendations()) {
            out.write(row(cells(one)));
        }
    }

    private static void writeCodes(Run run, Writer out) throws IOException {
        var codes = run.recommendations().stream()
                .flatMap(one -> one.codes().stream())
                .distinct()
                .sorted()
                .toList();
        if (!codes.isEmpty()) {
            out.write("\n### Codes\n\n");
        }
        for (var code : codes) {
            out.write("- `" + code + "`: " + code.meaning() + "\n");
        }
    }

    private static List<String> cells(Recommendation one) {
        var cluster = one.workload().cluster();
        return List.of(
                CodeSpan.of((cluster.isEmpty() ? "" : cluster + ": ") + one.workload()),
                CodeSpan.of(one.container().name()),
                Integer.toString(one.replicas()),
                one.verdict().label(),
                Change.of(one, Amount.CPU_REQUEST).toString(),
                Change.of(one, Amount.CPU_LIMIT).toString(),
                Change.of(one, Amount.MEMORY_REQUEST).toString(),
                Change.of(one, Amount.MEMORY_LIMIT).toString(),
                one.codes().stream().map(Code::name).map(CodeSpan::of).collect(Collectors.joining(" ")));
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
