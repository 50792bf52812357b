package io.rightsizer.patches.pullrequest;

import io.rightsizer.patches.change.LeafChange;
import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.check.CheckCode;
import io.rightsizer.patches.check.CheckResult;
import io.rightsizer.patches.check.CheckResult.Level;
import io.rightsizer.patches.forge.Forge;
import io.rightsizer.patches.placement.FileChange;
import io.rightsizer.patches.placement.PlacedAs;
import io.rightsizer.patches.placement.PlacedWorkload;
import io.rightsizer.patches.placement.RenderedChange;
import io.rightsizer.patches.placement.TreeChange;
import io.rightsizer.patches.render.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A repository that keeps each workload's amounts in a file of its own, a line for each, as the forge has it at a
/// commit. A workload called `lost` is declared nowhere.
record PlainPlacing(Forge forge, String commit) implements Placing {

    static String path(String name) {
        return "apps/shop/" + name + ".txt";
    }

    @Override
    public TreeChange place(List<WorkloadChange> workloads) {
        var files = new ArrayList<FileChange>();
        var placed = new ArrayList<PlacedWorkload>();
        var rendered = new ArrayList<RenderedChange>();
        for (var workload : workloads) {
            if (workload.id().name().equals("lost")) {
                placed.add(placed(workload, PlacedAs.NOT_MAPPED, 0));
                continue;
            }
            var path = path(workload.id().name());
            var before = forge.file(commit, path).orElse(null);
            var amounts = amounts(before);
            var differ = differences(workload, amounts);
            placed.add(placed(workload, differ.isEmpty() ? PlacedAs.UNCHANGED : PlacedAs.EDITED, differ.size()));
            if (!differ.isEmpty()) {
                files.add(new FileChange(path, before, text(amounts)));
                rendered.addAll(differ);
            }
        }
        return new TreeChange(files, placed, rendered);
    }

    private static List<RenderedChange> differences(WorkloadChange workload, TreeMap<String, String> amounts) {
        var differ = new ArrayList<RenderedChange>();
        for (var container : workload.containers()) {
            for (var leaf : container.leaves()) {
                var path = "spec.template.spec.containers[" + container.name() + "].resources."
                        + leaf.leaf().section() + "." + leaf.leaf().resource();
                change(workload, path, leaf, amounts, differ);
            }
        }
        return differ;
    }

    private static void change(
            WorkloadChange workload,
            String path,
            LeafChange leaf,
            TreeMap<String, String> amounts,
            List<RenderedChange> differ) {
        var before = amounts.get(path);
        var after = leaf.after();
        if (after == null ? before == null : after.equals(before)) {
            return;
        }
        if (after == null) {
            amounts.remove(path);
        } else {
            amounts.put(path, after);
        }
        var id = workload.id();
        var object = new ObjectId("apps", "v1", id.kind().name(), id.namespace(), id.name());
        differ.add(new RenderedChange("apps", object, path, before, after));
    }

    private static TreeMap<String, String> amounts(@Nullable String text) {
        var amounts = new TreeMap<String, String>();
        if (text != null) {
            text.lines().forEach(line -> amounts.put(line.split(" = ")[0], line.split(" = ")[1]));
        }
        return amounts;
    }

    private static String text(TreeMap<String, String> amounts) {
        var text = new StringBuilder();
        amounts.forEach(
                (path, amount) -> text.append(path).append(" = ").append(amount).append('\n'));
        return text.toString();
    }

    private static PlacedWorkload placed(WorkloadChange workload, PlacedAs as, int lines) {
        var checks = List.of(
                new CheckResult(CheckCode.ONLY_RESOURCES, Level.PASS, "Only resources differ."),
                new CheckResult(CheckCode.QOS, Level.PASS, "It stays Burstable."));
        var reason = as == PlacedAs.NOT_MAPPED ? "Nothing in the repository declares it." : "It is set here.";
        return new PlacedWorkload(workload.id(), as, "apps", path(workload.id().name()), lines, reason, checks);
    }
}
