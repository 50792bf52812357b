package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.patches.change.LeafChange;
import java.util.ArrayList;
import java.util.List;

/// For custom kinds with one container in each touched list: RFC 6902 operations, which fail when the first container
/// has another name.
record JsonPatch(WorkloadPatch patch) implements PatchForm {

    /// `add` needs a parent that is there, and adding the parent would wipe out limits that are not visible here,
    /// such as GPUs. So each touched section must set something today.
    static boolean canExpress(WorkloadPatch patch) {
        return patch.changes().stream().allMatch(change -> change.leaves().stream()
                .noneMatch(leaf -> !leaf.isKept()
                        && leaf.leaf().sectionOf(change.current()).equals(ResourceAmounts.NONE)));
    }

    @Override
    public List<YamlMap> document() {
        var operations = new ArrayList<YamlMap>();
        for (var change : patch.changes()) {
            var container = "/" + String.join("/", patch.template().path()) + "/" + change.list() + "/0";
            operations.add(operation("test", container + "/name").with("value", change.name()));
            change.leaves().forEach(leaf -> operations.add(operation(container, leaf)));
        }
        return operations;
    }

    @Override
    public YamlMap entry() {
        return Kustomization.patchOfWorkload(patch);
    }

    private static YamlMap operation(String container, LeafChange change) {
        var path = container + "/resources/" + change.leaf().section() + "/"
                + change.leaf().resource();
        return change.after() == null
                ? operation("remove", path)
                : operation("add", path).with("value", change.after());
    }

    private static YamlMap operation(String operation, String path) {
        return YamlMap.of("op", operation).with("path", path);
    }
}
