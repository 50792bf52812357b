package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.patches.change.ContainerChange;
import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.change.LeafChange;
import io.rightsizer.patches.change.Patchability;
import io.rightsizer.patches.change.PodTemplate;
import io.rightsizer.patches.change.TargetChange;
import io.rightsizer.patches.yaml.WholeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;

/// Reads a workload's file in each [PatchForm]. Whatever that form never writes is refused, for it would be lost.
final class PatchReader {

    /// Twice what a CronJob needs.
    private static final int DEEPEST = 24;

    private static final Set<String> LISTS = Set.of("containers", "initContainers");
    private static final Set<String> SECTIONS = Set.of("requests", "limits");
    private static final Set<String> RESOURCES = Set.of("cpu", "memory");

    private static final Pattern OPERATION_PATH = Pattern.compile(
            "/spec/template/spec/(containers|initContainers)/0/(?:name|resources/(requests|limits)/(cpu|memory))");

    private final String file;

    private PatchReader(String file) {
        this.file = file;
    }

    private static LoadSettings settings(String text) {
        return WholeText.settings(text).setMaxAliasesForCollections(0).build();
    }

    /// @param file relative to the output directory
    /// @throws IllegalArgumentException when it holds something else than we write
    /// @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException when it is not YAML
    static EarlierPatch read(String file, String text) {
        var reader = new PatchReader(file);
        refuseDeepNesting(text);
        var document = new Load(settings(text)).loadFromString(text);
        if (document instanceof List<?> operations) {
            return new EarlierPatch(file, false, reader.operations(operations), null);
        }
        var root = fields(document, Set.of("apiVersion", "kind", "metadata", "spec", "containers", "initContainers"));
        return CopiedContainers.KIND.equals(root.get("kind"))
                ? new EarlierPatch(file, true, reader.copied(root), null)
                : new EarlierPatch(file, false, reader.merged(root), null);
    }

    /// Reads the file of a workload's autoscaler.
    ///
    /// @throws IllegalArgumentException when it holds something else than we write
    /// @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException when it is not YAML
    static TargetChange target(String text) {
        refuseDeepNesting(text);
        var operations = new TreeMap<String, String>();
        if (new Load(settings(text)).loadFromString(text) instanceof List<?> entries) {
            for (var entry : entries) {
                var operation = fields(entry, Set.of("op", "path", "value"));
                operations.put(text(operation.get("op")) + text(operation.get("path")), text(operation.get("value")));
            }
        }
        return target(operations);
    }

    /// @param operations value by operation and path
    private static TargetChange target(Map<String, String> operations) {
        var container = operations.get("test" + TargetPatch.METRIC + "containerResource/container");
        var metric = TargetPatch.METRIC + (container == null ? "resource" : "containerResource");
        var read = TargetChange.kept(
                text(operations.get("test/metadata/name")),
                text(operations.get("test" + metric + "/name")),
                container,
                Integer.parseInt(text(operations.get("replace" + metric + TargetPatch.PERCENT))));
        if (operations.size() != TargetPatch.document(read).size() || !Patchability.isName(read.autoscaler())) {
            throw new IllegalArgumentException("it is not the target of one autoscaler");
        }
        return read;
    }

