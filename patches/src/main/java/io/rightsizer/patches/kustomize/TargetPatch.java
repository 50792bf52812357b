package io.rightsizer.patches.kustomize;

import io.rightsizer.patches.change.TargetChange;
import java.util.ArrayList;
import java.util.List;

/// A changed target of an autoscaler as a JSON patch, since a merge would replace the whole list of metrics. The
/// operations fail when the first metric is another one. Kustomize says nothing when the autoscaler is missing, and the
/// request would change alone: so a replacement that changes nothing reads its name, which fails then.
final class TargetPatch {

    static final String METRIC = "/spec/metrics/0/";
    static final String PERCENT = "/target/averageUtilization";

    /// Ends the name of its file. No name of a workload's file ends so: there only a digest follows a `~`.
    static final String FILE_END = "~hpa.yaml";

    private TargetPatch() {}

    /// Where the file of a workload's autoscaler is, beside the workload's.
    static String fileOf(String workloadFile) {
        return workloadFile.substring(0, workloadFile.length() - ".yaml".length()) + FILE_END;
    }

    static String workloadFileOf(String file) {
        return file.substring(0, file.length() - FILE_END.length()) + ".yaml";
    }

    static List<YamlMap> document(TargetChange target) {
        var container = target.container();
        var metric = METRIC + (container == null ? "resource" : "containerResource");
        var operations = new ArrayList<YamlMap>();
        operations.add(operation("test", "/metadata/name", target.autoscaler()));
        operations.add(operation("test", metric + "/name", target.resource()));
        if (container != null) {
            operations.add(operation("test", metric + "/container", container));
        }
        operations.add(operation("replace", metric + PERCENT, target.after()));
        return operations;
    }

    private static YamlMap operation(String operation, String path, Object value) {
        return YamlMap.of("op", operation).with("path", path).with("value", value);
    }
}
