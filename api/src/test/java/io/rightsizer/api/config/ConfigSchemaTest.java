package io.rightsizer.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.rightsizer.analyzer.recommendation.Policies;
import io.rightsizer.analyzer.recommendation.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigSchemaTest {

    private static final Pattern YAML_BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final List<String> STRUCTURES =
            List.of("prometheus.headers", "overrides", "repository.clusters", "repository.charts");

    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(ConfigSchema.text());

    @Test
    void knowsTheKeysTheParserKnows() {
        var parser = new TreeSet<>(STRUCTURES);
        Arrays.stream(Key.values()).map(Key::path).forEach(parser::add);

        assertThat(paths("", "/properties")).isEqualTo(parser);
    }

    @Test
    void knowsTheKeysOfAnOverride() {
        var parser = new TreeSet<>(List.of("namespaces", "labels", "kinds", "names"));
        Arrays.stream(Key.values()).filter(Key::isSizing).map(Key::path).forEach(parser::add);

        assertThat(paths("", "/properties/overrides/items/properties")).isEqualTo(parser);
    }

    @Test
    void namesEveryPolicy() {
        assertThat(at("/$defs/policy/enum")
                        .valueStream()
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue))
                .containsExactlyElementsOf(
                        Policies.all().stream().map(Policy::name).toList());
    }

    @Test
    void everyDocumentedExampleIsValidAndReadable() throws IOException {
        var examples = YAML_BLOCK.matcher(documentation()).results().toList();

        assertThat(examples).hasSizeGreaterThan(1);
        for (var example : examples) {
            assertThat(schema.validate(example.group(1), InputFormat.YAML)).isEmpty();
            assertThatCode(() -> ConfigFile.parse("example", example.group(1))).doesNotThrowAnyException();
        }
    }

    @Test
    void everyKeyIsDocumentedWithItsDefault() throws IOException {
        var documentation = documentation();
        for (var key : Key.values()) {
            var row = key.standard().isEmpty()
                    ? "| `" + key.path() + "` | "
                    : "| `" + key.path() + "` | `" + key.standard() + "` |";
            assertThat(documentation).contains(row);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{polcy: peak}",
                "{policy: peek}",
                "{window: 14}",
                "{cpu: {percentile: 101}}",
                "{guardrails: {minCoverage: 120%}}",
                "{memory: {floor: lots}}",
                "{overrides: [{window: 7d}]}"
            })
    void refusesWhatTheParserRefuses(String yaml) {
        assertThat(schema.validate(yaml, InputFormat.YAML)).isNotEmpty();
    }

    private Set<String> paths(String prefix, String pointer) {
        var paths = new TreeSet<String>();
        at(pointer).properties().forEach(entry -> {
            var path = prefix + entry.getKey();
            var below = resolved(entry.getValue()).at("/properties");
            if (below.isMissingNode()) {
                paths.add(path);
            } else {
                below.fieldNames().forEachRemaining(name -> paths.add(path + "." + name));
            }
        });
        return paths;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? at(node.get("$ref").textValue().substring(1)) : node;
    }

    private JsonNode at(String pointer) {
        return schema.getSchemaNode().at(pointer);
    }

    private static String documentation() throws IOException {
        var module = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        var root = Files.exists(module.resolve("docs")) ? module : module.resolveSibling(".");
        return Files.readString(root.resolve("docs/configuration.md"));
    }
}
