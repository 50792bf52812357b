package io.rightsizer.patches.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a patch does in kustomize. Patches are written the way they are because of these outcomes; a kustomize that
/// behaves otherwise must be looked at before any patch is written for it.
class KustomizeMergeTest {

    private static final String WEB = "web web:1 {limits={cpu=2, memory=1Gi}, requests={cpu=1, memory=1Gi}}";
    private static final String LOG = "log log:1 -";
    private static final String PATCHED = "web web:1 {limits={cpu=2, memory=1Gi}, requests={cpu=250m, memory=1Gi}}";

    private final Trial trial;

    KustomizeMergeTest(@TempDir Path directory) {
        trial = new Trial(directory);
    }

    /// Two init containers, the second a native sidecar, and two containers.
    private static String workload(String apiVersion, String kind) {
        var pod = """
                  initContainers:
                    - {name: migrate, image: "migrate:1"}
                    - {name: proxy, image: "proxy:1", restartPolicy: Always}
                  containers:
                    - {name: log, image: "log:1"}
                    - name: web
                      image: web:1
                      resources: {requests: {cpu: "1", memory: 1Gi}, limits: {cpu: "2", memory: 1Gi}}
                """;
        return metadata(apiVersion, kind) + template(kind) + pod.indent(kind.equals("CronJob") ? 8 : 4);
    }

    private static String metadata(String apiVersion, String kind) {
        return "apiVersion: " + apiVersion + "\nkind: " + kind + "\nmetadata: {name: web}\nspec:\n";
    }

    private static String template(String kind) {
        return kind.equals("CronJob")
                ? "  jobTemplate:\n    spec:\n      template:\n        spec:\n"
                : "  template:\n    spec:\n";
    }

    /// Each with one patch file.
    private Trial patched(String workload, String patch) throws Exception {
        return trial.with("kustomization.yaml", "resources: [workload.yaml]\npatches: [{path: patch.yaml}]\n")
                .with("workload.yaml", workload)
                .with("patch.yaml", patch);
    }

    private Trial merged(String apiVersion, String kind, String lists) throws Exception {
        var patch = metadata(apiVersion, kind) + template(kind) + lists.indent(kind.equals("CronJob") ? 10 : 6);
        return patched(workload(apiVersion, kind), patch);
    }

    private Trial operations(String kind, String operations) throws Exception {
        var apiVersion = kind.equals("Rollout") ? "argoproj.io/v1alpha1" : "apps/v1";
        return trial.with("kustomization.yaml", """
                        resources: [workload.yaml]
                        patches: [{path: patch.yaml, target: {kind: %s, name: web}}]
                        """.formatted(kind))
                .with("workload.yaml", workload(apiVersion, kind))
                .with("patch.yaml", operations);
    }

    private static final String LESS_CPU_FOR_WEB =
            "containers: [{name: log}, {name: web, resources: {requests: {cpu: 250m}}}]";

    @ParameterizedTest
    @CsvSource({
        "apps/v1, Deployment",
        "apps/v1, StatefulSet",
        "apps/v1, DaemonSet",
        "apps/v1, ReplicaSet",
        "batch/v1, Job",
        "batch/v1, CronJob"
    })
    void aMergePatchThatNamesAllContainersKeepsTheirOrderAndAllElse(String apiVersion, String kind) throws Exception {
        var object = merged(apiVersion, kind, LESS_CPU_FOR_WEB).object();

        assertThat(Trial.containers(object)).containsExactly(LOG, PATCHED);
        assertThat(Trial.initContainers(object)).containsExactly("migrate migrate:1 -", "proxy proxy:1 -");
    }

    @Test
    void aMergePatchThatNamesOneContainerMovesItToTheFront() throws Exception {
        var object = merged("apps/v1", "Deployment", "containers: [{name: web, resources: {requests: {cpu: 250m}}}]")
                .object();

        assertThat(Trial.containers(object)).containsExactly(PATCHED, LOG);
    }

    @Test
    void aNativeSidecarPatchedAloneMovesBeforeTheMigration() throws Exception {
        var object = merged(
                        "apps/v1", "Deployment", "initContainers: [{name: proxy, resources: {requests: {cpu: 1m}}}]")
                .object();

        assertThat(Trial.initContainers(object))
                .containsExactly("proxy proxy:1 {requests={cpu=1m}}", "migrate migrate:1 -");
    }

