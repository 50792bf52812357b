package io.rightsizer.patches.overlay;

import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.patches.change.PodTemplate;
import io.rightsizer.patches.render.Manifest;
import io.rightsizer.patches.render.Manifests;
import io.rightsizer.patches.render.UnreadableYamlException;
import io.rightsizer.patches.render.YamlDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What changes the amounts of an object's containers after it was rendered.
final class Caveats {

    /// Paths of JSON patches at, above or below the amounts of containers.
    private static final Pattern AMOUNTS = Pattern.compile(
            "/?|/spec(?:/jobTemplate(?:/spec)?)?(?:/template(?:/spec)?)?(?:/(?:containers|initContainers)"
                    + "(?:/(?:\\d+|-)(?:/resources(?:/.*)?)?)?)?");

    private Caveats() {}

    static List<Caveat> of(Declaration declaration) {
        var caveats = new ArrayList<Caveat>();
        var applied = declaration.applied();
        if (applied.patches().stream().anyMatch(patch -> mayChange(patch, declaration))) {
            caveats.add(new Caveat(
                    CaveatCode.PATCHED_WHEN_APPLIED,
                    applied.by() + " patches its resources when it applies them; change them there."));
        }
        if (amounts(declaration.manifest()).anyMatch(Caveats::holdsVariable)) {
            caveats.add(new Caveat(
                    CaveatCode.SUBSTITUTED_WHEN_APPLIED,
                    "An amount is a ${VARIABLE} that is filled in when it is applied; change it where it is set."));
        }
        return caveats;
    }

    /// Whether a patch might. What cannot be read might.
    private static boolean mayChange(Map<String, Object> entry, Declaration declaration) {
        var object = declaration.manifest();
        var inline = entry.get("patch");
        try {
            if (inline instanceof List<?> operations) {
                return targets(entry, object) && operations.stream().anyMatch(Caveats::isAtAmounts);
            }
            if (!(inline instanceof String text)) {
                return names(Manifests.of(entry), object) && setsAmounts(entry);
            }
            var documents = YamlDocuments.mappings(text);
            return documents.isEmpty()
                    ? targets(entry, object)
                            && YamlDocuments.listed(text).stream().anyMatch(Caveats::isAtAmounts)
                    : documents.stream()
                            .anyMatch(patch -> setsAmounts(patch)
                                    && (entry.containsKey("target")
                                            ? targets(entry, object)
                                            : names(Manifests.of(patch), object)));
        } catch (UnreadableYamlException e) {
            return true;
        }
    }

    /// A selector by labels or annotations might.
    private static boolean targets(Map<String, Object> entry, Manifest object) {
        return matches(
                        Manifest.at(entry, List.of("target", "kind")).orElse(null),
                        object.id().kind())
                && matches(
                        Manifest.at(entry, List.of("target", "name")).orElse(null),
                        object.id().name());
    }

    private static boolean matches(@Nullable Object expression, String text) {
        try {
            return expression == null
                    || expression.toString().isEmpty()
                    || Pattern.matches(expression.toString(), text);
        } catch (PatternSyntaxException e) {
            return true;
        }
    }

    private static boolean names(Manifest patch, Manifest object) {
        return patch.id().kind().equals(object.id().kind())
                && patch.id().name().equals(object.id().name());
    }

    private static boolean setsAmounts(@Nullable Object patch) {
        return switch (patch) {
            case Map<?, ?> map ->
                map.containsKey("resources")
                        || map.containsKey("$patch")
                        || map.values().stream().anyMatch(Caveats::setsAmounts);
            case List<?> list -> list.stream().anyMatch(Caveats::setsAmounts);
            case null, default -> false;
        };
    }

    private static boolean isAtAmounts(@Nullable Object operation) {
        return operation instanceof Map<?, ?> map
                && Stream.of("path", "from")
                        .map(map::get)
                        .filter(String.class::isInstance)
                        .anyMatch(path -> AMOUNTS.matcher((String) path).matches());
    }

    /// Each `resources` of its containers.
    private static Stream<Object> amounts(Manifest object) {
        var pod = PodTemplate.of(new WorkloadKind(object.id().kind()))
                .flatMap(template -> Manifest.at(object.content(), template.path()));
        return Stream.of("containers", "initContainers")
                .flatMap(list -> pod.flatMap(one -> Manifest.at(one, List.of(list))).stream())
                .filter(List.class::isInstance)
                .flatMap(list -> ((List<?>) list).stream())
                .flatMap(container -> Manifest.at(container, List.of("resources")).stream());
    }

    private static boolean holdsVariable(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.values().stream().anyMatch(Caveats::holdsVariable);
            case List<?> list -> list.stream().anyMatch(Caveats::holdsVariable);
            case null -> false;
            default -> value.toString().contains("${");
        };
    }
}
