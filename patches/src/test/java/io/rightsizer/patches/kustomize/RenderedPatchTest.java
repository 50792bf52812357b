package io.rightsizer.patches.kustomize;

import static io.rightsizer.patches.kustomize.Sample.resize;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.Recommendation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each case renders a real overlay without and with the written component and names every leaf that changed.
/// The traps are those of the truth table kept with the research on kustomize 5.5.
class RenderedPatchTest {

    private static final String TODAY = "1/1Gi/2/1Gi";
    private static final String NEXT = "250m/512Mi/-/600Mi";

    private final Path directory;

    RenderedPatchTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1, Deployment",
        "apps/v1, StatefulSet",
        "apps/v1, DaemonSet",
        "apps/v1, ReplicaSet",
        "v1, ReplicationController",
        "batch/v1, Job",
        "argoproj.io/v1alpha1, Rollout",
        "apps.openshift.io/v1, DeploymentConfig",
        "apps.kruise.io/v1alpha1, CloneSet"
    })
    void changesOnlyTheAmountsOfASingleContainer(String apiVersion, String kind) throws Exception {
        var manifest = """
                apiVersion: %s
                kind: %s
                metadata:
                  name: web
                spec:
                  template:
                    metadata:
                      labels: {app: web}
                    spec:
                      initContainers:
                        - {name: migrate, image: "migrate:1"}
                      containers:
                        - name: web
                          image: web:1
                          env: [{name: A, value: b}]
                          resources:
                            requests: {cpu: "1", memory: 1Gi, ephemeral-storage: 2Gi}
                            limits: {cpu: "2", memory: 1Gi, ephemeral-storage: 2Gi}
                """.formatted(apiVersion, kind);

        var difference = difference(manifest, resize(kind, "web", "web", TODAY, NEXT));

        assertThat(difference)
                .containsExactly(
                        "0.spec.template.spec.containers.0.resources.limits.cpu: 2 -> (absent)",
                        "0.spec.template.spec.containers.0.resources.limits.memory: 1Gi -> 600Mi",
                        "0.spec.template.spec.containers.0.resources.requests.cpu: 1 -> 250m",
                        "0.spec.template.spec.containers.0.resources.requests.memory: 1Gi -> 512Mi");
    }

    /// The lines of [RenderedDifference] for an overlay with prefix and namespace around these manifests.
    private List<String> difference(String manifests, Recommendation... recommendations) throws Exception {
        Files.createDirectories(directory.resolve("base"));
        Files.createDirectories(directory.resolve("overlay"));
        Files.writeString(directory.resolve("base/manifests.yaml"), manifests);
        Files.writeString(directory.resolve("base/kustomization.yaml"), "resources: [manifests.yaml]\n");
        var overlay = "namespace: shop\nnamePrefix: eu-\nresources: [../base]\n";
        Files.writeString(directory.resolve("overlay/kustomization.yaml"), overlay);
        var before = Kustomize.render(directory.resolve("overlay"));
        ComponentWriter.write(List.of(recommendations), directory.resolve("patches"));
        Files.writeString(
                directory.resolve("overlay/kustomization.yaml"), overlay + "components: [../patches/default/shop]\n");
        return RenderedDifference.between(before, Kustomize.render(directory.resolve("overlay")));
    }
}
