package io.rightsizer.api.notify;

import io.rightsizer.api.report.CodeSpan;
import io.rightsizer.api.report.Run;
import io.rightsizer.pricing.saving.Costs;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run's digest for a mail, a ticket or a wiki. What comes from outside stands in code spans.
public final class MarkdownDigest {

    private static final int LONGEST = 300;

    private final Writer out;

    private MarkdownDigest(Writer out) {
        this.out = out;
    }

    /// @param costs absent where they were not asked for
    /// @param report the page of the run; absent where none is served
    public static void write(Run run, @Nullable Costs costs, @Nullable URI report, Writer out) throws IOException {
        new MarkdownDigest(out).write(Digest.of(run, costs), report);
    }

    private void write(Digest digest, @Nullable URI report) throws IOException {
        out.write("## " + digest.title() + "\n\n**" + digest.accounting() + "**\n");
        if (report != null) {
            out.write("\n[Open the report](<" + report + ">)\n");
        }
        section(digest.riskTitle(), rows(digest.risks()));
        section("Savings a month", digest.savings());
        section("Frees most", rows(digest.largest()));
        if (!digest.risks().isEmpty() || !digest.largest().isEmpty()) {
            out.write("\n" + Digest.ARROWS + "\n");
        }
        section(
                "Left out",
                digest.leftOut().stream()
                        .map(one -> one.count() + " × " + CodeSpan.of(one.code().name()) + ": "
                                + one.code().meaning())
                        .toList());
        section(
                "Warnings",
                digest.warnings().stream().map(MarkdownDigest::outside).toList());
    }

    private void section(String title, List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            out.write("\n### " + title + "\n\n");
        }
        for (var line : lines) {
            out.write("- " + line + "\n");
        }
    }

    private static List<String> rows(List<Digest.Row> rows) {
        return rows.stream()
                .map(row -> outside(row.workload()) + " " + outside(row.container()) + ": " + row.change())
                .toList();
    }

    private static String outside(String text) {
        return CodeSpan.of(Digest.cut(text, LONGEST));
    }
}
