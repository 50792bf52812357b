package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.workload.WorkloadId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The component of one namespace of one cluster: a file per workload, the kustomization that applies them, and, where
/// a workload needs it, the nested component that copies declared containers first.
final class NamespaceComponent {

    private static final String COPIES = "declared";
    private static final String COPIES_FILE = "containers.yaml";

    private final String directory;
    private final WorkloadId anyWorkload;
    private final List<PatchForm> forms;
    private final List<CopiedContainers> copied;

    private NamespaceComponent(String directory, List<WorkloadPatch> patches) {
        this.directory = directory;
        this.anyWorkload = patches.getFirst().id();
        this.forms = patches.stream().map(PatchForm::of).toList();
        this.copied = forms.stream()
                .flatMap(form -> form instanceof CopiedContainers copy ? Stream.of(copy) : Stream.empty())
                .toList();
    }

    /// One component per cluster and namespace.
    static Stream<NamespaceComponent> of(List<WorkloadPatch> patches) {
        return patches.stream()
                .collect(Collectors.groupingBy(WorkloadPatch::directory, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(namespace -> new NamespaceComponent(namespace.getKey(), namespace.getValue()));
    }

    /// Text by path relative to the output directory.
    Map<String, String> files() {
        var files = new TreeMap<String, String>();
        for (var form : forms) {
            var text = YamlText.file(Comments.of(form), YamlText.block(form.document()));
            files.put(form.patch().file(), text);
            files.putAll(targetFile(form.patch()));
        }
        files.put(directory + "/" + Kustomization.FILE, kustomization());
        if (!copied.isEmpty()) {
            var copies = directory + "/" + COPIES + "/";
            files.put(copies + Kustomization.FILE, readingKustomization());
            files.put(copies + COPIES_FILE, emptyCopies());
        }
        return files;
    }

    private String kustomization() {
        var component = Kustomization.component();
        if (!copied.isEmpty()) {
            component.with("components", List.of(COPIES));
        }
        component.with(
                "patches", forms.stream().flatMap(NamespaceComponent::entries).toList());
        var replacements = replacements();
        if (!replacements.isEmpty()) {
            component.with("replacements", replacements);
        }
        return YamlText.file(comments(), YamlText.compact(component));
    }

    private static Stream<YamlMap> entries(PatchForm form) {
        var target = form.patch().autoscaler();
        return target == null
                ? Stream.of(form.entry())
                : Stream.of(form.entry(), Kustomization.patchOfAutoscaler(form.patch(), target));
    }

    private List<YamlMap> replacements() {
        var writesBack = copied.stream().flatMap(copy -> copy.writesBack().stream());
        var presences = forms.stream()
                .flatMap(form -> Stream.ofNullable(form.patch().autoscaler()))
                .map(Kustomization::presenceOf);
        return Stream.concat(writesBack, presences).toList();
    }

    /// Nothing where no target changes.
    private static Map<String, String> targetFile(WorkloadPatch patch) {
        var target = patch.autoscaler();
        return target == null
                ? Map.of()
                : Map.of(
                        TargetPatch.fileOf(patch.file()),
                        YamlText.file(Comments.of(patch, target), YamlText.block(TargetPatch.document(target))));
    }

    private List<String> comments() {
        var comments = new ArrayList<String>();
        comments.add("Resources of namespace " + anyWorkload.namespace() + Comments.inCluster(anyWorkload));
        if (!copied.isEmpty()) {
            comments.add("Where a pod has several containers, the changed ones are copied first, see " + COPIES
                    + "/, merged with the file here, and written back by name: that keeps their order.");
        }
        return comments;
    }

    private String readingKustomization() {
        var component = Kustomization.component()
                .with("resources", List.of(COPIES_FILE))
                .with(
                        "replacements",
                        copied.stream().flatMap(copy -> copy.reads().stream()).toList());
        return YamlText.file(
                List.of("Runs first: copies containers as the manifests declare them."), YamlText.compact(component));
    }

    private String emptyCopies() {
        var documents = copied.stream()
                .map(CopiedContainers::empty)
                .map(YamlText::block)
                .collect(Collectors.joining("---\n"));
        return YamlText.file(List.of("Filled and dropped by kustomize; never part of its output."), documents);
    }
}
