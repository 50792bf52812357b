package io.rightsizer.patches.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML that anybody may have written.
final class Yaml {

    private static final int MOST_CHARACTERS = 4 << 20;

    private Yaml() {}

    /// Every document, in order; empty where the text is no YAML, such as a template.
    static Optional<List<@Nullable Object>> documents(String text) {
        var settings = LoadSettings.builder()
                .setCodePointLimit(MOST_CHARACTERS)
                .setMaxAliasesForCollections(100)
                .build();
        try {
            var documents = new ArrayList<@Nullable Object>();
            new Load(settings).loadAllFromString(withoutMark(text)).forEach(documents::add);
            return Optional.of(documents);
        } catch (YamlEngineException noYaml) {
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

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
