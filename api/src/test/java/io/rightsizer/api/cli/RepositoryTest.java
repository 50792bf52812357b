package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rightsizer.patches.kustomize.Kustomize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `patch --repo`, `verify` and `pr` without a forge, on the manifests of the demo's cluster.
class RepositoryTest {

    private final Path directory;
    private final DemoCheckout checkout;

    RepositoryTest(@TempDir Path directory) throws IOException {
        this.directory = directory.resolve("config");
        this.checkout = DemoCheckout.in(this.directory);
    }

    @BeforeEach
    void needsKustomize() throws Exception {
        Kustomize.render(directory.resolve("clusters/prod/shop"));
    }

    @Test
    void everyWorkloadOfTheRunHasOneOutcome() throws IOException {
        var rows = outcomes(patch("-o", "json"));

        assertThat(rows).hasSize(39);
        assertThat(outcome(rows, "shop/Deployment/checkout"))
                .isEqualTo("EDITED clusters/prod/shop/checkout-resources.yaml 3");
        assertThat(outcome(rows, "search/Deployment/indexer"))
                .isEqualTo("EDITED apps/search/deployment-indexer.yaml 3");
        assertThat(outcome(rows, "shop/Rollout/pricing-engine"))
                .startsWith("COMPONENT clusters/prod/shop/rightsizing/rollout-pricing-engine.yaml ");
        assertThat(outcome(rows, "shop/Deployment/cart")).isEqualTo("UNCHANGED  0");
        assertThat(outcome(rows, "sandbox/Pod/debug-shell")).isEqualTo("NOT_PATCHABLE  0");
        assertThat(row(rows, "observability/Deployment/grafana")
                        .required("reason")
                        .textValue())
                .contains("clusters/prod/observability/grafana.yaml");
    }

    @Test
    void aSecondTimeThereIsNothingToDo() throws IOException {
        patch();
        var after = checkout.texts();

        var rows = outcomes(patch("-o", "json"));

        assertThat(checkout.texts()).isEqualTo(after);
        assertThat(rows.values())
                .extracting(row -> row.required("outcome").textValue())
                .containsOnly("UNCHANGED", "NOT_MAPPED", "NOT_PATCHABLE");
    }

    @Test
    void aDryRunChangesNothing() throws IOException {
        var before = checkout.texts();

        var table = patch("--dry-run");

        assertThat(checkout.texts()).isEqualTo(before);
        assertThat(table.outLines().getLast())
                .isEqualTo("17 edited, 9 component, 10 unchanged, 1 not mapped, 2 not patchable");
    }

    @Test
    void stagingStaysAsItIs() throws Exception {
        var staging = directory.resolve("clusters/staging/shop");
        var before = Kustomize.render(staging);

        patch();

        assertThat(Kustomize.render(staging)).isEqualTo(before);
        assertThat(Kustomize.render(directory.resolve("clusters/prod/shop"))).contains("cpu: 670m");
    }

    @Test
    void changesOnlyWhereItMay() throws IOException {
        var config =
                Files.writeString(directory.resolveSibling("rightsizer.yaml"), "repository: {paths: [clusters/**]}\n");

        var rows = outcomes(patch("-o", "json", "-c", config.toString()));

        assertThat(outcome(rows, "shop/Deployment/checkout")).startsWith("EDITED clusters/");
        assertThat(outcome(rows, "search/Deployment/indexer"))
                .startsWith("COMPONENT clusters/prod/search/rightsizing/");
        assertThat(checkout.texts().keySet().stream().filter(path -> path.contains("rightsizing")))
                .allMatch(path -> path.startsWith("clusters/prod/"));
    }

    @Test
    void valuesOfAChartAreChangedWhereAMappingSaysSo() throws IOException {
        var config = Files.writeString(directory.resolveSibling("rightsizer.yaml"), """
                repository:
                  charts:
                    - {namespace: observability, kind: Deployment, name: grafana,
                       file: clusters/prod/observability/grafana.yaml, path: resources}
                """);

        var rows = outcomes(patch("-o", "json", "-c", config.toString()));

        assertThat(outcome(rows, "observability/Deployment/grafana"))
                .isEqualTo("HELM_VALUES clusters/prod/observability/grafana.yaml 3");
        assertThat(directory.resolve("clusters/prod/observability/grafana.yaml"))
                .content()
                .endsWith("""
                    values:
                      resources:
                        requests:
                          cpu: "500m"
                          memory: 512Mi
                        limits:
                          memory: 512Mi
                """.indent(-2));
    }

    @Test
    void verifyIsContentWithWhatPatchWrote() {
        patch();

        var verified = rightsizer("verify", directory.toString());

        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(verified.out()).isEqualTo("10 kustomizations rendered, 0 failing, 0 to look at\n");
    }

    @Test
    void verifyNamesThePatchOfAContainerThatWasRenamed() throws IOException {
        patch();
        var manifest = directory.resolve("apps/shop/deployment-catalog.yaml");
        Files.writeString(manifest, Files.readString(manifest).replace("- name: catalog", "- name: katalog"));

        var verified = rightsizer("verify", directory.toString(), "-o", "json");

        assertThat(verified.exitCode()).isEqualTo(5);
        assertThat(verified.json()).anySatisfy(finding -> {
            assertThat(finding.required("code").textValue()).isEqualTo("NO_CONTAINER");
            assertThat(finding.required("file").textValue())
                    .isEqualTo("clusters/prod/shop/rightsizing/deployment-catalog.yaml");
        });
    }

    @Test
    void withoutATokenPullRequestsAreShownAndNothingIsWritten() throws IOException {
        var before = checkout.texts();

        var shown = rightsizer("pr", "--repo", directory.toString(), "--from", DemoRun.saved(), "--base", "main");

        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(checkout.texts()).isEqualTo(before);
        assertThat(shown.out())
                .contains("━━ rightsizer/default/storefront/up")
                .contains("+            cpu: \"400m\"")
                .contains(
                        "image-resizer spec.template.spec.containers[image-resizer].resources.requests.cpu  250m → 400m")
                .contains("create branch rightsizer/default/storefront/up at a commit of 3 files")
                .contains("8 opened, 4 waiting, 1 left out");
        assertThat(shown.complaints())
                .containsExactly(
                        "no token: planned as a first run, without asking the forge what is open",
                        "dry run: nothing was written; --apply does it");
    }

    @Test
    void toWriteTakesAToken() {
        var refused = rightsizer("pr", "--repo", directory.toString(), "--from", DemoRun.saved(), "--apply");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.complaints())
                .containsExactly(
                        "rightsizer: --apply writes to the forge, which needs a token: name its file by --token-file");
    }

    private Invocation patch(String... more) {
        var command = new ArrayList<>(List.of("patch", "--repo", directory.toString(), "--from", DemoRun.saved()));
        command.addAll(List.of(more));
        var patched = rightsizer(command.toArray(String[]::new));
        assertThat(patched.exitCode()).as(patched.err()).isZero();
        return patched;
    }

    private static Map<String, JsonNode> outcomes(Invocation invocation) throws IOException {
        var rows = new LinkedHashMap<String, JsonNode>();
        invocation.json().forEach(row -> rows.put(row.required("workload").textValue(), row));
        return rows;
    }

    private static String outcome(Map<String, JsonNode> rows, String workload) {
        var row = row(rows, workload);
        return row.required("outcome").textValue() + " " + row.required("file").textValue() + " "
                + row.required("lines").intValue();
    }

    private static JsonNode row(Map<String, JsonNode> rows, String workload) {
        return Objects.requireNonNull(rows.get(workload), workload);
    }
}
