package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.recommendation.Recommendation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes recommendations as kustomize components, one per cluster and namespace, with one file per workload.
/// The same recommendations give the same bytes.
public final class ComponentWriter {

    private ComponentWriter() {}

    /// Brings `out` up to date: these recommendations over the amounts that earlier runs wrote there; nothing is half
    /// written.
    ///
    /// @param recommendations every container of each workload, whatever its verdict: those without a next
    ///     step tell which other containers a pod has, and whose earlier amounts stay
    /// @throws OutputRefusedException when `out` holds files that are not from an earlier run, or that cannot be
    ///     read back
    /// @throws IOException when the disk fails; `out` is then as it was
    public static PatchReport write(List<Recommendation> recommendations, Path out) throws IOException {
        var directory = OutputDirectory.at(out);
        var plan = new PatchPlanner(recommendations, EarlierPatches.in(directory)).plan();
        directory.replaceWith(files(plan));
        return PatchReport.of(plan);
    }

    /// The files this would write where there are none yet, by their path; nothing is written.
    public static Map<String, String> preview(List<Recommendation> recommendations) {
        var files = new TreeMap<String, String>();
        var plan = new PatchPlanner(recommendations, EarlierPatches.NONE).plan();
        NamespaceComponent.of(plan.patches()).forEach(component -> files.putAll(component.files()));
        return files;
    }

    private static Map<String, String> files(PatchPlan plan) {
        var files = new TreeMap<String, String>();
        files.put("README.md", Readme.of(plan));
        NamespaceComponent.of(plan.patches()).forEach(component -> files.putAll(component.files()));
        return files;
    }
}
