package io.rightsizer.patches.placement;

import io.rightsizer.patches.yaml.YamlFile;
import io.rightsizer.patches.yaml.YamlRefusedException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads YAML that anybody may have written.
final class Yaml {

    private Yaml() {}

    /// Every document, in order; empty where the text is no YAML, such as a template.
    static Optional<List<@Nullable Object>> documents(String text) {
        try {
            return Optional.of(YamlFile.of(text).documents());
        } catch (YamlRefusedException notYaml) {
            return Optional.empty();
        }
    }

    /// The first document; null where there is none.
    static @Nullable Object document(String text) {
        return documents(text)
                .filter(documents -> !documents.isEmpty())
                .map(List::getFirst)
                .orElse(null);
    }
}
