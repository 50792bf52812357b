package io.rightsizer.api.config;

import io.rightsizer.api.config.Values.Written;
import io.rightsizer.patches.placement.ChartValues;
import io.rightsizer.patches.yaml.WholeText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// What the file says, still as written.
///
/// @param name for messages and origins
/// @param charts where the values of Helm charts set resources
/// @param clusters globs of paths in a configuration repository by cluster
record ConfigFile(
        String name,
        Values values,
        Map<String, Written> headers,
        List<SizingOverride> overrides,
        Map<String, List<String>> clusters,
        List<ChartValues> charts) {

    private static final ConfigFile NONE = empty("");

    private static final int MOST_BYTES = 1 << 20;

    static ConfigFile read(@Nullable Path file) {
        return file == null ? NONE : parse(file.toString(), text(file));
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ConfigException(file + " is larger than 1 MiB; that is not a configuration file");
            }
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new ConfigException("there is no configuration file " + file, missing);
        } catch (CharacterCodingException broken) {
            throw new ConfigException(file + " is not UTF-8 text", broken);
        } catch (IOException failed) {
            throw new ConfigException("cannot read " + file + ": " + failed.getMessage(), failed);
        }
    }

    static ConfigFile parse(String name, String yaml) {
        return compose(name, yaml)
                .map(root -> new ConfigReader(name).read(root))
                .orElseGet(() -> empty(name));
    }

    private static ConfigFile empty(String name) {
        return new ConfigFile(name, new Values(Map.of()), Map.of(), List.of(), Map.of(), List.of());
    }

    private static LoadSettings settings(String yaml) {
        return WholeText.settings(yaml)
                .setMaxAliasesForCollections(50)
                .setCodePointLimit(MOST_BYTES)
                .build();
    }

    private static Optional<Node> compose(String name, String yaml) {
        try {
            return new Compose(settings(yaml)).composeString(yaml);
        } catch (MarkedYamlEngineException broken) {
            var line = broken.getProblemMark()
                    .map(mark -> " line " + (mark.getLine() + 1))
                    .orElse("");
            throw new ConfigException(name + line + " is not YAML: " + broken.getProblem(), broken);
        } catch (YamlEngineException broken) {
            throw new ConfigException(name + " is not YAML: " + firstLine(broken), broken);
        }
    }

    private static String firstLine(YamlEngineException broken) {
        return String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
    }
}
