package io.rightsizer.patches.pullrequest;

import io.rightsizer.patches.check.CheckCode;
import io.rightsizer.patches.check.CheckResult;
import io.rightsizer.patches.check.CheckResult.Level;
import io.rightsizer.patches.placement.PlacedWorkload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What was checked, and what happens when it is merged.
final class Consequences {

    private static final Set<CheckCode> FELT =
            Set.copyOf(EnumSet.of(CheckCode.ROLLOUT, CheckCode.QOS, CheckCode.AUTOSCALER));

    private static final int MOST_LEFT_OUT = 40;
    private static final int MOST_NAMES = 5;

    private Consequences() {}

    /// Warnings by workload; what passed in one line.
    static String checks(List<Member> members) {
        var passed = EnumSet.noneOf(CheckCode.class);
        var warnings = new ArrayList<String>();
        for (var member : members) {
            for (var check : member.placed().checks()) {
                if (check.level() == Level.PASS) {
                    passed.add(check.code());
                } else {
                    warnings.add("| ⚠ | " + words(check.code()) + " | " + ChangeTable.workload(member.workload()) + ": "
                            + Markdown.text(check.text()) + " |");
                }
            }
        }
        warnings.sort(Comparator.naturalOrder());
        var rows = String.join("\n", warnings);
        var fine = passed.isEmpty() ? "" : "| ✓ | " + passed.size() + " rules | " + passedLine(passed) + " |";
        return rows.isEmpty() && fine.isEmpty()
                ? ""
                : "### Checks\n\n| | rule | what it says |\n|---|---|---|\n" + rows
                        + (rows.isEmpty() || fine.isEmpty() ? "" : "\n") + fine;
    }

    static String whenMerged(List<Member> members) {
        var lines = new ArrayList<String>();
        var pods = members.stream().mapToInt(Consequences::replicas).sum();
        lines.add("- " + Wording.count(pods, "pod") + " of " + Wording.count(members.size(), "workload")
                + " restart, each workload by its own update strategy.");
        felt(members).forEach((text, workloads) -> lines.add("- " + names(workloads) + ": " + text));
        var targets = members.stream()
                .filter(member -> member.change().autoscaler() != null)
                .count();
        if (targets > 0) {
            lines.add("- " + Wording.count(targets, "autoscaler")
                    + " gets another target with the request, so that it goes on adding pods at the same load.");
        }
        return "### When merged\n\n" + String.join("\n", lines);
    }

    /// What is the same for several workloads is said once.
    private static SortedMap<String, List<String>> felt(List<Member> members) {
        SortedMap<String, List<String>> said = new TreeMap<>();
        for (var member : members) {
            member.placed().checks().stream()
                    .filter(check -> check.level() == Level.PASS && isFelt(check))
                    .forEach(check -> said.computeIfAbsent(Markdown.text(check.text()), _ -> new ArrayList<>())
                            .add(ChangeTable.workload(member.workload())));
        }
        return said;
    }

    private static String names(List<String> workloads) {
        var shown = String.join(", ", workloads.subList(0, Math.min(MOST_NAMES, workloads.size())));
        return workloads.size() <= MOST_NAMES ? shown : shown + " and " + (workloads.size() - MOST_NAMES) + " more";
    }

    static String leftOut(List<PlacedWorkload> leftOut) {
        if (leftOut.isEmpty()) {
            return "";
        }
        var rows = leftOut.stream()
                .limit(MOST_LEFT_OUT)
                .map(one -> "| " + ChangeTable.workload(one.workload()) + " | " + Markdown.text(one.reason()) + " |")
                .collect(Collectors.joining("\n"));
        var more = leftOut.size() <= MOST_LEFT_OUT ? "" : "\n\nand " + (leftOut.size() - MOST_LEFT_OUT) + " more";
        return "<details><summary>Left out: " + Wording.count(leftOut.size(), "workload")
                + "</summary>\n\n| workload | why |\n|---|---|\n" + rows + more + "\n\n</details>";
    }

    /// What a person would notice, unless it changes nothing.
    private static boolean isFelt(CheckResult check) {
        return FELT.contains(check.code()) && !check.text().isBlank();
    }

    private static int replicas(Member member) {
        return member.candidate().recommendations().stream()
                .mapToInt(one -> one.replicas())
                .max()
                .orElse(0);
    }

    private static String passedLine(Set<CheckCode> passed) {
        return Wording.capital(passed.stream().map(Consequences::words).collect(Collectors.joining(", ")));
    }

    private static String words(CheckCode code) {
        return code == CheckCode.QOS
                ? "QoS class"
                : code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
