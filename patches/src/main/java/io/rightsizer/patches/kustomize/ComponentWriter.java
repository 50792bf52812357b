package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.patches.kustomize.PatchReport.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes recommendations as kustomize components, one per cluster and namespace, with one file per workload.
/// The same recommendations give the same bytes.
public final class ComponentWriter {

    private ComponentWriter() {}

    /// Replaces `out` by the patches of these recommendations; nothing is half written.
    ///
    /// @param recommendations every container of every workload, whatever its verdict: those without a next
    ///     step tell which other containers a pod has
    /// @throws OutputRefusedException when `out` holds files that are not from an earlier run
    /// @throws IOException when the disk fails; `out` is then as it was
    public static PatchReport write(List<Recommendation> recommendations, Path out) throws IOException {
        var plan = PatchPlan.of(recommendations);
        var written = new ArrayList<Written>();
        var components = new TreeMap<String, NamespaceComponent>();
        for (var patch : plan.patches()) {
            var component = components.computeIfAbsent(
                    NamespaceComponent.directory(patch.id()),
                    directory -> new NamespaceComponent(directory, patch.id()));
            written.add(new Written(patch.id(), component.add(patch), containers(patch)));
        }
        var report = new PatchReport(written, plan.leftOut());
        OutputDirectory.at(out).replaceWith(files(components, report));
        return report;
    }

    private static Map<String, String> files(Map<String, NamespaceComponent> components, PatchReport report) {
        var files = new TreeMap<String, String>();
        files.put("README.md", Readme.of(report));
        components.values().forEach(component -> files.putAll(component.files()));
        return files;
    }

    private static List<String> containers(WorkloadPatch patch) {
        return patch.changes().stream().map(ContainerChange::name).toList();
    }
}
