package io.rightsizer.api.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rightsizer.api.report.PricedRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The alert rules and the dashboard that are shipped.
class DeploymentTest {

    private static final Path DEPLOY = Path.of("..", "deploy").toAbsolutePath().normalize();
    private static final Path RULES = DEPLOY.resolve("prometheus/rightsizer.rules.yaml");
    private static final Pattern METRIC = Pattern.compile("\\b(?:rightsizer|jvm|process|http_server)_[a-z_]+\\b");

    private final Path directory;

    DeploymentTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void alertsFireAsTheirTestsSay() throws Exception {
        var judgement = Promtool.judge(
                new byte[0],
                directory,
                "test",
                "rules",
                DEPLOY.resolve("prometheus/rightsizer.rules.test.yaml").toString());

        assertThat(judgement.exitCode()).as(judgement.said()).isZero();
    }

    @Test
    void everyAlertHasATest() throws IOException {
        var tests = Files.readString(DEPLOY.resolve("prometheus/rightsizer.rules.test.yaml"));

        assertThat(alerts())
                .hasSize(8)
                .allMatch(alert -> tests.contains("alertname: " + alert + "\n        exp_alerts"));
    }

    @Test
    void alertsAskForMetricsThatThereAre() throws IOException {
        var asked = metrics(Files.readString(RULES));

        assertThat(asked).hasSizeGreaterThan(7);
        assertThat(exposed()).containsAll(asked);
    }

    @Test
    void theDashboardAsksForMetricsThatThereAre() throws IOException {
        var asked = metrics(String.join("\n", expressions()));
        asked.addAll(metrics(Files.readString(dashboard())));

        assertThat(asked).hasSizeGreaterThan(20);
        assertThat(exposed()).containsAll(asked);
    }

    @Test
    void theDashboardShowsEveryMetricOfOurs() throws IOException {
        var shown = metrics(String.join("\n", expressions()));

        assertThat(ours()).allMatch(name -> shown.stream().anyMatch(metric -> metric.startsWith(name)));
    }

    @Test
    void everyMetricAndAlertIsDocumented() throws IOException {
        var page = Files.readString(DEPLOY.resolveSibling("docs/operations.md"));
        var names = exposition()
                .lines()
                .filter(line -> line.startsWith("# TYPE rightsizer_") || line.startsWith("# TYPE http_"))
                .map(line -> line.split(" ", -1)[2])
                .toList();

        assertThat(names).hasSizeGreaterThan(25).allMatch(name -> page.contains("`" + name + "`"));
        assertThat(alerts()).allMatch(alert -> page.contains("| `" + alert + "` |"));
    }

    /// Prometheus reads the expressions as recording rules.
    @Test
    void prometheusUnderstandsEveryExpressionOfTheDashboard() throws Exception {
        var rules = new StringBuilder("groups:\n- name: dashboard\n  rules:\n");
        for (var expression : expressions()) {
            rules.append("  - record: dashboard:panel:value\n    labels: {number: \"")
                    .append(rules.length())
                    .append("\"}\n    expr: ")
                    .append(new ObjectMapper().writeValueAsString(withoutVariables(expression)))
                    .append('\n');
        }
        var file = Files.writeString(directory.resolve("dashboard.yaml"), rules);

        var judgement = Promtool.judge(new byte[0], directory, "check", "rules", file.toString());

        assertThat(judgement.said()).contains("SUCCESS: " + expressions().size() + " rules found");
        assertThat(judgement.exitCode()).as(judgement.said()).isZero();
    }

    @Test
    void panelsHaveNumbersOfTheirOwnAndNoOverlap() throws IOException {
        var ids = new TreeSet<Integer>();
        var cells = new TreeSet<String>();
        for (var panel : panels()) {
            assertThat(ids.add(panel.required("id").asInt())).isTrue();
            var place = panel.required("gridPos");
            for (int column = 0; column < place.required("w").asInt(); column++) {
                var x = place.required("x").asInt() + column;
                assertThat(x).isLessThan(24);
                for (int line = 0; line < place.required("h").asInt(); line++) {
                    assertThat(cells.add(x + "/" + (place.required("y").asInt() + line)))
                            .as("panel %s overlaps another", panel.path("title"))
                            .isTrue();
                }
            }
        }
    }

    private static List<String> alerts() throws IOException {
        return Files.readString(RULES)
                .lines()
                .filter(line -> line.contains("- alert: "))
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .toList();
    }

    private static Set<String> metrics(String text) {
        return METRIC.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> exposed() throws IOException {
        return exposition()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// After a complete run, which that of the sample is not.
    private static String exposition() throws IOException {
        var metrics = FullMetrics.of(MetricsOptions.DEFAULTS);
        var run = PricedRuns.shop();
        metrics.show(new LatestRun(run, PricedRuns.costs(run), FullMetrics.NOW, Optional.of(FullMetrics.NOW), 0));
        return new String(metrics.expose(null).body(), UTF_8);
    }

    /// Without what only tells other series apart or is a moment of another series.
    private static Set<String> ours() throws IOException {
        var families = new TreeSet<String>();
        exposition()
                .lines()
                .filter(line -> line.startsWith("# TYPE rightsizer_"))
                .map(line -> line.split(" ", -1)[2])
                .forEach(families::add);
        families.removeAll(Set.of(
                "rightsizer_run_as_of_timestamp_seconds",
                "rightsizer_run_last_completion_timestamp_seconds",
                "rightsizer_history_last_write_timestamp_seconds",
                "rightsizer_history_disk_size_bytes",
                "rightsizer_history_readable",
                "rightsizer_build_info"));
        return families;
    }

    private static Path dashboard() {
        return DEPLOY.resolve("grafana/rightsizer.json");
    }

    private static List<JsonNode> panels() throws IOException {
        var panels = new ArrayList<JsonNode>();
        new ObjectMapper().readTree(dashboard().toFile()).required("panels").forEach(panels::add);
        return panels;
    }

    private static List<String> expressions() throws IOException {
        return panels().stream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.required("expr").asText())
                .toList();
    }

    private static String withoutVariables(String expression) {
        var plain = expression
                .replace("$__rate_interval", "5m")
                .replace("$__range", "30d")
                .replace("$instance", ".*")
                .replace("$cluster", ".*");
        assertThat(plain).doesNotContain("$");
        return plain;
    }
}
