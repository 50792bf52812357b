package io.rightsizer.patches.kustomize;

import static io.rightsizer.patches.kustomize.Sample.id;
import static io.rightsizer.patches.kustomize.Sample.keep;
import static io.rightsizer.patches.kustomize.Sample.recommendation;
import static io.rightsizer.patches.kustomize.Sample.resize;
import static io.rightsizer.patches.kustomize.Sample.resources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.patches.kustomize.PatchReport.LeftOut;
import io.rightsizer.patches.kustomize.PatchReport.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentWriterTest {

    private final Path directory;
    private final Path out;

    ComponentWriterTest(@TempDir Path directory) {
        this.directory = directory;
        this.out = directory.resolve("patches");
    }

    @Test
    void writesAStrategicMergeForASingleContainer() throws IOException {
        ComponentWriter.write(List.of(resize("Deployment", "web.v1", "no", "1/1Gi/2/1Gi", "250m/1Gi/-/1Gi")), out);

        assertThat(out.resolve("default/shop/deployment-web.v1.yaml")).hasContent("""
                        # Written by rightsizer patch; the next run replaces this file.
                        # Deployment shop/web.v1
                        # no: cpu 1 → 250m, cpu limit 2 → none
                        #   p99 of 14 days
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata:
                          name: web.v1
                        spec:
                          template:
                            spec:
                              containers:
                              - name: "no"
                                resources:
                                  requests:
                                    cpu: "250m"
                                  limits:
                                    cpu: null
                        """);
        assertThat(out.resolve("default/shop/kustomization.yaml")).hasContent("""
                        # Written by rightsizer patch; the next run replaces this file.
                        # Resources of namespace shop
                        apiVersion: kustomize.config.k8s.io/v1alpha1
                        kind: Component
                        patches:
                        - path: deployment-web.v1.yaml
                          target: {group: apps, version: v1, kind: Deployment, name: "^web\\\\.v1$", namespace: "^(shop|default)$"}
                        """);
        assertThat(content(out))
                .containsOnlyKeys(
                        "README.md", "default/shop/deployment-web.v1.yaml", "default/shop/kustomization.yaml");
    }

    @Test
    void writesAJsonPatchForACustomKindWithASingleContainer() throws IOException {
        ComponentWriter.write(List.of(resize("Rollout", "web", "web", "1/1Gi/2/1Gi", "2/1Gi/-/1Gi")), out);

        assertThat(out.resolve("default/shop/rollout-web.yaml")).hasContent("""
                        # Written by rightsizer patch; the next run replaces this file.
                        # Rollout shop/web
                        # web: cpu 1 → 2, cpu limit 2 → none
                        #   p99 of 14 days
                        - op: test
                          path: "/spec/template/spec/containers/0/name"
                          value: web
                        - op: add
                          path: "/spec/template/spec/containers/0/resources/requests/cpu"
                          value: "2"
                        - op: remove
                          path: "/spec/template/spec/containers/0/resources/limits/cpu"
                        """);
    }

    @Test
    void patchesACopyOfTheContainersWhenThereAreSeveral() throws IOException {
        var web = id("Deployment", "web");
        ComponentWriter.write(
                List.of(
                        resize(web, "web", ContainerType.APP, "1/-/2/-", "250m/-/-/-"),
                        keep(web, "log", ContainerType.APP),
                        resize(web, "proxy", ContainerType.SIDECAR, "-/-/-/-", "-/64Mi/-/64Mi")),
                out);

        assertThat(out.resolve("default/shop/deployment-web.yaml")).hasContent("""
                        # Written by rightsizer patch; the next run replaces this file.
                        # Deployment shop/web
                        # Its pods have several containers; kustomization.yaml says how this is applied.
                        # proxy: memory none → 64Mi, memory limit none → 64Mi
                        #   p99 of 14 days
                        # web: cpu 1 → 250m, cpu limit 2 → none
                        #   p99 of 14 days
                        apiVersion: rightsizer.io/v1
                        kind: Containers
                        metadata:
                          name: shop.deployment-web
                        initContainers:
                          proxy:
                            resources:
                              requests:
                                memory: "64Mi"
                              limits:
                                memory: "64Mi"
                        containers:
                          web:
                            resources:
                              requests:
                                cpu: "250m"
                              limits:
                                cpu: null
                        """);
    }

    @Test
    void copiesDeclaredContainersOncePerNamespace() throws IOException {
        var web = id("StatefulSet", "web");
        ComponentWriter.write(
                List.of(
                        resize("CronJob", "nightly", "job", "1/-/-/-", "250m/-/-/-"),
                        resize(web, "web", ContainerType.APP, "1/-/-/-", "250m/-/-/-"),
                        keep(web, "log", ContainerType.APP)),
                out);

        assertThat(out.resolve("default/shop/kustomization.yaml")).hasContent("""
                        # Written by rightsizer patch; the next run replaces this file.
                        # Resources of namespace shop
                        # Where a pod has several containers, the changed ones are copied first, see declared/, merged
                        # with the file here, and written back by name: that keeps their order.
                        apiVersion: kustomize.config.k8s.io/v1alpha1
                        kind: Component
                        components: [declared]
                        patches:
                        - path: cronjob-nightly.yaml
                          target: {group: batch, version: v1, kind: CronJob, name: "^nightly$", namespace: "^(shop|default)$"}
                        - path: statefulset-web.yaml
                          target: {kind: Containers, name: "^shop\\\\.statefulset-web$"}
                        replacements:
                        - source: {kind: Containers, name: shop.statefulset-web, fieldPath: containers.web.resources}
                          targets:
                          - select: {group: apps, version: v1, kind: StatefulSet, name: web, namespace: shop}
                            fieldPaths: ["spec.template.spec.containers.[name=web].resources"]
                            options: {create: true}
                          - select: {group: apps, version: v1, kind: StatefulSet, name: web, namespace: default}
                            fieldPaths: ["spec.template.spec.containers.[name=web].resources"]
                            options: {create: true}
                        """);
        assertThat(out.resolve("default/shop/declared/kustomization.yaml")).hasContent("""
                        # Written by rightsizer patch; the next run replaces this file.
                        # Runs first: copies containers as the manifests declare them.
                        apiVersion: kustomize.config.k8s.io/v1alpha1
                        kind: Component
                        resources: [containers.yaml]
                        replacements:
                        - source: {group: apps, version: v1, kind: StatefulSet, name: web, fieldPath: "spec.template.spec.containers.[name=web]"}
                          targets:
                          - select: {kind: Containers, name: shop.statefulset-web}
                            fieldPaths: [containers.web]
                            options: {create: true}
                        """);
        assertThat(out.resolve("default/shop/declared/containers.yaml")).hasContent("""
                        # Written by rightsizer patch; the next run replaces this file.
                        # Filled and dropped by kustomize; never part of its output.
                        apiVersion: rightsizer.io/v1
                        kind: Containers
                        metadata:
                          name: shop.statefulset-web
                          annotations:
                            config.kubernetes.io/local-config: "true"
                        """);
    }

    @Test
    void countsNoInjectedContainerAmongTheDeclaredOnes() throws IOException {
        var mesh = id("Deployment", "mesh");
        var report = ComponentWriter.write(
                List.of(
                        resize(mesh, "web", ContainerType.APP, "1/-/-/-", "2/-/-/-"),
                        injected(mesh, "istio-proxy", ContainerType.APP)),
                out);

        assertThat(content(out))
                .containsOnlyKeys("README.md", "default/shop/deployment-mesh.yaml", "default/shop/kustomization.yaml");
        assertThat(report.leftOut()).extracting(LeftOut::container).containsExactly("istio-proxy");
    }

    /// Their order is the order in which they run, and whether one is injected is a guess.
    @Test
    void countsInjectedContainersAmongInitContainers() throws IOException {
        var mesh = id("Deployment", "mesh");
        ComponentWriter.write(
                List.of(
                        resize(mesh, "migrate", ContainerType.INIT, "1/-/-/-", "2/-/-/-"),
                        injected(mesh, "istio-init", ContainerType.INIT)),
                out);

        assertThat(content(out)).containsKey("default/shop/declared/containers.yaml");
    }

    @Test
    void breaksALongExplanationIntoLinesOfAHundredCharacters() throws IOException {
        var why = "Memory request 271Mi is the highest working set over 14 days and 4 pods. Memory limit 324Mi is "
                + "1.10 × peak 270Mi + 4 × (p95 − p25) 6.6Mi. CPU request 164m is p99 of 8,064 points over 14 days and 4 pods.";
        var web = resize("Deployment", "web", "web", "1/-/-/-", "2/-/-/-");
        ComponentWriter.write(List.of(explained(web, why)), out);

        assertThat(out.resolve("default/shop/deployment-web.yaml")).content().startsWith("""
                # Written by rightsizer patch; the next run replaces this file.
                # Deployment shop/web
                # web: cpu 1 → 2
                #   Memory request 271Mi is the highest working set over 14 days and 4 pods. Memory limit 324Mi is
                #   1.10 × peak 270Mi + 4 × (p95 − p25) 6.6Mi. CPU request 164m is p99 of 8,064 points over 14 days
                #   and 4 pods.
                apiVersion: apps/v1
                """);
    }

    @Test
    void accountsForEveryRecommendationWithANextStep() throws IOException {
        var report = ComponentWriter.write(
                List.of(
                        resize("Deployment", "web", "web", "1/-/-/-", "2/-/-/-"),
                        resize("Deployment", "same", "web", "1/-/-/-", "1/-/-/-"),
                        resize("Series", "vm-17", "vm-17", "1/-/-/-", "2/-/-/-"),
                        resize("Pod", "debug", "shell", "1/-/-/-", "2/-/-/-"),
                        resize("Node", "kube-proxy-n1", "proxy", "1/-/-/-", "2/-/-/-"),
                        resize("StrimziPodSet", "kafka", "kafka", "1/-/-/-", "2/-/-/-"),
                        resize("Deployment", "../etc", "web", "1/-/-/-", "2/-/-/-"),
                        injected(id("Deployment", "mesh"), "istio-proxy", ContainerType.APP),
                        keep(id("Deployment", "quiet"), "web", ContainerType.APP)),
                out);

        assertThat(report.written())
                .containsExactly(new Written(
                        id("Deployment", "web"), Path.of("default/shop/deployment-web.yaml"), List.of("web")));
        assertThat(report.leftOut())
                .containsExactly(
                        leftOut(
                                "Deployment",
                                "../etc",
                                "web",
                                "Its name, or that of its workload or namespace, is not a legal Kubernetes name."),
                        leftOut(
                                "Deployment",
                                "mesh",
                                "istio-proxy",
                                "It is injected when the pod starts, so no manifest declares it; change the injector's settings."),
                        leftOut("Deployment", "same", "web", "It sets these amounts already."),
                        leftOut(
                                "Node",
                                "kube-proxy-n1",
                                "proxy",
                                "A static pod is declared in a file on its node; change it there."),
                        leftOut(
                                "Pod",
                                "debug",
                                "shell",
                                "A bare Pod cannot be changed in place; change what creates it, or create it anew."),
                        leftOut("Series", "vm-17", "vm-17", "It comes from a usage file, so no manifest is known."),
                        leftOut(
                                "StrimziPodSet",
                                "kafka",
                                "kafka",
                                "Where this kind keeps its containers is not known; change the resource that owns it."));
    }

    @Test
    void neverRemovesARequest() throws IOException {
        var report = ComponentWriter.write(List.of(resize("Deployment", "web", "web", "1/1Gi/-/-", "-/-/-/-")), out);

        assertThat(report.written()).isEmpty();
    }

    @Test
    void writesTheSameBytesWhateverTheOrderOfTheInput() throws IOException {
        var recommendations = new ArrayList<Recommendation>(List.of(
                resize("Deployment", "web", "web", "1/-/-/-", "2/-/-/-"),
                resize(id("Deployment", "two"), "b", ContainerType.APP, "1/-/-/-", "2/-/-/-"),
                resize(id("Deployment", "two"), "a", ContainerType.APP, "1/-/-/-", "2/-/-/-"),
                resize("Rollout", "web", "web", "1/-/-/-", "2/-/-/-")));
        ComponentWriter.write(recommendations, out);
        var first = content(out);
        Collections.reverse(recommendations);
        ComponentWriter.write(recommendations, out);

        assertThat(content(out)).isEqualTo(first);
        assertThat(directory).isDirectoryNotContaining(path -> !path.equals(out));
    }

    @Test
    void removesFilesOfWorkloadsThatNeedNothingAnyMore() throws IOException {
        ComponentWriter.write(List.of(resize("Deployment", "web", "web", "1/-/-/-", "2/-/-/-")), out);
        ComponentWriter.write(List.of(), out);

        assertThat(content(out)).containsOnlyKeys("README.md");
        assertThat(out.resolve("README.md")).hasContent("""
                <!-- Written by rightsizer patch; the next run replaces this file. -->

                # Resource patches

                There is nothing to change.
                """);
    }

    @Test
    void tellsInTheReadmeWhatToIncludeAndWhatWasLeftOut() throws IOException {
        ComponentWriter.write(
                List.of(
                        resize("Deployment", "web", "web", "1/-/4/-", "2/-/-/-"),
                        resize("Series", "x`|<b>\n# y", "vm", "1/-/-/-", "2/-/-/-")),
                out);

        assertThat(out.resolve("README.md"))
                .content()
                .contains("""
                        components:
                          - PATCHES/default/shop
                        """)
                .contains("`rightsizer patch --filter 'ns=shop,name=web' --out ANOTHER-DIRECTORY ...`\n")
                .contains("| `shop/Deployment/web` | `web` | cpu 1 → 2, cpu limit 4 → none |"
                        + " [deployment-web.yaml](default/shop/deployment-web.yaml) |\n")
                .contains(
                        "| `shop/Series/x'/<b> # y` | `vm` | It comes from a usage file, so no manifest is known. |\n");
    }

    @Test
    void refusesADirectoryWithSomebodyElsesFile() throws IOException {
        ComponentWriter.write(List.of(resize("Deployment", "web", "web", "1/-/-/-", "2/-/-/-")), out);
        var before = content(out);
        var mine = Files.writeString(out.resolve("default/notes.txt"), "mine");

        assertThatThrownBy(() -> ComponentWriter.write(List.of(), out))
                .isInstanceOf(OutputRefusedException.class)
                .hasMessage(mine + " was not written by rightsizer and would be lost; choose an empty directory");
        Files.delete(mine);
        assertThat(content(out)).isEqualTo(before);
    }

    @Test
    void followsNoSymbolicLink() throws IOException {
        var elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.createSymbolicLink(out, elsewhere);

        assertThatThrownBy(() -> ComponentWriter.write(List.of(), out))
                .isInstanceOf(OutputRefusedException.class)
                .hasMessage(out + " is not a directory; choose another one for the patches");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../etc", "/", "default", "README.md", "PROD", "a\nb: c", "arn:aws:eks:eu-west-1:1:cluster/x"
            })
    void keepsHostileClusterNamesInsideTheDirectory(String cluster) throws IOException {
        var id = new WorkloadId(cluster, "shop", WorkloadKind.DEPLOYMENT, "web");
        var report = ComponentWriter.write(
                List.of(
                        resize(id, "web", ContainerType.APP, "1/-/-/-", "2/-/-/-"),
                        resize("Deployment", "web", "web", "1/-/-/-", "2/-/-/-")),
                out);

        assertThat(report.written()).extracting(Written::file).doesNotHaveDuplicates();
        assertThat(report.written().getLast().file().getName(0).toString()).matches("[a-z0-9-]*~[0-9a-f]{12}");
        assertThat(directory).isDirectoryNotContaining(path -> !path.equals(out));
    }

    @Test
    void keepsHostileTextInsideComments() throws IOException {
        var web = resize(
                new WorkloadId("x\nkind: Secret\u2028y", "shop", WorkloadKind.DEPLOYMENT, "web"),
                "web",
                ContainerType.APP,
                "1/-/-/-",
                "2/-/-/-");
        var report = ComponentWriter.write(List.of(web), out);

        assertThat(out.resolve(report.written().getFirst().file())).content().startsWith("""
                # Written by rightsizer patch; the next run replaces this file.
                # Deployment shop/web, cluster x kind: Secret y
                # web: cpu 1 → 2
                """);
    }

    private static Recommendation injected(WorkloadId id, String container, ContainerType type) {
        return recommendation(id, container, type, "1/-/-/-", resources("2/-/-/-"), List.of(Code.INJECTED_SIDECAR));
    }

    private static Recommendation explained(Recommendation one, String why) {
        return new Recommendation(
                one.workload(),
                one.replicas(),
                one.container(),
                one.recommended(),
                one.nextStep(),
                one.verdict(),
                one.codes(),
                why,
                one.evidence());
    }

    private static LeftOut leftOut(String kind, String name, String container, String reason) {
        return new LeftOut(id(kind, name), container, reason);
    }

    private static Map<String, String> content(Path tree) throws IOException {
        var content = new TreeMap<String, String>();
        try (var files = Files.walk(tree)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                content.put(tree.relativize(file).toString(), Files.readString(file));
            }
        }
        return content;
    }
}
