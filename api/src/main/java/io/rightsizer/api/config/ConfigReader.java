package io.rightsizer.api.config;

import io.rightsizer.api.config.Values.Written;
import io.rightsizer.patches.placement.ChartValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Walks the file's nodes, which know their lines. The depth is that of the known keys, so no alias or nesting
/// in the file can make it go further.
final class ConfigReader {

    private static final List<String> CHART_KEYS =
            List.of("cluster", "namespace", "kind", "name", "container", "file", "path");

    private final String file;

    ConfigReader(String file) {
        this.file = file;
    }

    ConfigFile read(Node root) {
        var headers = new LinkedHashMap<String, Written>();
        var overrides = new ArrayList<SizingOverride>();
        var clusters = new LinkedHashMap<String, List<String>>();
        var charts = new ArrayList<ChartValues>();
        Map<String, Consumer<Node>> structures = Map.of(
                "repository.clusters", node -> clusters.putAll(clusters("repository.clusters", node)),
                "repository.charts", node -> charts.addAll(charts("repository.charts", node)),
                "prometheus.headers", node -> headers.putAll(texts("prometheus.headers", node)),
                "overrides", node -> overrides.addAll(overrides(node)));
        var values = new Section(_ -> true, structures).read(root, "the file");
        return new ConfigFile(file, values, headers, overrides, clusters, charts);
    }

    private List<SizingOverride> overrides(Node node) {
        var overrides = new ArrayList<SizingOverride>();
        for (var item : items("overrides", node)) {
            overrides.add(override(overrides.size() + 1, item));
        }
        return overrides;
    }

    private SizingOverride override(int number, Node node) {
        var lists = new LinkedHashMap<String, List<String>>();
        var labels = new LinkedHashMap<String, String>();
        Map<String, Consumer<Node>> conditions = Map.of(
                "namespaces", list -> lists.put("namespaces", globs("namespaces", list)),
                "kinds", list -> lists.put("kinds", globs("kinds", list)),
                "names", list -> lists.put("names", globs("names", list)),
                "labels", map -> texts("labels", map).forEach((name, value) -> labels.put(name, value.text())));
        var values = new Section(Key::isSizing, conditions).read(node, "overrides[" + number + "]");
        return new SizingOverride(
                number,
                lists.getOrDefault("namespaces", List.of()),
                labels,
                lists.getOrDefault("kinds", List.of()),
                lists.getOrDefault("names", List.of()),
                values);
    }

    private List<String> globs(String path, Node list) {
        var globs = items(path, list).stream()
                .map(item -> scalar(path, item).getValue())
                .toList();
        if (globs.isEmpty()) {
            throw new ConfigException(path + " in " + at(list) + " is an empty list, which no workload can match;"
                    + " name some or leave the key out");
        }
        return globs;
    }

    private List<ChartValues> charts(String path, Node node) {
        return items(path, node).stream().map(item -> chart(path, item)).toList();
    }

    private ChartValues chart(String path, Node node) {
        var own = texts(path, node);
        var unknown =
                own.keySet().stream().filter(name -> !CHART_KEYS.contains(name)).findFirst();
        if (unknown.isPresent()) {
            throw new ConfigException("unknown key '" + path + "." + unknown.get() + "' in " + at(node)
                    + Suggestion.of(unknown.get(), CHART_KEYS));
        }
        try {
            return new ChartValues(
                    text(own, "cluster"),
                    needed(own, "namespace", path, node),
                    needed(own, "kind", path, node),
                    needed(own, "name", path, node),
                    text(own, "container"),
                    needed(own, "file", path, node),
                    List.of(needed(own, "path", path, node).split("\\.")));
        } catch (IllegalArgumentException refused) {
            throw new ConfigException(path + " in " + at(node) + ": " + refused.getMessage(), refused);
        }
    }

    private static String text(Map<String, Written> own, String name) {
        return own.containsKey(name) ? own.get(name).text() : "";
    }

    private String needed(Map<String, Written> own, String name, String path, Node node) {
        var text = text(own, name);
        if (text.isEmpty()) {
            throw new ConfigException(path + " in " + at(node) + " needs " + name);
        }
        return text;
    }

