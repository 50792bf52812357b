package io.rightsizer.patches.overlay;

import io.rightsizer.patches.render.BrokenCode;
import io.rightsizer.patches.render.Rendering.Broken;
import io.rightsizer.patches.render.UnreadableYamlException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a kustomization file says about other files.
///
/// @param component whether it is a part for others and never a root
/// @param namespace that it gives to all its objects, empty for none
/// @param renames whether it puts something before or behind the names of its objects
/// @param references files and directories whose objects it takes, as written
/// @param mentioned every text in it that may be the path of a file it reads
/// @param obstacle why nothing can be rendered from it
record Kustomization(
        String file,
        boolean component,
        String namespace,
        boolean renames,
        Set<String> references,
        Set<String> mentioned,
        Optional<Broken> obstacle) {

    private static final List<String> TAKEN =
            List.of("resources", "bases", "components", "generators", "transformers", "validators");
    private static final Set<String> HELM = Set.of("helmCharts", "helmChartInflationGenerator");
    private static final Set<String> READ =
            Set.of("patchesStrategicMerge", "crds", "configurations", "files", "envs", "env", "path", "valuesFile");

    /// What kustomize would fetch instead of looking for a file.
    private static final Pattern REMOTE = Pattern.compile(
            "(?i).*://.*|git::.*|gh:.*|[^/]*@[^/]*:.*|(?:www\\.)?(?:github\\.com|gitlab\\.com|bitbucket\\.org)[/:].*"
                    + "|.*[?&](?:ref|version|submodules|timeout)=.*");

    private static final int LONGEST_PATH = 4096;

    /// Nothing where the file is some other tool's, as Flux's objects of the same kind are.
    static Optional<Kustomization> read(Tree tree, String directory, String file) {
        try {
            var documents = tree.documents(file);
            return documents.isEmpty()
                    ? Optional.of(broken(file, BrokenCode.EMPTY, "'" + file + "' is empty; remove it or fill it."))
                    : of(tree, directory, file, documents.getFirst());
        } catch (IOException e) {
            return Optional.of(broken(file, BrokenCode.UNREADABLE, "'" + file + "' cannot be read."));
        } catch (UnreadableYamlException e) {
            return Optional.of(
                    broken(file, BrokenCode.UNREADABLE, "'" + file + "' cannot be read: " + e.getMessage() + "."));
        }
    }

    private static Optional<Kustomization> of(Tree tree, String directory, String file, Map<String, Object> content) {
        var apiVersion = content.getOrDefault("apiVersion", "");
        if (apiVersion instanceof String text && text.contains("/") && !text.startsWith("kustomize.config.k8s.io/")) {
            return Optional.empty();
        }
        var references = new LinkedHashSet<String>();
        TAKEN.forEach(key -> texts(content.get(key)).forEach(references::add));
        var mentioned = new LinkedHashSet<String>();
        mentioned(content, mentioned);
        var namespace = content.get("namespace") instanceof String text ? text : "";
        return Optional.of(new Kustomization(
                file,
                "Component".equals(content.get("kind")),
                namespace,
                content.containsKey("namePrefix") || content.containsKey("nameSuffix"),
                references,
                mentioned,
                obstacle(tree, directory, file, content, references)));
    }

    private static Optional<Broken> obstacle(
            Tree tree, String directory, String file, Map<String, Object> content, Set<String> references) {
        if (HELM.stream().anyMatch(content::containsKey) || references.stream().anyMatch(Kustomization::inflates)) {
            return Optional.of(new Broken(
                    BrokenCode.NEEDS_HELM,
                    "'" + file + "' inflates a Helm chart; map the chart's values file instead."));
        }
        var read = new ArrayList<String>();
        read(content, read);
        return Stream.concat(references.stream(), read.stream())
                .flatMap(reference -> obstacle(tree, directory, file, reference).stream())
                .findFirst();
    }

    private static Optional<Broken> obstacle(Tree tree, String directory, String file, String reference) {
        if (reference.contains("\n") || reference.startsWith("{")) {
            return Optional.empty();
        }
        if (REMOTE.matcher(reference).matches()) {
            return Optional.of(new Broken(
                    BrokenCode.REMOTE_BASE,
                    "'" + file + "' takes '" + OneLine.of(reference)
                            + "' from elsewhere, and nothing is fetched; copy it into the repository."));
        }
        if (!reference.startsWith("/") && tree.leaves(directory, reference)) {
            return Optional.of(new Broken(
                    BrokenCode.OUTSIDE_CHECKOUT,
                    "'" + file + "' takes '" + OneLine.of(reference)
                            + "', which is outside the repository; move it inside."));
        }
        return Optional.empty();
    }

    private static boolean inflates(String reference) {
        return reference.contains("\n") && reference.contains("HelmChartInflationGenerator");
    }

    /// The texts of a list.
    private static Stream<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.empty();
    }

    /// The paths of files below the keys that hold such, at any depth.
    private static void read(@Nullable Object value, List<String> read) {
        if (value instanceof List<?> list) {
            list.forEach(item -> read(item, read));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> {
                if (READ.contains(key)) {
                    Stream.concat(texts(below), texts(List.of(below == null ? "" : below)))
                            .map(Kustomization::withoutKey)
                            .forEach(read::add);
                }
                read(below, read);
            });
        }
    }

    /// Both forms of each text, as written and without the key of `key=file`.
    static void mentioned(@Nullable Object value, Set<String> mentioned) {
        switch (value) {
            case Map<?, ?> map -> map.values().forEach(below -> mentioned(below, mentioned));
            case List<?> list -> list.forEach(item -> mentioned(item, mentioned));
            case String text
            when isPath(text) -> {
                mentioned.add(text);
                mentioned.add(withoutKey(text));
            }
            case null, default -> {}
        }
    }

    private static boolean isPath(String text) {
        return !text.isBlank() && text.length() <= LONGEST_PATH && !text.contains("\n");
    }

    private static String withoutKey(String text) {
        return text.substring(text.indexOf('=') + 1);
    }

    private static Kustomization broken(String file, BrokenCode code, String why) {
        return new Kustomization(file, false, "", false, Set.of(), Set.of(), Optional.of(new Broken(code, why)));
    }
}