    @Test
    void theDirectiveForTheOrderIsNotHonouredAndLeaks() throws Exception {
        var object = merged("apps/v1", "Deployment", """
                        $setElementOrder/containers: [{name: log}, {name: web}]
                        containers: [{name: web, resources: {requests: {cpu: 250m}}}]
                        """).object();

        assertThat(Trial.containers(object)).containsExactly(PATCHED, LOG);
        assertThat(object.at("spec", "template", "spec", "$setElementOrder/containers"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wbe", "proxy"})
    void aNameThatIsNoContainerAddsOneWithoutImageSilently(String name) throws Exception {
        var object = merged(
                        "apps/v1", "Deployment", "containers: [{name: " + name + ", resources: {limits: {cpu: 1m}}}]")
                .object();

        assertThat(Trial.containers(object)).containsExactlyInAnyOrder(LOG, WEB, name + " - {limits={cpu=1m}}");
    }

    @ParameterizedTest
    @CsvSource({"argoproj.io/v1alpha1, Rollout", "apps.openshift.io/v1, DeploymentConfig"})
    void aMergePatchReplacesTheContainersOfCustomResourcesSilently(String apiVersion, String kind) throws Exception {
        var object = merged(
                        apiVersion,
                        kind,
                        "containers: [{name: log}, {name: web, resources: {requests: {cpu: 250m}, limits: {cpu: null}}}]")
                .object();

        assertThat(Trial.containers(object))
                .containsExactly("log - -", "web - {limits={cpu=null}, requests={cpu=250m}}");
    }

    @Test
    void anOpenApiSchemaMergesTheRolloutAndReplacesTheContainersOfADeployment() throws Exception {
        trial.with("schema.json", """
                        {"definitions": {"v1alpha1.Rollout": {
                          "x-kubernetes-group-version-kind":
                            [{"group": "argoproj.io", "kind": "Rollout", "version": "v1alpha1"}],
                          "type": "object", "properties": {"spec": {"type": "object", "properties": {"template":
                          {"type": "object", "properties": {"spec": {"type": "object", "properties": {"containers":
                          {"type": "array", "x-kubernetes-patch-merge-key": "name",
                           "x-kubernetes-patch-strategy": "merge", "items": {"type": "object"}}}}}}}}}}}}
                        """).with("kustomization.yaml", """
                        openapi: {path: schema.json}
                        resources: [deployment.yaml, rollout.yaml]
                        patches: [{path: deployment-patch.yaml}, {path: rollout-patch.yaml}]
                        """);
        for (var one : new String[][] {{"apps/v1", "Deployment"}, {"argoproj.io/v1alpha1", "Rollout"}}) {
            var name = one[1].equals("Rollout") ? "rollout" : "deployment";
            trial.with(name + ".yaml", workload(one[0], one[1]))
                    .with(
                            name + "-patch.yaml",
                            metadata(one[0], one[1]) + template(one[1]) + LESS_CPU_FOR_WEB.indent(6));
        }

        assertThat(trial.objects()).allSatisfy(object -> {
            if (object.id().kind().equals("Rollout")) {
                assertThat(Trial.containers(object)).containsExactly(LOG, PATCHED);
            } else {
                assertThat(Trial.containers(object)).containsExactly("log - -", "web - {requests={cpu=250m}}");
            }
        });
    }

    @Test
    void aMergePatchReplacesThePodsOfAStrimziPodSet() throws Exception {
        var declared = """
                apiVersion: core.strimzi.io/v1beta2
                kind: StrimziPodSet
                metadata: {name: kafka}
                spec: {pods: [{metadata: {name: kafka-0}}, {metadata: {name: kafka-1}}]}
                """;
        var patch = declared.replaceAll("spec: .*", "spec: {pods: [{metadata: {name: kafka-1, labels: {a: b}}}]}");

        assertThat(patched(declared, patch).object().at("spec", "pods").orElseThrow())
                .hasToString("[{metadata={labels={a=b}, name=kafka-1}}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rollout", "Deployment"})
    void aJsonPatchWithATestKeepsOrderAndAllElse(String kind) throws Exception {
        var object = operations(kind, """
                        - {op: test, path: /spec/template/spec/containers/1/name, value: web}
                        - {op: replace, path: /spec/template/spec/containers/1/resources/requests/cpu, value: 250m}
                        """).object();

        assertThat(Trial.containers(object)).containsExactly(LOG, PATCHED);
    }

    @Test
    void aJsonPatchWhoseTestFailsBreaksTheBuild() throws Exception {
        assertThat(operations("Rollout", "- {op: test, path: /spec/template/spec/containers/0/name, value: web}\n")
                        .error())
                .contains("test failed");
    }

    @Test
    void aJsonPatchAddsAMapButNothingBelowAnAbsentOne() throws Exception {
        assertThat(operations("Deployment", """
                                - {op: add, path: /spec/template/spec/containers/0/resources/requests/cpu, value: 1m}
                                """).error()).contains("containers/0/resources/requests/cpu");
        assertThat(Trial.containers(operations("Deployment", """
                                - op: add
                                  path: /spec/template/spec/containers/0/resources
                                  value: {requests: {cpu: 1m}}
                                """).object()))
                .containsExactly("log log:1 {requests={cpu=1m}}", WEB);
    }

    @Test
    void aJsonPatchReplacesAnAbsentLeafAndCannotRemoveIt() throws Exception {
        var absent = "/spec/template/spec/containers/1/resources/requests/ephemeral-storage";

        assertThat(Trial.containers(operations("Deployment", "- {op: replace, path: " + absent + ", value: 1Gi}\n")
                        .object()))
                .containsExactly(
                        LOG,
                        "web web:1 {limits={cpu=2, memory=1Gi}, requests={cpu=1, ephemeral-storage=1Gi, memory=1Gi}}");
        assertThat(operations("Deployment", "- {op: remove, path: " + absent + "}\n")
                        .error())
                .contains("Unable to remove nonexistent key");
        assertThat(operations("Deployment", "- {op: remove, path: /spec/template/spec/containers/2}\n")
                        .error())
                .contains("invalid index");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limits: {cpu: null}                       | {limits={memory=1Gi}, requests={cpu=1, memory=1Gi}}",
                "limits: null                              | {requests={cpu=1, memory=1Gi}}",
                "limits: {$patch: delete}                  | {requests={cpu=1, memory=1Gi}}",
                "limits: {$patch: replace, memory: 2Gi}    | {limits={memory=2Gi}, requests={cpu=1, memory=1Gi}}",
                "limits: {}                  | {limits={cpu=2, memory=1Gi}, requests={cpu=1, memory=1Gi}}"
            })
    void limitsAreRemovedByNullAndDirectives(String limits, String left) throws Exception {
        var object = merged(
                        "apps/v1", "Deployment", "containers: [{name: log}, {name: web, resources: {" + limits + "}}]")
                .object();

        assertThat(Trial.containers(object)).containsExactly(LOG, "web web:1 " + left);
    }

    @Test
    void removingALimitThatIsNotThereLeavesAnEmptyMap() throws Exception {
        var object = merged(
                        "apps/v1",
                        "Deployment",
                        "containers: [{name: log, resources: {limits: {cpu: null}}}, {name: web}]")
                .object();

        assertThat(Trial.containers(object)).containsExactly("log log:1 {limits={}}", WEB);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v1 | LimitRange | limits | [{type: Container, min: {cpu: 1m}}, {type: Pod}] | [{type: Pod, max: {cpu: 1}}]"
                        + " | [{max={cpu=1}, type=Pod}]",
                "autoscaling/v2 | HorizontalPodAutoscaler | metrics | [{type: Resource}, {type: Pods}] | [{type: Pods}]"
                        + " | [{type=Pods}]",
                "autoscaling.k8s.io/v1 | VerticalPodAutoscaler | resourcePolicy"
                        + " | {containerPolicies: [{containerName: a}, {containerName: b}]}"
                        + " | {containerPolicies: [{containerName: b, mode: 'Off'}]}"
                        + " | {containerPolicies=[{containerName=b, mode=Off}]}",
                "helm.toolkit.fluxcd.io/v2 | HelmRelease | values | {list: [{name: a}, {name: b}]}"
                        + " | {list: [{name: b}]} | {list=[{name=b}]}",
                "v1 | ResourceQuota | hard | {cpu: 1, memory: 1Gi} | {cpu: 2, memory: null} | {cpu=2}",
                "helm.toolkit.fluxcd.io/v2 | HelmRelease | values | {resources: {limits: {cpu: 1, memory: 1Gi}}}"
                        + " | {resources: {limits: {cpu: null}}} | {resources={limits={memory=1Gi}}}"
            })
    void listsOfOtherKindsAreReplacedAndMapsAreMerged(
            String apiVersion, String kind, String field, String declared, String patch, String rendered)
            throws Exception {
        var head = metadata(apiVersion, kind) + "  " + field + ": ";

        assertThat(patched(head + declared + "\n", head + patch + "\n")
                        .object()
                        .at("spec", field)
                        .orElseThrow())
                .hasToString(rendered);
    }

    /// The research found 0.2 printed as text; kustomize 5.5 keeps it a number.
    @Test
    void unquotedNumbersDoNotStayAsTheyWereWritten() throws Exception {
        var object = merged(
                        "apps/v1",
                        "Deployment",
                        "containers: [{name: log, resources: {requests: {cpu: 0.2, memory: 1e9}}}, {name: web}]")
                .object();

        assertThat(Trial.containers(object)).containsExactly("log log:1 {requests={cpu=0.2, memory=1000000000}}", WEB);
        assertThat(Manifest.at(
                        ((List<?>) object.at("spec", "template", "spec", "containers")
                                        .orElseThrow())
                                .getFirst(),
                        List.of("resources", "requests", "cpu")))
                .contains(0.2);
    }
}
