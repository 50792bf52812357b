package io.rightsizer.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.recommendation.LimitPolicy;
import io.rightsizer.analyzer.recommendation.SizingSettings;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.NamespaceRules;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.TierRules;
import io.rightsizer.analyzer.workload.Workload;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.api.config.ConfigSources.Flag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {

    private final Path file;

    ConfigTest(@TempDir Path directory) {
        this.file = directory.resolve("rightsizer.yaml");
    }

    @Test
    void isTheShippedDefaultsWithoutAnySource() {
        var config = Config.load(ConfigSources.none());

        assertThat(config.sizing()).isEqualTo(SizingSettings.DEFAULTS);
        assertThat(config.window()).isEqualTo(Duration.ofDays(14));
        assertThat(config.prometheus()).isEmpty();
    }

    @Test
    void readsPriorityClassesAsAListOrWithCommas() throws IOException {
        var list = load("tiers: {label: example.com/tier, critical: [payments, system-node-critical]}");
        var text = load("tiers: {label: example.com/tier, critical: 'payments, system-node-critical'}");

        assertThat(list.collector().tiers())
                .isEqualTo(text.collector().tiers())
                .isEqualTo(new TierRules("example.com/tier", Set.of("payments", "system-node-critical"), Set.of()));
        assertThat(Config.load(ConfigSources.none()).collector().tiers()).isEqualTo(TierRules.DEFAULTS);
    }

    @Test
    void readsEveryKind() throws IOException {
        var config = load("""
                window: 36h
                policy: peak
                cpu: {percentile: 95, buffer: 20%, floor: 0.1, ceiling: 2}
                memory: {buffer: 0.1, spread: 3, floor: 64Mi, round: 16Mi}
                limits: guaranteed
                guardrails: {minHistory: 12h, minChange: 10%}
                prometheus:
                  url: https://prometheus.example.com/prod
                  bearerTokenFile: /secrets/token
                  headers: {X-Scope-OrgID: team-a}
                  namespaces: shop|web
                """);

        var policy = config.sizing().policySettings();
        assertThat(config.window()).isEqualTo(Duration.ofHours(36));
        assertThat(config.sizing().policy()).isEqualTo("peak");
        assertThat(policy.cpuPercentile()).isEqualTo(95);
        assertThat(policy.cpuBuffer()).isEqualTo(0.2);
        assertThat(policy.memoryBuffer()).isEqualTo(0.1);
        assertThat(policy.memorySpread()).isEqualTo(3);
        assertThat(policy.limits()).isEqualTo(LimitPolicy.GUARANTEED);
        assertThat(policy.floor()).isEqualTo(new ResourceAmounts(Cpu.millicores(100), Memory.mebibytes(64)));
        assertThat(policy.ceiling()).isEqualTo(new ResourceAmounts(Cpu.millicores(2000), null));
        assertThat(config.sizing().guardrails().minHistory()).isEqualTo(Duration.ofHours(12));
        assertThat(config.sizing().guardrails().minChange()).isEqualTo(0.1);
        assertThat(config.prometheus()).hasValueSatisfying(access -> {
            assertThat(access.url()).hasToString("https://prometheus.example.com/prod");
            assertThat(access.bearerTokenFile()).isEqualTo(Path.of("/secrets/token"));
            assertThat(access.headers()).containsEntry("X-Scope-OrgID", "team-a");
        });
        assertThat(config.collector().namespaces()).isEqualTo("shop|web");
    }

    @Test
    void takesTheFlagBeforeTheEnvironmentBeforeTheFileBeforeTheDefault() throws IOException {
        Files.writeString(file, "window: 7d\npolicy: peak\ncpu: {floor: 20m}\n");
        var environment = Map.of("RIGHTSIZER_WINDOW", "8d", "RIGHTSIZER_POLICY", "vpa", "RIGHTSIZER_PORT", "tcp://1");

        var config = Config.load(new ConfigSources(Map.of("window", new Flag("--window", "9d")), environment, file));

        assertThat(config.settings())
                .contains(
                        new Setting("window", "9d", "--window"),
                        new Setting("policy", "vpa", "RIGHTSIZER_POLICY"),
                        new Setting("cpu.floor", "20m", file + " line 3"),
                        new Setting("memory.floor", "32Mi", "default"),
                        new Setting("cpu.ceiling", "", "default"));
    }

    @Test
    void namesVariablesAfterKeys() throws IOException {
        var environment = Map.of("RIGHTSIZER_GUARDRAILS_MIN_CPU_CHANGE", "50m");

        assertThat(Config.load(new ConfigSources(Map.of(), environment, null))
                        .sizing()
                        .guardrails()
                        .minCpuChange())
                .isEqualTo(Cpu.millicores(50));
    }

    @Test
    void appliesMatchingOverridesInOrder() throws IOException {
        var rules = load("""
                        policy: split
                        overrides:
                          - namespaces: [shop, "team-*"]
                            policy: peak
                            cpu: {buffer: 50%}
                          - kinds: [StatefulSet]
                            labels: {tier: data*}
                            policy: vpa
                        """).rules();

        assertThat(rules.settingsFor(workload("web", "Deployment", Map.of())).policy())
                .isEqualTo("split");
        assertThat(rules.settingsFor(workload("team-a", "Deployment", Map.of())).policy())
                .isEqualTo("peak");
        var both = rules.settingsFor(workload("shop", "StatefulSet", Map.of("tier", "database")));
        assertThat(both.policy()).isEqualTo("vpa");
        assertThat(both.policySettings().cpuBuffer()).isEqualTo(0.5);
    }

    @Test
    void letsAFlagStandAboveOverrides() throws IOException {
        Files.writeString(file, "overrides: [{namespaces: [shop], policy: vpa}]\n");
        var flags = Map.of("policy", new Flag("--policy", "peak"));

        var rules = Config.load(new ConfigSources(flags, Map.of(), file)).rules();

        assertThat(rules.settingsFor(workload("shop", "Deployment", Map.of())).policy())
                .isEqualTo("peak");
    }

    @Test
    void masksHeaders() throws IOException {
        var config = load("prometheus: {url: 'http://p:9090', headers: {X-Api-Key: s3cret}}\n");

        assertThat(config.settings())
                .contains(new Setting("prometheus.headers.X-Api-Key", "********", file + " line 1"))
                .noneMatch(setting -> setting.value().contains("s3cret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`memory:\n  bufer: 1` | unknown key 'memory.bufer' in FILE line 2 column 3; did you mean 'buffer'?",
                "`polcy: peak` | unknown key 'polcy' in FILE line 1 column 1; did you mean 'policy'?",
                "`overrides: [{window: 7d}]` | unknown key 'window' in FILE line 1 column 14; known are policy, cpu,",
                "`policy: peek` | policy must be the name of a policy, but FILE line 1 says 'peek': there is no such policy; did you mean 'peak'?",
                "`window: 14` | window must be a duration like 14d, but FILE line 1 says '14'",
                "`window: 0d` | it must be longer than 0",
                "`cpu: {percentile: 101}` | it is outside 0 to 100",
                "`cpu: {floor: 1 core}` | cpu.floor must be an amount like 10m",
                "`cpu: {floor: 1e30}` | cpu.floor must be an amount like 10m",
                "`cpu: {floor: 2, ceiling: 1}` | cpu.floor 2 (FILE line 1) is above cpu.ceiling 1 (FILE line 1)",
                "`overrides: [{memory: {ceiling: 16Mi}}]` | memory.floor 32Mi (default) is above memory.ceiling 16Mi",
                "`guardrails: {minCoverage: 120%}` | it is above 100%",
                "`memory: {buffer: -10%}` | is negative",
                "`memory: 512Mi` | memory must hold keys and values; see FILE line 1",
                "`overrides: {policy: peak}` | overrides must be a list",
                "`overrides: [{namespaces: []}]` | namespaces in FILE line 1 is an empty list",
                "`window: [14d]` | window must be a single value; see FILE line 1",
                "`window: 7d\nwindow: 8d` | key 'window' stands twice in the file; the second is in FILE line 2 column 1",
                "`window: [` | FILE line 1 is not YAML",
                "`- a` | the file must hold keys and values",
                "`prometheus: {url: prometheus:9090}` | write it like http://prometheus:9090",
                "`prometheus: {namespaces: '('}` | prometheus.namespaces must be a regular expression",
                "`prometheus: {clusterLabel: 'k8s.cluster'}` | prometheus.clusterLabel must be the name of a label",
            })
    void saysWhatToMend(String yaml, String complaint) {
        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(complaint.replace("FILE", file.toString()));
    }

    @Test
    void neverRepeatsAPasswordFromAnAddress() {
        assertThatThrownBy(() -> load("prometheus: {url: 'http://me:s3cret@prometheus:9090'}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("name it in prometheus.basicAuthFile")
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void namesAMissingFile() {
        assertThatThrownBy(() -> Config.load(new ConfigSources(Map.of(), Map.of(), file)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("there is no configuration file " + file);
    }

    @Test
    void acceptsAnEmptyFileAndEmptyValues() throws IOException {
        assertThat(load("").sizing()).isEqualTo(SizingSettings.DEFAULTS);
        assertThat(load("# nothing\ncpu:\nmemory: {ceiling: }\n").sizing()).isEqualTo(SizingSettings.DEFAULTS);
    }

    private Config load(String yaml) throws IOException {
        return Config.load(new ConfigSources(Map.of(), Map.of(), Files.writeString(file, yaml)));
    }

    private static Workload workload(String namespace, String kind, Map<String, String> labels) {
        var id = new WorkloadId("", namespace, new WorkloadKind(kind), "one");
        return new Workload(id, 1, labels, List.of(), null, NamespaceRules.NONE, ResourceAmounts.NONE);
    }
}
