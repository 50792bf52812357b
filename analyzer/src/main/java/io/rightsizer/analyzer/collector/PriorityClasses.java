package io.rightsizer.analyzer.collector;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The PriorityClass of each running pod.
final class PriorityClasses {

    private final Map<PodKey, String> byPod = new HashMap<>();

    static PriorityClasses told(List<Fact> podInfo) {
        var classes = new PriorityClasses();
        for (var fact : podInfo) {
            if (!fact.label("priority_class").isEmpty()) {
                classes.byPod.put(fact.pod(), fact.label("priority_class"));
            }
        }
        return classes;
    }

    /// All pods of a template have the same; absent where none is told.
    @Nullable
    String of(List<PodKey> template) {
        return template.stream()
                .map(byPod::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
