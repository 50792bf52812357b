package io.rightsizer.api.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.rightsizer.patches.check.CheckResult.Level;
import io.rightsizer.patches.placement.PlacedAs;
import io.rightsizer.patches.placement.PlacedWorkload;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi.Style;

/// What became of each workload in a configuration repository.
public final class PlacementReport {

    private PlacementReport() {}

    /// Workloads that need no change are counted only.
    public static void table(List<PlacedWorkload> workloads, TableStyle style, Writer out) throws IOException {
        var shown =
                workloads.stream().filter(one -> one.as() != PlacedAs.UNCHANGED).toList();
        var columns = List.<Column<PlacedWorkload>>of(
                Column.<PlacedWorkload>of("OUTCOME", one -> word(one.as())).painted(one -> tone(one.as())),
                Column.<PlacedWorkload>of("WORKLOAD", one -> one.workload().toString())
                        .cutting(Cut.MIDDLE, 30),
                Column.<PlacedWorkload>of("LINES", one -> one.lines() == 0 ? "" : Integer.toString(one.lines()))
                        .rightAlign(),
                Column.<PlacedWorkload>of("FILE", PlacedWorkload::file).cutting(Cut.MIDDLE, 30));
        if (!shown.isEmpty()) {
            out.write(new TextTable<>(columns, _ -> Style.reset, style).render(shown));
        }
        var refused = new ArrayList<String>();
        for (var one : shown) {
            if (!isWritten(one.as())) {
                var text = "  " + one.workload() + ": " + one.reason();
                refused.add(TextTable.wrap(SafeText.of(text), style.columns(), 4));
            }
        }
        if (!refused.isEmpty()) {
            out.write("\n" + String.join("\n", refused) + "\n");
        }
        out.write((shown.isEmpty() ? "" : "\n") + counts(workloads) + "\n");
    }

    /// `17 edited, 9 component, 10 unchanged`.
    private static String counts(List<PlacedWorkload> workloads) {
        return Stream.of(PlacedAs.values())
                .filter(as -> workloads.stream().anyMatch(one -> one.as() == as))
                .map(as -> workloads.stream().filter(one -> one.as() == as).count() + " " + word(as))
                .collect(Collectors.joining(", "));
    }

    /// An array with an element a workload.
    public static String json(List<PlacedWorkload> workloads) {
        var array = new ObjectMapper().createArrayNode();
        workloads.forEach(one -> add(one, array));
        return array.toPrettyString();
    }

    private static void add(PlacedWorkload one, ArrayNode array) {
        var row = array.addObject()
                .put("workload", one.workload().toString())
                .put("cluster", one.workload().cluster())
                .put("namespace", one.workload().namespace())
                .put("kind", one.workload().kind().name())
                .put("name", one.workload().name())
                .put("outcome", one.as().name())
                .put("root", one.root())
                .put("file", one.file())
                .put("lines", one.lines())
                .put("reason", one.reason());
        var checks = row.putArray("checks");
        one.checks().stream().filter(check -> check.level() != Level.PASS).forEach(check -> checks.addObject()
                .put("code", check.code().name())
                .put("level", check.level().name())
                .put("text", check.text()));
    }

    public static boolean isWritten(PlacedAs as) {
        return as == PlacedAs.EDITED || as == PlacedAs.COMPONENT || as == PlacedAs.HELM_VALUES;
    }

    private static Style tone(PlacedAs as) {
        return switch (as) {
            case EDITED, COMPONENT, HELM_VALUES -> Style.fg_green;
            case UNCHANGED -> Style.reset;
            case NOT_MAPPED, NOT_RENDERABLE, OVERRIDDEN, BLOCKED, NOT_EDITABLE, NOT_PATCHABLE -> Style.fg_yellow;
        };
    }

    private static String word(PlacedAs as) {
        return as.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
