package io.rightsizer.pricing.node;

import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.pricing.CapacityType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the user says of nodes whose labels do not. For each part the first line counts that names the node and fills
/// that part, so special lines stand before general ones.
///
/// A CSV file: `node` holds a name in which `*` stands for any run of characters, `cluster` the same for its cluster;
/// every other column may be missing or empty.
///
///     node,provider,region,instance_type,pool
///     gpu-*,,eu-central-1,g5.xlarge,gpu
///     *,aws,eu-central-1,m5.xlarge,
public final class NodeMapping {

    public static final NodeMapping NONE = new NodeMapping(List.of());

    private final List<Line> lines;

    /// @param values none of them empty
    record Line(Pattern cluster, Pattern node, Map<Column, String> values) {

        Line {
            values = Map.copyOf(values);
        }

        boolean names(Node other) {
            return cluster.matcher(other.cluster()).matches()
                    && node.matcher(other.name()).matches();
        }
    }

    enum Column {
        CLUSTER,
        NODE,
        PROVIDER,
        REGION,
        ZONE,
        INSTANCE_TYPE,
        ARCH,
        OS,
        CAPACITY_TYPE,
        POOL;

        /// As the file's first line writes it.
        String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    NodeMapping(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /// @throws NodeMappingException when it is missing, or a line of it cannot be meant
    public static NodeMapping read(Path file) throws IOException {
        return new NodeMapping(NodeMappingFile.read(file));
    }

    /// Empty where no line tells.
    String value(Node node, Column column) {
        return lines.stream()
                .filter(line -> line.names(node))
                .map(line -> line.values().getOrDefault(column, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    Optional<CapacityType> capacityType(Node node) {
        return switch (value(node, Column.CAPACITY_TYPE)) {
            case "spot" -> Optional.of(CapacityType.SPOT);
            case "on-demand" -> Optional.of(CapacityType.ON_DEMAND);
            default -> Optional.empty();
        };
    }

    /// `*` for any run of characters.
    static Pattern glob(String text) {
        return Pattern.compile(
                Arrays.stream(text.split("\\*+", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
