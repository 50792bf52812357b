package io.rightsizer.patches.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One entry of a LimitRange (<https://kubernetes.io/docs/concepts/policy/limit-range/>).
///
/// @param type `Container`, `Pod` or `PersistentVolumeClaim`
record LimitRangeItem(String name, String type, Map<?, ?> content) {

    static List<LimitRangeItem> of(Facts facts) {
        return facts.objects("LimitRange", "")
                .flatMap(range -> Tree.list(Tree.at(range.content(), "spec", "limits")).stream()
                        .map(item -> new LimitRangeItem(
                                Tree.quoted(range.id().name()), Tree.textAt(item, "type"), Tree.map(item))))
                .toList();
    }

    boolean isOfContainers() {
        return type.equals("Container");
    }

    boolean isOfPods() {
        return type.equals("Pod");
    }

    Optional<Amount> min(String resource) {
        return amount("min", resource);
    }

    Optional<Amount> max(String resource) {
        return amount("max", resource);
    }

    /// The limit that a container without its own is given: a maximum is one too.
    Optional<Amount> defaultLimit(String resource) {
        return amount("default", resource).or(() -> max(resource));
    }

    Optional<Amount> defaultRequest(String resource) {
        return amount("defaultRequest", resource)
                .or(() -> defaultLimit(resource))
                .or(() -> min(resource));
    }

    /// How many times its request a limit may be; in thousandths.
    Optional<Amount> ratio(String resource) {
        return Amount.read("cpu", Tree.at(content, "maxLimitRequestRatio", resource));
    }

    Optional<Amount> amount(String constraint, String resource) {
        return Amount.read(resource, Tree.at(content, constraint, resource));
    }
}
