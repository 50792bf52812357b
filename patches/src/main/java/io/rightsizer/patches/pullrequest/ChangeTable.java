package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.recommendation.Evidence;
import io.rightsizer.analyzer.recommendation.Evidence.Distribution;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.change.ContainerChange;
import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.change.LeafChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row for each amount that changes.
record ChangeTable(List<Member> members) {

    private static final String HEAD = """
            | workload | container | resource | now | proposed | Δ | used: P50 · P99 · max | bill a month |
            |---|---|---|--:|--:|--:|---|--:|
            """;

    private static final int FIRST_ROWS = 60;

    /// @param shortened to the first rows
    String text(boolean shortened) {
        var rows = members.stream().flatMap(member -> rows(member).stream()).toList();
        var shown = shortened ? rows.subList(0, Math.min(FIRST_ROWS, rows.size())) : rows;
        var hidden = rows.size() - shown.size();
        return HEAD
                + String.join("\n", shown)
                + (hidden == 0 ? "" : "\n\n" + Wording.count(hidden, "more row") + " in the changed files.");
    }

    /// The first row of a workload names it, the first of a container likewise: the eye finds groups by the gaps.
    private static List<String> rows(Member member) {
        var rows = new ArrayList<String>();
        for (var container : member.change().containers()) {
            var name = Markdown.code(container.name());
            for (var change : container.leaves()) {
                var first = rows.isEmpty();
                rows.add(row(
                        first ? workload(member.workload()) : "",
                        name,
                        change.leaf().toString(),
                        orNone(change.before()),
                        orNone(change.after()),
                        difference(change),
                        used(evidence(member, container), change.leaf()),
                        first ? bill(member) : ""));
                name = "";
            }
        }
        var target = member.change().autoscaler();
        if (target != null) {
            rows.add(row(
                    "",
                    "",
                    "autoscaler target " + Markdown.code(target.autoscaler()),
                    target.before() + " %",
                    target.after() + " %",
                    "",
                    "",
                    ""));
        }
        return rows;
    }

    static String workload(WorkloadId workload) {
        return Markdown.code(workload.toString());
    }

    private static String bill(Member member) {
        return member.worth().map(Totals::bill).orElse("not known");
    }

    private static Optional<Evidence> evidence(Member member, ContainerChange container) {
        return member.candidate().container(container.name()).flatMap(one -> Optional.ofNullable(one.evidence()));
    }

    private static String difference(LeafChange change) {
        if (change.before() == null || change.after() == null) {
            return change.before() == null ? "set" : "removed";
        }
        double before = Directions.amount(change.leaf(), change.before());
        double after = Directions.amount(change.leaf(), change.after());
        return before == 0
                ? "set"
                : Totals.signed(Math.rint(100 * (after - before) / before), " %")
                        .replace(".0 ", " ");
    }

    /// A limit has no usage of its own.
    private static String used(Optional<Evidence> evidence, Leaf leaf) {
        if (leaf.isLimit() || evidence.isEmpty()) {
            return "";
        }
        var isCpu = leaf.resource().equals("cpu");
        var usage = isCpu ? evidence.get().cpu() : evidence.get().memory();
        return usage.count() == 0 ? "no data" : amounts(usage, isCpu);
    }

    private static String amounts(Distribution usage, boolean isCpu) {
        return String.join(
                "&nbsp;·&nbsp;", amount(usage.p50(), isCpu), amount(usage.p99(), isCpu), amount(usage.max(), isCpu));
    }

    /// Usage in cores or bytes for people: `250m`, `412Mi`, `1.2Gi`.
    static String amount(double usage, boolean isCpu) {
        if (isCpu) {
            return usage >= 10
                    ? String.format(Locale.ROOT, "%.1f", usage)
                    : Cpu.ceilOfCores(usage).toString();
        }
        var mebi = usage / (1L << 20);
        return mebi >= 1024
                ? String.format(Locale.ROOT, "%.1fGi", mebi / 1024)
                : String.format(Locale.ROOT, "%.0fMi", Math.ceil(mebi));
    }

    private static String orNone(@Nullable String amount) {
        return amount == null ? "none" : amount;
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
