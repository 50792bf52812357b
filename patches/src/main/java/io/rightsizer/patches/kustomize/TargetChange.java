package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.recommendation.AutoscalerTarget;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The target of a HorizontalPodAutoscaler that must change with its workload's CPU request. Its only metric is set by
/// a JSON patch, since a merge would replace the whole list of metrics; the operations fail when the first metric is
/// another one. Kustomize says nothing when the autoscaler is missing, and the request would change alone: so a
/// replacement that changes nothing reads its name, which fails then.
///
/// @param container the container it looks at; absent where it looks at the whole pod
/// @param before per cent of the request today; the same as `after` when an earlier run wrote it
record TargetChange(
        String autoscaler, String resource, @Nullable String container, int before, int after) {

    /// Ends the name of its file. No name of a workload's file ends so: there only a digest follows a `~`.
    static final String FILE_END = "~hpa.yaml";

    static final String METRIC = "/spec/metrics/0/";
    static final String PERCENT = "/target/averageUtilization";

    static TargetChange of(AutoscalerTarget target) {
        return new TargetChange(
                target.autoscaler(), target.resource(), target.container(), target.percent(), target.nextPercent());
    }

    static TargetChange kept(String autoscaler, String resource, @Nullable String container, int percent) {
        return new TargetChange(autoscaler, resource, container, percent, percent);
    }

    TargetChange kept(int percent) {
        return kept(autoscaler, resource, container, percent);
    }

    /// Where the file of a workload's autoscaler is, beside the workload's.
    static String fileOf(String workloadFile) {
        return workloadFile.substring(0, workloadFile.length() - ".yaml".length()) + FILE_END;
    }

    static String workloadFileOf(String file) {
        return file.substring(0, file.length() - FILE_END.length()) + ".yaml";
    }

    List<YamlMap> document() {
        var metric = METRIC + (container == null ? "resource" : "containerResource");
        var operations = new ArrayList<YamlMap>();
        operations.add(operation("test", "/metadata/name", autoscaler));
        operations.add(operation("test", metric + "/name", resource));
        if (container != null) {
            operations.add(operation("test", metric + "/container", container));
        }
        operations.add(operation("replace", metric + PERCENT, after));
        return operations;
    }

    /// `target 70 % → 81 % of the CPU request`.
    String summary() {
        var percent = before == after ? after + " % (kept)" : before + " % → " + after + " %";
        return "target " + percent + " of the " + resource + " request";
    }

    private static YamlMap operation(String operation, String path, Object value) {
        return YamlMap.of("op", operation).with("path", path).with("value", value);
    }
}