    /// Before anything is built from it, for building recurses.
    private static void refuseDeepNesting(String text) {
        var depth = 0;
        for (var event : new Parse(settings(text)).parseString(text)) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("it is nested deeper than " + DEEPEST + " levels");
            }
        }
    }

    private List<ContainerChange> merged(Map<?, ?> root) {
        var kind = text(root.get("kind"));
        var template = PodTemplate.of(new WorkloadKind(kind)).orElseThrow(() -> unexpected("kind " + kind));
        requireName(WorkloadPatch.labelOf(kind, name(root)), label());
        Object pod = fields(root, Set.of("apiVersion", "kind", "metadata", "spec"));
        for (var field : template.path()) {
            pod = fields(pod, Set.of("apiVersion", "kind", "metadata", field)).get(field);
        }
        var containers = new ArrayList<ContainerChange>();
        fields(pod, LISTS).forEach((list, only) -> {
            var container = fields(only(only), Set.of("name", "resources"));
            containers.add(container(container.get("name"), text(list), container.get("resources")));
        });
        return containers;
    }

    private List<ContainerChange> copied(Map<?, ?> root) {
        var namespace = file.split("/", -1)[1];
        requireName(name(root), CopiedContainers.name(namespace, label()));
        var containers = new ArrayList<ContainerChange>();
        root.keySet().stream().filter(LISTS::contains).map(PatchReader::text).forEach(list -> fields(root.get(list))
                .forEach((name, container) -> containers.add(container(
                        name, list, fields(container, Set.of("resources")).get("resources")))));
        return containers;
    }

    /// Each container begins with the test of its name.
    private List<ContainerChange> operations(List<?> operations) {
        var containers = new ArrayList<ContainerChange>();
        for (var one : operations) {
            var operation = fields(one, Set.of("op", "path", "value"));
            var path = OPERATION_PATH.matcher(text(operation.get("path")));
            if (!path.matches()) {
                throw unexpected(text(operation.get("path")));
            }
            var list = path.group(1);
            if (path.group(2) == null) {
                requireTest(operation);
                containers.add(container(operation.get("value"), list, Map.of()));
            } else {
                var leaf = Leaf.at(path.group(2), path.group(3));
                containers.add(with(change(leaf, amount(operation)), list, containers));
            }
        }
        return containers;
    }

    private static void requireTest(Map<?, ?> operation) {
        if (!text(operation.get("op")).equals("test")) {
            throw unexpected(text(operation.get("op")));
        }
    }

    private static @Nullable Object amount(Map<?, ?> operation) {
        return switch (text(operation.get("op"))) {
            case "add" -> text(operation.get("value"));
            case "remove" -> null;
            default -> throw unexpected(text(operation.get("op")));
        };
    }

    private static ContainerChange with(LeafChange change, String list, List<ContainerChange> containers) {
        if (containers.isEmpty() || !containers.getLast().list().equals(list)) {
            throw new IllegalArgumentException("an amount without the test of its container's name");
        }
        var container = containers.removeLast();
        var leaves = new ArrayList<>(container.leaves());
        leaves.add(change);
        return ContainerChange.kept(container.name(), list, leaves);
    }

    private static ContainerChange container(@Nullable Object name, String list, @Nullable Object resources) {
        var leaves = new ArrayList<LeafChange>();
        fields(resources, SECTIONS).forEach((section, amounts) -> fields(amounts, RESOURCES)
                .forEach((resource, amount) -> leaves.add(change(Leaf.at(text(section), text(resource)), amount))));
        var container = text(name);
        if (!Patchability.isContainerName(container)) {
            throw unexpected("container " + container);
        }
        return ContainerChange.kept(container, list, leaves);
    }

    private static LeafChange change(Leaf leaf, @Nullable Object amount) {
        if (amount == null && leaf.isLimit()) {
            return LeafChange.kept(leaf, null);
        }
        return LeafChange.kept(leaf, leaf.canonical(text(amount)));
    }

    private String label() {
        return file.substring(file.lastIndexOf('/') + 1, file.length() - ".yaml".length());
    }

    private static void requireName(String name, String expected) {
        if (!name.equals(expected)) {
            throw new IllegalArgumentException("its name does not fit the file's");
        }
    }

    private static String name(Map<?, ?> root) {
        return text(fields(root.get("metadata"), Set.of("name")).get("name"));
    }

    private static Object only(@Nullable Object list) {
        if (list instanceof List<?> entries && entries.size() == 1 && entries.getFirst() != null) {
            return entries.getFirst();
        }
        throw new IllegalArgumentException("a list with one container was expected");
    }

    private static Map<?, ?> fields(@Nullable Object node, Set<String> known) {
        var fields = fields(node);
        fields.keySet().stream()
                .filter(field -> !known.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw unexpected(String.valueOf(field));
                });
        return fields;
    }

    private static Map<?, ?> fields(@Nullable Object node) {
        if (node instanceof Map<?, ?> fields) {
            return fields;
        }
        throw new IllegalArgumentException("a mapping was expected");
    }

    /// A person may leave out the quotes of a quantity.
    private static String text(@Nullable Object scalar) {
        return switch (scalar) {
            case String text -> text;
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case Double number -> number.toString();
            case null, default -> throw new IllegalArgumentException("a name or an amount is missing");
        };
    }

    private static IllegalArgumentException unexpected(String what) {
        return new IllegalArgumentException("'" + what + "' is never written");
    }
}
