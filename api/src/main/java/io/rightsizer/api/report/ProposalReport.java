package io.rightsizer.api.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.placement.FileChange;
import io.rightsizer.patches.pullrequest.Outcome;
import io.rightsizer.patches.pullrequest.Outcome.What;
import io.rightsizer.patches.pullrequest.Proposal;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.Style;

/// What became, or would become, of pull requests.
public final class ProposalReport {

    private static final int CONTEXT = 3;

    private final TableStyle style;
    private final Writer out;

    public ProposalReport(TableStyle style, Writer out) {
        this.style = style;
        this.out = out;
    }

    /// One row a pull request, and one a workload that is in none.
    public void outcomes(List<Outcome> outcomes) throws IOException {
        var columns = List.<Column<Outcome>>of(
                Column.<Outcome>of("OUTCOME", one -> word(one.what())).painted(one -> tone(one.what())),
                Column.<Outcome>of("PULL REQUEST", ProposalReport::place).cutting(Cut.MIDDLE, 24),
                Column.<Outcome>of("WORKLOADS", one -> names(one.workloads())).cutting(Cut.END, 24),
                Column.<Outcome>of("WHY", one -> (one.code().isEmpty() ? "" : one.code() + ": ") + one.reason())
                        .cutting(Cut.END, 24)
                        .leaving(1));
        out.write(new TextTable<>(columns, _ -> Style.reset, style).render(outcomes));
        for (var one : outcomes) {
            if (one.what() == What.FAILED) {
                out.write("\n"
                        + TextTable.wrap(SafeText.of("! " + one.code() + ": " + one.reason()), style.columns(), 2));
            }
        }
        out.write("\n" + counts(outcomes) + "\n");
    }

    /// The files and the rendered objects that one pull request changes, its title and its text.
    public void proposal(Proposal proposal) throws IOException {
        heading(proposal.branch());
        out.write("Title: " + SafeText.of(proposal.title()) + "\n");
        section("Files");
        for (var file : proposal.files()) {
            write(file);
        }
        section("Rendered");
        for (var change : proposal.rendered()) {
            out.write(SafeText.of("  " + change.object().kind() + " "
                            + change.object().name() + " " + change.path() + "  " + orNone(change.before()) + " → "
                            + orNone(change.after()))
                    + "\n");
        }
        section("Text");
        lines(proposal.body());
    }

    public void calls(List<String> planned) throws IOException {
        heading("Planned calls, none of them made");
        for (var call : planned) {
            out.write(SafeText.of("  " + call) + "\n");
        }
        out.write(planned.isEmpty() ? "  none: everything is as it should be\n" : "");
    }

    private void heading(String text) throws IOException {
        out.write("\n" + style.paint(Style.bold, SafeText.of("━━ " + text + " ")) + "\n");
    }

    private void section(String text) throws IOException {
        out.write("\n" + style.paint(Style.bold, text) + "\n");
    }

    private void lines(String text) throws IOException {
        for (var line : text.lines().toList()) {
            out.write("  " + SafeText.of(line) + "\n");
        }
    }

    private void write(FileChange file) throws IOException {
        for (var line : difference(file)) {
            var tone = line.startsWith("+") ? Style.fg_green : line.startsWith("-") ? Style.fg_red : Style.reset;
            out.write("  " + style.paint(tone, SafeText.of(line)) + "\n");
        }
    }

    /// The unified difference of a file, with three lines around each change.
    static List<String> difference(FileChange file) {
        var before = file.before() == null
                ? List.<String>of()
                : file.before().lines().toList();
        var after =
                file.after() == null ? List.<String>of() : file.after().lines().toList();
        return UnifiedDiffUtils.generateUnifiedDiff(
                file.before() == null ? "/dev/null" : "a/" + file.path(),
                file.after() == null ? "/dev/null" : "b/" + file.path(),
                before,
                DiffUtils.diff(before, after),
                CONTEXT);
    }

    /// An array with an element a pull request, or a workload that is in none.
    public static String json(List<Outcome> outcomes) {
        var array = new ObjectMapper().createArrayNode();
        for (var one : outcomes) {
            var row = array.addObject()
                    .put("outcome", one.what().name())
                    .put("branch", one.branch())
                    .put("url", one.url())
                    .put("code", one.code())
                    .put("reason", one.reason());
            var workloads = row.putArray("workloads");
            one.workloads().forEach(workload -> workloads.add(workload.toString()));
        }
        return array.toPrettyString();
    }

    /// `2 opened, 1 unchanged`.
    private static String counts(List<Outcome> outcomes) {
        return Stream.of(What.values())
                .filter(what -> outcomes.stream().anyMatch(one -> one.what() == what))
                .map(what -> outcomes.stream().filter(one -> one.what() == what).count() + " " + word(what))
                .collect(Collectors.joining(", "));
    }

    /// What was not opened has no address yet.
    private static String place(Outcome one) {
        return one.url().matches("https?://.+/[0-9]+") ? one.url() : one.branch();
    }

    private static String names(List<WorkloadId> workloads) {
        return workloads.stream().map(WorkloadId::toString).collect(Collectors.joining(", "));
    }

    private static String orNone(@Nullable String value) {
        return value == null ? "none" : value;
    }

    private static String word(What what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Style tone(What what) {
        return switch (what) {
            case OPENED, UPDATED -> Style.fg_green;
            case FAILED -> Style.fg_red;
            case UNCHANGED, CLOSED -> Style.reset;
            case FROZEN, EDITED, DECLINED, OBSERVED, WAITING, OPTED_OUT, LEFT_OUT -> Style.fg_yellow;
        };
    }
}
