package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.change.LeafChange;
import io.rightsizer.patches.kustomize.PatchReport.LeftOut;

/// The README beside the components: what is in them, how to use them, how to see that they took effect.
final class Readme {

    private static final int LONGEST_NAME = 253;

    private static final String TITLE = "<!-- " + YamlText.MARKER + " -->\n\n# Resource patches\n\n";

    private static final String WRITTEN = """
            New CPU and memory requests and limits as kustomize components, one per cluster and namespace.
            Each file below says above its amounts why they are what they are. Nothing else is changed.

            | workload | container | change | file |
            |---|---|---|---|
            """;

    private static final String KEPT = """

            What is kept was written by an earlier run. Without it the workload would fall back to what its manifest says;
            delete the file to have that.
            """;

    private static final String LEFT_OUT = """

            Left out:

            | workload | container | why |
            |---|---|---|
            """;

    private static final String CHECK = """

            ## Check

            ```sh
            kubectl kustomize OVERLAY > before.yaml     # without the component
            kubectl kustomize OVERLAY | diff before.yaml -
            ```

            The difference shows requests, limits and targets of autoscalers only. **A workload that is missing from it was not found:** kustomize
            says nothing when a patch has no target. `patches` of the overlay itself come later and win.

            ## Errors

            | who says | what | it means | do |
            |---|---|---|---|
            | kustomize | `fieldPath ...[name=NAME] is missing ...` | the manifest has no such container | run `rightsizer patch` again |
            | kustomize | `testing value ... failed` | a custom resource's first container has another name | run `rightsizer patch` again |
            | kustomize | `add operation does not apply`, `remove operation does not apply` | the cluster has an amount that the manifest does not set, for example from a LimitRange | set it in the manifest, build again |
            | kustomize | `remove operation does not apply` | the manifest sets a removed limit no longer | delete the workload's file, run `rightsizer patch` again |
            | kustomize | `nothing selected by HorizontalPodAutoscaler...` | the overlay does not hold that autoscaler as `autoscaling/v2`, so its request would change without its target | add it to the overlay, or delete both files of the workload |
            | kustomize | `nothing selected by ...` | the overlay does not hold that workload | use `--filter`, see above |
            | kustomize | `multiple matches for selector ...` | the overlay holds that name in several namespaces | include the component in the overlay of its namespace |
            | API server | `image: Required value` | the manifest has no container of that name, so the patch added one | run `rightsizer patch` again |
            | API server | the same | the overlay sets `openapi:`, which stops kustomize from merging by name | include the component in an overlay without |
            | API server | `field is immutable` | a Job that exists cannot change | delete it, apply again |
            """;

    private Readme() {}

    static String of(PatchPlan plan) {
        var text = new StringBuilder(TITLE);
        if (plan.patches().isEmpty()) {
            text.append("There is nothing to change.\n");
        } else {
            text.append(WRITTEN);
            plan.patches().forEach(patch -> appendRows(patch, text));
            text.append(holdsKept(plan) ? KEPT : "");
        }
        if (!plan.leftOut().isEmpty()) {
            text.append(LEFT_OUT);
            plan.leftOut().forEach(leftOut -> text.append(row(leftOut)));
        }
        plan.patches().stream().findFirst().ifPresent(example -> text.append(use(example))
                .append(CHECK));
        return text.toString();
    }

    private static boolean holdsKept(PatchPlan plan) {
        return plan.patches().stream()
                .flatMap(patch -> patch.changes().stream())
                .flatMap(change -> change.leaves().stream())
                .anyMatch(LeafChange::isKept);
    }

    private static void appendRows(WorkloadPatch patch, StringBuilder text) {
        var file = "[" + patch.fileName() + "](" + patch.file() + ")";
        for (var change : patch.changes()) {
            text.append(row(code(patch.id()), code(change.name()), change.summary(), file));
        }
        var target = patch.autoscaler();
        if (target != null) {
            var beside = "[" + TargetPatch.fileOf(patch.fileName()) + "](" + TargetPatch.fileOf(patch.file()) + ")";
            text.append(row(code(patch.id()), "autoscaler " + code(target.autoscaler()), target.summary(), beside));
        }
    }

    private static String use(WorkloadPatch example) {
        return """

            ## Use

            In the `kustomization.yaml` of the overlay that deploys the namespace, where `PATCHES` is the path from there
            to this directory:

            ```yaml
            components:
              - PATCHES/%s
            ```

            - If the overlay sets `namePrefix` or `nameSuffix`, include the component one level above, in a
              `kustomization.yaml` whose `resources` names that overlay: the names here are those of the cluster.
            - If the overlay holds only some of the workloads, write a component for those:
              `rightsizer patch --filter 'ns=%s,name=%s' --out ANOTHER-DIRECTORY ...`
            """.formatted(
                example.directory(), example.id().namespace(), example.id().name());
    }

    private static String row(LeftOut leftOut) {
        return row(code(leftOut.workload()), code(leftOut.container()), leftOut.reason());
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String code(WorkloadId workload) {
        return code(workload.cluster().isEmpty() ? workload.toString() : workload.cluster() + ": " + workload);
    }

    /// A code span that its content cannot leave: names come from labels that anybody may set.
    private static String code(String name) {
        var harmless = YamlText.oneLine(name).replace('`', '\'').replace('|', '/');
        return "`" + harmless.substring(0, Math.min(harmless.length(), LONGEST_NAME)) + "`";
    }
}
