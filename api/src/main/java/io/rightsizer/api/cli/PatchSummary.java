package io.rightsizer.api.cli;

import io.rightsizer.patches.kustomize.PatchReport;
import io.rightsizer.patches.kustomize.PatchReport.LeftOut;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What `patch` tells: how much was written where, what was left out and why, what to do next.
final class PatchSummary {

    private PatchSummary() {}

    static void write(PatchReport report, Path directory, PrintWriter out) {
        report.written().forEach(written -> out.println(directory.resolve(written.file())));
        if (!report.leftOut().isEmpty()) {
            out.println();
            out.println("Left out:");
            byReason(report).forEach((reason, containers) -> out.println("  " + reason + "\n    " + containers));
        }
        if (!report.dropped().isEmpty()) {
            out.println();
            out.println("Dropped, because this run did not find them running:");
            report.dropped()
                    .forEach(dropped ->
                            out.println("  " + directory.resolve(dropped.file()) + ", " + dropped.container()));
        }
        out.println();
        out.println(
                "Workloads written: %d, kept from earlier runs: %d. Containers left out: %d. %s says how to use them."
                        .formatted(
                                report.written().size(),
                                report.kept().size(),
                                report.leftOut().size(),
                                directory.resolve("README.md")));
    }

    private static Map<String, String> byReason(PatchReport report) {
        return report.leftOut().stream()
                .collect(Collectors.groupingBy(
                        LeftOut::reason,
                        TreeMap::new,
                        Collectors.mapping(
                                left -> left.workload() + "/" + left.container(), Collectors.joining(", "))));
    }
}
