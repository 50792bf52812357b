package io.rightsizer.patches.render;

import io.rightsizer.patches.yaml.WholeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Reads YAML that strangers wrote: what is nested too deeply or repeats itself by aliases is refused, and what a
/// document would make of its types is not built.
public final class YamlDocuments {

    private YamlDocuments() {}

    private static LoadSettings settings(String text) {
        return WholeText.settings(text)
                .setSchema(new CoreSchema())
                .setCodePointLimit(Integer.MAX_VALUE)
                .setMaxAliasesForCollections(50)
                .build();
    }

    /// Every document that is a mapping, in order. Others, the empty ones among them, declare no object.
    public static List<Map<String, Object>> mappings(String text) throws UnreadableYamlException {
        var documents = new ArrayList<Map<String, Object>>();
        for (var document : read(text)) {
            if (document instanceof Map<?, ?> mapping) {
                documents.add(withTextKeys(mapping));
            }
        }
        return documents;
    }

    /// The items of every document that is a list, in order.
    public static List<Object> listed(String text) throws UnreadableYamlException {
        var items = new ArrayList<Object>();
        for (var document : read(text)) {
            if (document instanceof List<?> list) {
                list.stream().filter(Objects::nonNull).forEach(items::add);
            }
        }
        return items;
    }

    private static List<@Nullable Object> read(String text) throws UnreadableYamlException {
        var documents = new ArrayList<@Nullable Object>();
        var settings = settings(text);
        try {
            var parser = new ParserImpl(settings, new StreamReader(settings, text));
            var composer = new Composer(settings, new ShallowParser(parser));
            while (composer.hasNext()) {
                documents.add(new StandardConstructor(settings).constructSingleDocument(Optional.of(composer.next())));
            }
        } catch (MarkedYamlEngineException e) {
            throw new UnreadableYamlException(e.getProblem()
                    + e.getProblemMark()
                            .map(mark -> " in line " + (mark.getLine() + 1))
                            .orElse(""));
        } catch (YamlEngineException e) {
            throw new UnreadableYamlException("it is no YAML");
        }
        return documents;
    }

    /// Kubernetes knows no other keys.
    private static Map<String, Object> withTextKeys(Map<?, ?> mapping) {
        var fields = new LinkedHashMap<String, Object>();
        mapping.forEach((key, value) -> put(fields, String.valueOf(key), value));
        return fields;
    }

    @SuppressWarnings("NullAway") // the nulls of YAML are values here
    private static void put(Map<String, Object> fields, String key, @Nullable Object value) {
        fields.put(key, withTextKeys(value));
    }

    @SuppressWarnings("NullAway") // the nulls of YAML are values here
    private static @Nullable Object withTextKeys(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> mapping -> withTextKeys(mapping);
            case List<?> list -> {
                var items = new ArrayList<Object>(list.size());
                list.forEach(item -> items.add(withTextKeys(item)));
                yield items;
            }
            case null, default -> value;
        };
    }
}
