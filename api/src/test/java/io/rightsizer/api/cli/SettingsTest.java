package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A flag wins over its variable, that over the file, that over the default; and what needs no source at all.
class SettingsTest {

    private final Path directory;

    SettingsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void aFlagWinsOverAVariableOverTheFileOverTheDefault() throws IOException {
        var file = file("policy: peak\nwindow: 7d\nprometheus: {cluster: eu}\n");

        var show = rightsizer(
                Map.of("RIGHTSIZER_POLICY", "vpa", "RIGHTSIZER_WINDOW", "3d"),
                "config",
                "show",
                "-c",
                file.toString(),
                "--policy",
                "krr-simple");

        assertThat(show.exitCode()).as(show.err()).isZero();
        assertThat(setting("policy", show)).isEqualTo("policy krr-simple --policy");
        assertThat(setting("window", show)).isEqualTo("window 3d RIGHTSIZER_WINDOW");
        assertThat(setting("prometheus.cluster", show)).startsWith("prometheus.cluster eu " + file);
        assertThat(setting("prometheus.timeout", show)).isEqualTo("prometheus.timeout 2m default");
    }

    @Test
    void aVariableChangesTheRun() throws IOException {
        var csv = Files.writeString(
                directory.resolve("usage.csv"),
                "series_id,timestamp,cpu_cores,memory_bytes,cpu_request,memory_request\na,1772539200,1,1048576,,\n");

        var scan = rightsizer(Map.of("RIGHTSIZER_POLICY", "peak"), "scan", "--usage-csv", csv.toString(), "-o", "json");

        assertThat(scan.json().at("/run/policy").textValue()).isEqualTo("peak");
    }

    @Test
    void validatesAFile() throws IOException {
        var valid =
                rightsizer("config", "validate", "-c", file("policy: peak\n").toString());

        assertThat(valid.exitCode()).isZero();
        assertThat(valid.out()).isEqualTo("the configuration is valid%n".formatted());
    }

    @Test
    void publishesTheSchema() throws IOException {
        var schema = rightsizer("config", "schema");

        assertThat(new ObjectMapper().readTree(schema.out()).required("$schema").textValue())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(Path.of("src/main/resources/schema/config-v1.json")).hasContent(schema.out());
    }

    @Test
    void completesInBash() throws Exception {
        var completion = rightsizer("completion");
        var script = Files.writeString(directory.resolve("rightsizer.bash"), completion.out());

        var bash = new ProcessBuilder("bash", "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bash.waitFor()).as(said).isZero();
        assertThat(completion.out()).contains("--usage-csv", "krr-simple");
    }

    @Test
    void tellsItsVersion() {
        var version = rightsizer("version");

        assertThat(version.exitCode()).isZero();
        assertThat(version.out()).matches("(?s)rightsizer .* on Java 2\\d.*");
        assertThat(rightsizer("--version").out()).isEqualTo(version.out());
    }

    @Test
    void helpNamesTheExitCodes() {
        var help = rightsizer("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .contains("scan", "explain", "patch", "check", "demo", "3    done, but part of the data is missing");
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("rightsizer.yaml"), yaml);
    }

    private static String setting(String path, Invocation show) {
        return show.outLines().stream()
                .map(line -> line.replaceAll(" +", " "))
                .filter(line -> line.startsWith(path + " "))
                .findFirst()
                .orElseThrow();
    }
}
