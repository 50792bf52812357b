package io.rightsizer.patches.placement;

import static io.rightsizer.patches.placement.Wanted.change;
import static io.rightsizer.patches.placement.Wanted.withTarget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One repository after the other, each with its own way to make a change hard.
class PlacementTest {

    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              template:
                spec:
                  containers:
                    - name: web
                      image: web:1
                      resources:
                        requests: {cpu: 1, memory: 1Gi}
                        limits: {cpu: 2}
            """;

    private final Repository repository;

    PlacementTest(@TempDir Path directory) throws Exception {
        this.repository = new Repository(directory)
                .with("base/web.yaml", WEB)
                .with("base/kustomization.yaml", "resources: [web.yaml]\n")
                .with("eu/kustomization.yaml", "namespace: eu\nresources: [../base]\n")
                .with("us/kustomization.yaml", "namespace: us\nresources: [../base]\n");
    }

    @Test
    void writesAComponentThatNamesTheWorkloadAsTheBaseDoes() throws Exception {
        TreeWriter.write(
                repository.plan(change("eu/Deployment/web", "web requests.cpu=250m limits.cpu=-")),
                repository.checkout());

        assertThat(repository.text("eu/kustomization.yaml"))
                .isEqualTo("namespace: eu\nresources: [../base]\ncomponents:\n- rightsizing\n");
        assertThat(repository.text("eu/rightsizing/deployment-web.yaml")).isEqualTo("""
                # Written by rightsizer; the next run replaces this file.
                # Deployment eu/web
                # web: cpu 9 → 250m, cpu limit 9 → none
                #   The 99th percentile of 14 days and 15 % more.
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: web
                spec:
                  template:
                    spec:
                      containers:
                      - name: web
                        resources:
                          requests:
                            cpu: "250m"
                          limits:
                            cpu: null
                """);
        assertThat(repository.texts()).doesNotContainKey("us/rightsizing/kustomization.yaml");
    }

    @Test
    void keepsWhatEarlierRunsWroteForTheSameWorkload() throws Exception {
        TreeWriter.write(
                repository.plan(change("eu/Deployment/web", "web requests.cpu=250m limits.cpu=-")),
                repository.checkout());

        TreeWriter.write(
                repository.plan(change("eu/Deployment/web", "web requests.memory=512Mi")), repository.checkout());

        assertThat(repository.text("eu/rightsizing/deployment-web.yaml")).endsWith("""
                        resources:
                          requests:
                            cpu: "250m"
                            memory: "512Mi"
                          limits:
                            cpu: null
                """);
    }

    @Test
    void leavesAPatchAloneThatAPersonPutBehindOurs() throws Exception {
        TreeWriter.write(repository.plan(change("eu/Deployment/web", "web requests.cpu=250m")), repository.checkout());
        repository.with("eu/kustomization.yaml", """
                namespace: eu
                resources: [../base]
                components: [rightsizing]
                patches:
                  - path: more.yaml
                """).with("eu/more.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec: {template: {spec: {containers: [{name: web, resources: {requests: {cpu: 800m}}}]}}}
                """);

        var plan = repository.plan(change("eu/Deployment/web", "web requests.cpu=260m"));

        assertThat(plan.files()).isEmpty();
        assertThat(plan.workloads().getFirst().as()).isEqualTo(PlacedAs.OVERRIDDEN);
        assertThat(plan.workloads().getFirst().file()).isEqualTo("eu/more.yaml");
        assertThat(Verification.of(repository.checkout(), repository.index(), PlacementSettings.DEFAULTS))
                .containsExactly(new Finding(
                        "eu",
                        "eu/rightsizing/deployment-web.yaml",
                        FindingCode.OVERRIDDEN,
                        "It sets cpu 250m for web of Deployment web, and something behind it sets 800m."));
    }

    /// A schema of the overlay's own makes kustomize replace lists of containers instead of merging them.
    @Test
    void countsContainersWhereTheOverlayHasItsOwnSchema() throws Exception {
        repository
                .with("eu/kustomization.yaml", "resources: [../base]\nnamespace: eu\nopenapi: {path: schema.json}\n")
                .with("eu/schema.json", "{\"definitions\": {}}");

        var plan = repository.plan(change("eu/Deployment/web", "web requests.cpu=250m"));

        assertThat(plan.workloads().getFirst().as()).isEqualTo(PlacedAs.COMPONENT);
        assertThat(plan.rendered())
                .extracting(RenderedChange::path)
                .containsExactly("spec.template.spec.containers[web].resources.requests.cpu");
    }

    @Test
    void editsADirectoryOfPlainManifestsInPlace() throws Exception {
        repository
                .with("plain/web.yaml", WEB.replace("{name: web}", "{name: plain, namespace: eu}  # Flux applies it"))
                .with("flux/apps.yaml", """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: apps, namespace: flux-system}
                spec: {path: ./plain, prune: true, interval: 5m, sourceRef: {kind: GitRepository, name: shop}}
                """);

        var plan = repository.plan(change("eu/Deployment/plain", "web requests.cpu=250m"));

        assertThat(plan.workloads().getFirst().reason())
                .isEqualTo("plain/web.yaml sets it, and no other root uses that file.");
        assertThat(plan.files()).extracting(FileChange::path).containsExactly("plain/web.yaml");
        assertThat(plan.files().getFirst().after()).contains("requests: {cpu: 250m, memory: 1Gi}");
    }

    @Test
    void changesTheTargetOfTheAutoscalerTogetherWithTheRequest() throws Exception {
        repository
                .with("base/kustomization.yaml", "resources: [web.yaml, hpa.yaml]\n")
                .with("base/hpa.yaml", """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: web}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
                  maxReplicas: 5
                  metrics:
                    - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 40}}}
                """);

        var plan = repository.plan(withTarget(change("eu/Deployment/web", "web requests.cpu=500m"), "web", 40, 80));

        assertThat(plan.rendered())
                .extracting(RenderedChange::path, RenderedChange::after)
                .containsExactly(
                        tuple("spec.template.spec.containers[web].resources.requests.cpu", "500m"),
                        tuple("spec.metrics[0].resource.target.averageUtilization", "80"));
        assertThat(plan.files()).extracting(FileChange::path).contains("eu/rightsizing/deployment-web~hpa.yaml");
    }

    @Test
    void blocksARequestWhoseAutoscalerIsNotInTheRepository() throws Exception {
        var plan = repository.plan(withTarget(change("eu/Deployment/web", "web requests.cpu=500m"), "web", 40, 80));

        assertThat(plan.files()).isEmpty();
        assertThat(plan.workloads().getFirst().as()).isEqualTo(PlacedAs.BLOCKED);
    }

    @Test
    void setsTheValuesOfAHelmRelease() throws Exception {
        repository
                .with("eu/kustomization.yaml", "resources: [../base, release.yaml]\nnamespace: eu\n")
                .with("eu/release.yaml", """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: shop}
                spec:
                  values:
                    api:
                      resources:
                        requests:
                          cpu: 1   # from the vendor
                """);
        var charts = PlacementSettings.DEFAULTS.withCharts(List.of(new ChartValues(
                "", "eu", "Deployment", "shop-api", "api", "eu/release.yaml", List.of("api", "resources"))));

        var plan = repository.plan(charts, change("eu/Deployment/shop-api", "api requests.cpu=250m limits.cpu=-"));

        assertThat(plan.workloads().getFirst().as()).isEqualTo(PlacedAs.HELM_VALUES);
        assertThat(plan.files().getFirst().after()).endsWith("""
                        requests:
                          cpu: 250m   # from the vendor
                        limits:
                          cpu: null
                """);
    }

    @Test
    void tellsWhyAWorkloadIsNotMapped() throws Exception {
        var plan = repository.plan(change("eu/Deployment/elsewhere", "web requests.cpu=250m"));

        assertThat(plan.workloads().getFirst().as()).isEqualTo(PlacedAs.NOT_MAPPED);
        assertThat(plan.workloads().getFirst().reason()).isNotBlank();
    }

    @Test
    void noticesAPatchOfOursThatHasLostItsContainer() throws Exception {
        TreeWriter.write(repository.plan(change("eu/Deployment/web", "web requests.cpu=250m")), repository.checkout());
        repository.with("base/web.yaml", WEB.replace("- name: web", "- name: renamed"));

        assertThat(Verification.of(repository.checkout(), repository.index(), PlacementSettings.DEFAULTS))
                .extracting(Finding::code)
                .containsExactly(FindingCode.NO_IMAGE, FindingCode.CHANGES_MORE, FindingCode.NO_CONTAINER);
    }

    @Test
    void namesThePatchOfOursThatBreaksARoot() throws Exception {
        TreeWriter.write(repository.plan(change("eu/Deployment/web", "web requests.cpu=250m")), repository.checkout());
        repository.with("base/web.yaml", WEB.replace("{name: web}", "{name: renamed}"));

        assertThat(Verification.of(repository.checkout(), repository.index(), PlacementSettings.DEFAULTS))
                .extracting(Finding::file, Finding::code)
                .containsExactly(tuple("eu/rightsizing/deployment-web.yaml", FindingCode.NOT_RENDERABLE));
    }

    @Test
    void leavesADirectoryOfThatNameAloneThatIsNotOurs() throws Exception {
        repository.with("eu/rightsizing/kustomization.yaml", "kind: Component\n");

        var plan = repository.plan(change("eu/Deployment/web", "web requests.cpu=250m"));

        assertThat(plan.files()).isEmpty();
        assertThat(plan.workloads().getFirst().as()).isEqualTo(PlacedAs.NOT_EDITABLE);
    }

    @Test
    void goesOnWithTheOthersWhereACheckBlocksOne() throws Exception {
        repository
                .with("base/kustomization.yaml", "resources: [web.yaml, api.yaml]\n")
                .with("base/api.yaml", WEB.replace("{name: web}", "{name: api}"));

        var plan = repository.plan(
                change("eu/Deployment/api", "web requests.cpu=250m"),
                change("eu/Deployment/web", "web requests.cpu=3"));

        assertThat(plan.workloads())
                .extracting(PlacedWorkload::as)
                .containsExactly(PlacedAs.COMPONENT, PlacedAs.BLOCKED);
        assertThat(plan.files())
                .extracting(FileChange::path)
                .containsExactly(
                        "eu/kustomization.yaml",
                        "eu/rightsizing/deployment-api.yaml",
                        "eu/rightsizing/kustomization.yaml");
    }
}