    private Map<String, List<String>> clusters(String path, Node node) {
        var clusters = new LinkedHashMap<String, List<String>>();
        for (var tuple : mapping(path, node).getValue()) {
            var own = path + "." + name(tuple);
            var written = joined(own, tuple.getValueNode());
            try {
                clusters.put(name(tuple), PathPatterns.parse(written.text()).all());
            } catch (IllegalArgumentException refused) {
                throw new ConfigException(own + " in " + written.origin() + ": " + refused.getMessage(), refused);
            }
        }
        return clusters;
    }

    private Map<String, Written> texts(String path, Node node) {
        var texts = new LinkedHashMap<String, Written>();
        for (var tuple : mapping(path, node).getValue()) {
            var name = name(tuple);
            texts.put(name, written(path + "." + name, tuple.getValueNode()));
        }
        return texts;
    }

    private Written written(String path, Node node) {
        return new Written(scalar(path, node).getValue(), at(node));
    }

    /// A list as the one text an environment variable would hold, or that text.
    private Written joined(String path, Node node) {
        return node instanceof SequenceNode
                ? new Written(
                        items(path, node).stream()
                                .map(item -> scalar(path, item).getValue())
                                .collect(Collectors.joining(", ")),
                        at(node))
                : written(path, node);
    }

    private static String name(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "(a structure)";
    }

    private MappingNode mapping(String path, Node node) {
        if (node instanceof MappingNode mapping) {
            refuseTwins(path, mapping);
            return mapping;
        }
        throw new ConfigException(path + " must hold keys and values; see " + at(node));
    }

    private void refuseTwins(String path, MappingNode mapping) {
        var names = new HashSet<String>();
        for (var tuple : mapping.getValue()) {
            if (!names.add(name(tuple))) {
                throw new ConfigException("key '" + name(tuple) + "' stands twice in " + path + "; the second is in "
                        + atColumn(tuple.getKeyNode()));
            }
        }
    }

    private List<Node> items(String path, Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw new ConfigException(path + " must be a list like [a, b]; see " + at(node));
    }

    private ScalarNode scalar(String path, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar;
        }
        throw new ConfigException(path + " must be a single value; see " + at(node));
    }

    /// `rightsizer.yaml line 7`.
    private String at(Node node) {
        return node.getStartMark()
                .map(mark -> file + " line " + (mark.getLine() + 1))
                .orElse(file);
    }

    private String atColumn(Node node) {
        return at(node)
                + node.getStartMark()
                        .map(mark -> " column " + (mark.getColumn() + 1))
                        .orElse("");
    }

    /// A part of the file with its own set of keys: the whole, or one override.
    private final class Section {

        private final Predicate<Key> allowed;
        private final Map<String, Consumer<Node>> structures;
        private final Map<Key, Written> values = new EnumMap<>(Key.class);

        Section(Predicate<Key> allowed, Map<String, Consumer<Node>> structures) {
            this.allowed = allowed;
            this.structures = structures;
        }

        Values read(Node node, String what) {
            readBelow("", mapping(what, node));
            return new Values(values);
        }

        private void readBelow(String prefix, MappingNode node) {
            for (var tuple : node.getValue()) {
                var path = prefix + name(tuple);
                if (!siblings(prefix).contains(name(tuple))) {
                    throw new ConfigException("unknown key '" + path + "' in " + atColumn(tuple.getKeyNode())
                            + Suggestion.of(name(tuple), siblings(prefix)));
                }
                if (!tuple.getValueNode().getTag().equals(Tag.NULL)) {
                    readValue(path, tuple.getValueNode());
                }
            }
        }

        private void readValue(String path, Node node) {
            var key = Key.at(path);
            if (key.isPresent()) {
                values.put(key.get(), key.get().isList() ? joined(path, node) : written(path, node));
            } else if (structures.containsKey(path)) {
                structures.getOrDefault(path, _ -> {}).accept(node);
            } else {
                readBelow(path + ".", mapping(path, node));
            }
        }

        /// The names that may stand below `prefix`.
        private Set<String> siblings(String prefix) {
            var names = new LinkedHashSet<String>();
            Arrays.stream(Key.values()).filter(allowed).map(Key::path).forEach(path -> addName(names, prefix, path));
            structures.keySet().stream().sorted().forEach(path -> addName(names, prefix, path));
            return names;
        }

        private static void addName(Set<String> names, String prefix, String path) {
            if (path.startsWith(prefix)) {
                var rest = path.substring(prefix.length());
                names.add(rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest);
            }
        }
    }
}
