package io.rightsizer.api.config;

import io.rightsizer.analyzer.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Settings for some workloads. Every condition that is given must hold; within one, any entry may.
///
/// @param number from 1, in the order of the file
/// @param namespaces names or globs; empty for all
/// @param labels every one must be there with this value, which may be a glob
/// @param kinds owner kinds like `Deployment`; empty for all
/// @param names workload names or globs; empty for all
/// @param values sizing keys only
record SizingOverride(
        int number,
        List<String> namespaces,
        Map<String, String> labels,
        List<String> kinds,
        List<String> names,
        Values values) {

    boolean matches(Workload workload) {
        var id = workload.id();
        return matchesAny(namespaces, id.namespace())
                && matchesAny(kinds, id.kind().name())
                && matchesAny(names, id.name())
                && labels.entrySet().stream().allMatch(label -> matches(label, workload.labels()));
    }

    /// The conditions that are given, as text for people.
    Map<String, String> conditions() {
        var given = new TreeMap<String, String>();
        labels.forEach((name, value) -> given.put("labels." + name, value));
        Map.of("namespaces", namespaces, "kinds", kinds, "names", names).forEach((name, globs) -> {
            if (!globs.isEmpty()) {
                given.put(name, String.join(", ", globs));
            }
        });
        return given;
    }

    private static boolean matchesAny(List<String> globs, String name) {
        return globs.isEmpty() || globs.stream().anyMatch(glob -> Globs.matches(glob, name));
    }

    private static boolean matches(Map.Entry<String, String> wanted, Map<String, String> labels) {
        var value = labels.get(wanted.getKey());
        return value != null && Globs.matches(wanted.getValue(), value);
    }
}
