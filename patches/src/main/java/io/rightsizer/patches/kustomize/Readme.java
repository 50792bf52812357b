package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.kustomize.PatchReport.LeftOut;
import io.rightsizer.patches.kustomize.PatchReport.Written;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// The README beside the components: how to use them, how to see that they took effect, and what is in them.
final class Readme {

    private static final int LONGEST_NAME = 253;

    private static final String USE = """

            ## Use

            Keep this directory next to your overlays and name the component of the namespace in the overlay's
            `kustomization.yaml`, where `PATCHES` stands for the path from that file to this directory:

            ```yaml
            components:
              - PATCHES/%s
            ```

            Render before and after, and read the difference:

            ```sh
            kubectl kustomize OVERLAY > before.yaml     # without the component
            kubectl kustomize OVERLAY | diff before.yaml -
            ```

            It shows requests and limits only, for every workload of the list below. **A workload that is missing from
            the difference was not found**: for most workloads kustomize says nothing when a patch has no target.

            - **The overlay sets `namePrefix` or `nameSuffix`:** the names here are those of the cluster. Include the
              component one level above, in a `kustomization.yaml` whose `resources` names that overlay.
            - **The overlay holds only some of the workloads:** include their own directories, such as `%s`.
            - **Later patches win:** `patches` of the overlay itself override these amounts.

            When the build fails, nothing is wrong in the output, because there is none:

            | kustomize says | it means | do |
            |---|---|---|
            | `unable to find field ...[name=NAME]...` | the workload has no container of that name | run `rightsizer patch` again |
            | `testing value ... failed` | a custom resource's first container has another name | run `rightsizer patch` again |
            | `add operation does not apply` or `remove operation does not apply` | the cluster has an amount that the manifest does not set, for example from a LimitRange | set it in the manifest, then build again |
            | `nothing selected by ...` | the overlay does not hold that workload | include only the directories of those it holds |
            | `multiple matches for selector ...` | the overlay holds that name in several namespaces | include the component in each namespace's own overlay |

            A request is never removed, and nothing but CPU and memory is touched. A Job that already exists refuses
            a change of its template; it must be deleted and created anew.
            """;

    private Readme() {}

    static String of(PatchReport report) {
        var text = new StringBuilder("<!-- " + YamlText.MARKER + " -->\n\n# Resource patches\n\n");
        if (report.written().isEmpty()) {
            text.append("There is nothing to change.\n");
        } else {
            text.append("New requests and limits as kustomize components, one per cluster and namespace.\n");
            appendUse(report, text);
            text.append("\n## Workloads\n\n| workload | containers | file |\n|---|---|---|\n");
            report.written().forEach(written -> text.append(row(written)));
        }
        if (!report.leftOut().isEmpty()) {
            text.append("\n## Left out\n\n| workload | container | why |\n|---|---|---|\n");
            report.leftOut().forEach(leftOut -> text.append(row(leftOut)));
        }
        return text.toString();
    }

    private static void appendUse(PatchReport report, StringBuilder text) {
        var workload = slashed(report.written().getFirst().file());
        var ofWorkload = workload.substring(0, workload.lastIndexOf('/'));
        var ofNamespace = ofWorkload.substring(0, ofWorkload.lastIndexOf('/'));
        text.append(USE.replaceFirst("%s", ofNamespace).replaceFirst("%s", ofWorkload));
    }

    private static String row(Written written) {
        var containers = written.containers().stream().map(Readme::code).collect(Collectors.joining(", "));
        var file = slashed(written.file());
        return "| " + code(written.workload()) + " | " + containers + " | [" + file + "](" + file + ") |\n";
    }

    private static String row(LeftOut leftOut) {
        return "| " + code(leftOut.workload()) + " | " + code(leftOut.container()) + " | " + leftOut.reason() + " |\n";
    }

    private static String slashed(Path file) {
        return file.toString().replace('\\', '/');
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
