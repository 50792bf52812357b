package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// `deploy/shards`, as `kubectl kustomize` renders it.
class ShardManifestTest {

    private static final Path SHARDS =
            Path.of("..", "deploy", "shards").toAbsolutePath().normalize();

    @Test
    void collectsAsManyShardsAsThereArePods(@TempDir Path directory) throws Exception {
        var job = job("rightsizer-collect", directory);
        var completions = job.at("/completions").intValue();

        assertThat(job.at("/completionMode").asText()).isEqualTo("Indexed");
        assertThat(completions).isPositive();
        assertThat(arguments(job)).contains("of/" + completions);
    }

    @Test
    void asksForOptionsThatThereAre(@TempDir Path directory) throws Exception {
        var help = rightsizer("scan", "--help").out();
        for (var name : List.of("rightsizer-collect", "rightsizer-merge")) {
            var job = job(name, directory);

            assertThat(arguments(job)).startsWith("scan").hasSizeGreaterThan(4);
            assertThat(arguments(job).stream().filter(word -> word.startsWith("--")))
                    .allMatch(help::contains);
        }
    }

    @Test
    void itsSettingsAreUnderstood() {
        var config = rightsizer(
                "config",
                "validate",
                "--config",
                SHARDS.resolve("rightsizer.yaml").toString());

        assertThat(config.exitCode()).as(config.err()).isZero();
    }

    private static List<String> arguments(JsonNode job) {
        var words = job.at("/template/spec/containers/0/args");
        return StreamSupport.stream(words.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode job(String name, Path directory) throws IOException, InterruptedException {
        var out = directory.resolve("rendered.yaml");
        assumeTrue(onPath(), "kubectl is not installed");
        var process = new ProcessBuilder("kubectl", "kustomize", SHARDS.toString())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).isZero();
        for (var document : new Load(LoadSettings.builder().build()).loadAllFromString(Files.readString(out))) {
            JsonNode object = new ObjectMapper().valueToTree(document);
            if (object.at("/metadata/name").asText().equals(name)) {
                return object.at("/spec/jobTemplate/spec");
            }
        }
        throw new AssertionError("there is no " + name);
    }

    private static boolean onPath() {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
    }
}
