package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.workload.Autoscaler;
import io.rightsizer.analyzer.workload.Autoscaler.Origin;
import io.rightsizer.analyzer.workload.Autoscaler.Resource;
import io.rightsizer.analyzer.workload.Autoscaler.Target;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Criticality;
import io.rightsizer.analyzer.workload.Demands;
import io.rightsizer.analyzer.workload.ManagedRuntime;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryTest {

    private final SimulatedCluster cluster = new SimulatedCluster();

    @Test
    void findsTheDeploymentBehindAPodWithItsRequestsAndReplicas() throws IOException {
        cluster.web("shop", "web", "web-6d4cf56db6-abcde")
                .series("kube_deployment_spec_replicas", 3, "namespace", "shop", "deployment", "web")
                .amounts("kube_pod_container_resource_limits", "shop", "web-6d4cf56db6-abcde", "app", 2, 2L << 30);

        var row = (Collected.Observed) cluster.collect().only();

        assertThat(row.workload().id()).hasToString("shop/Deployment/web");
        assertThat(row.workload().replicas()).isEqualTo(3);
        assertThat(row.container().current())
                .isEqualTo(new Resources(
                        new ResourceAmounts(Cpu.millicores(1000), Memory.parse("1Gi")),
                        new ResourceAmounts(Cpu.millicores(2000), Memory.parse("2Gi"))));
        assertThat(row.history().pods()).singleElement().satisfies(pod -> {
            assertThat(pod.pod()).isEqualTo("web-6d4cf56db6-abcde");
            assertThat(pod.cpu().known()).containsOnly(0.25);
            assertThat(pod.memory().known()).containsOnly(100e6);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "StatefulSet, db, db-0, shop/StatefulSet/db/app",
        "DaemonSet, agent, agent-x7k2p, shop/DaemonSet/agent/app",
        "StrimziPodSet, kafka, kafka-1, shop/StrimziPodSet/kafka/app",
        "CloneSet, game, game-abc, shop/CloneSet/game/app",
        "<none>, <none>, lonely, shop/Pod/lonely/app",
        "'', '', lonely, shop/Pod/lonely/app",
        "Node, node-1, kube-proxy-node-1, shop/Node/kube-proxy/app",
        "ReplicaSet, orphan-1, orphan-1-abcde, shop/ReplicaSet/orphan-1/app",
        "Job, import, import-zzzzz, shop/Job/import/app",
    })
    void namesTheWorkloadAfterWhateverOwnsThePod(String kind, String owner, String pod, String expected)
            throws IOException {
        cluster.pod("shop", pod, kind, owner).container("shop", pod, "app").usage("shop", pod, "app", 0.1, 1e6);

        assertThat(cluster.collect().summary()).containsExactly("Observed " + expected);
    }

    @Test
    void followsReplicaSetsJobsAndReplicationControllersToTheirOwners() throws IOException {
        cluster.replicaSet("shop", "canary-5f", "Rollout", "canary")
                .pod("shop", "canary-5f-aaaaa", "ReplicaSet", "canary-5f")
                .series(
                        "kube_job_owner",
                        1,
                        "namespace",
                        "shop",
                        "job_name",
                        "report-29000001",
                        "owner_kind",
                        "CronJob",
                        "owner_name",
                        "report")
                .pod("shop", "report-29000001-bbbbb", "Job", "report-29000001")
                .series(
                        "kube_replicationcontroller_owner",
                        1,
                        "namespace",
                        "shop",
                        "replicationcontroller",
                        "legacy-4",
                        "owner_kind",
                        "DeploymentConfig",
                        "owner_name",
                        "legacy")
                .pod("shop", "legacy-4-ccccc", "ReplicationController", "legacy-4");
        for (var pod : new String[] {"canary-5f-aaaaa", "report-29000001-bbbbb", "legacy-4-ccccc"}) {
            cluster.container("shop", pod, "app").usage("shop", pod, "app", 0.1, 1e6);
        }

        assertThat(cluster.collect().names())
                .containsExactly(
                        "shop/CronJob/report/app", "shop/DeploymentConfig/legacy/app", "shop/Rollout/canary/app");
    }

    @Test
    void countsDeadPodsAsHistoryOfTheirWorkload() throws IOException {
        cluster.between(115, 60).web("shop", "web", "web-1-aaaaa");
        cluster.between(59, 0).web("shop", "web", "web-2-bbbbb");

        var row = (Collected.Observed) cluster.collect().only();

        assertThat(row.history().pods()).extracting("pod").containsExactly("web-1-aaaaa", "web-2-bbbbb");
        assertThat(row.workload().replicas()).isEqualTo(1);
    }

    @Test
    void takesCurrentRequestsFromTheNewestReplicaSetInTheMiddleOfARollout() throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa").web("shop", "web", "web-1-bbbbb");
        cluster.replicaSet("shop", "web-2", "Deployment", "web")
                .pod("shop", "web-2-ccccc", "ReplicaSet", "web-2")
                .container("shop", "web-2-ccccc", "app")
                .requests("shop", "web-2-ccccc", "app", 0.5, 256 << 20)
                .usage("shop", "web-2-ccccc", "app", 0.1, 1e6)
                .series("kube_replicaset_created", 1000, "namespace", "shop", "replicaset", "web-1")
                .series("kube_replicaset_created", 2000, "namespace", "shop", "replicaset", "web-2");

        assertThat(cluster.collect().only().container().current().requests())
                .isEqualTo(new ResourceAmounts(Cpu.millicores(500), Memory.parse("256Mi")));
    }

    @Test
    void takesTheLastKnownRequestsOfACronJobBetweenTwoRuns() throws IOException {
        for (var run : new int[] {1, 2}) {
            cluster.between(100 - run * 30, 95 - run * 30)
                    .series(
                            "kube_job_owner",
                            1,
                            "namespace",
                            "shop",
                            "job_name",
                            "report-2900000" + run,
                            "owner_kind",
                            "CronJob",
                            "owner_name",
                            "report")
                    .pod("shop", "report-2900000" + run + "-aaaaa", "Job", "report-2900000" + run)
                    .requests("shop", "report-2900000" + run + "-aaaaa", "job", run, run * 1e6)
                    .usage("shop", "report-2900000" + run + "-aaaaa", "job", 0.1, 1e6);
        }

        var row = cluster.collect().observed("shop/CronJob/report/job");

        assertThat(row.container().current().requests().cpu()).isEqualTo(Cpu.millicores(2000));
        assertThat(row.workload().replicas()).isZero();
        assertThat(row.history().pods()).hasSize(2);
    }

    @Test
    void skipsWhatNoLongerRuns() throws IOException {
        cluster.between(115, 30).web("shop", "old", "old-1-aaaaa");

        var row = (Collected.Skipped) cluster.collect().only();

        assertThat(row.code()).isEqualTo("NOT_RUNNING");
        assertThat(row.container().current().requests().cpu()).isEqualTo(Cpu.millicores(1000));
    }

    @Test
    void sizesADeploymentThatWantsPodsButHasNoneAtTheEnd() throws IOException {
        cluster.between(115, 30).web("shop", "web", "web-1-aaaaa");
        cluster.alive().series("kube_deployment_spec_replicas", 2, "namespace", "shop", "deployment", "web");

        assertThat(cluster.collect().summary()).containsExactly("Observed shop/Deployment/web/app");
    }

    @Test
    void skipsAContainerWithoutUsageAndOneWithoutSpecification() throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa")
                .container("shop", "web-1-aaaaa", "silent")
                .usage("shop", "web-1-aaaaa", "debugger-x", 0.1, 1e6)
                .usage("shop", "unlisted", "app", 0.1, 1e6);

        assertThat(cluster.collect().summary())
                .containsExactly(
                        "Observed shop/Deployment/web/app",
                        "NO_SPEC shop/Deployment/web/debugger-x",
                        "NO_USAGE shop/Deployment/web/silent",
                        "NO_SPEC shop/Pod/unlisted/app");
    }

    @Test
    void knowsThatAListedContainerWithoutRequestsSetsNothing() throws IOException {
        cluster.pod("shop", "db-0", "StatefulSet", "db")
                .container("shop", "db-0", "db")
                .usage("shop", "db-0", "db", 0.1, 1e6);

        assertThat(cluster.collect()
                        .observed("shop/StatefulSet/db/db")
                        .container()
                        .current())
                .isEqualTo(Resources.NONE);
    }

    @Test
    void tellsInitContainersAndNativeSidecarsFromAppContainers() throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa")
                .series(
                        "kube_pod_init_container_info",
                        1,
                        "namespace",
                        "shop",
                        "pod",
                        "web-1-aaaaa",
                        "container",
                        "proxy",
                        "restart_policy",
                        "Always")
                .usage("shop", "web-1-aaaaa", "proxy", 0.1, 1e6)
                .series(
                        "kube_pod_init_container_resource_requests",
                        0.5,
                        "namespace",
                        "shop",
                        "pod",
                        "web-1-aaaaa",
                        "container",
                        "migrate",
                        "resource",
                        "cpu")
                .usage("shop", "web-1-aaaaa", "migrate", 0.1, 1e6);

        var result = cluster.collect();

        assertThat(result.row("shop/Deployment/web/app").container().type()).isEqualTo(ContainerType.APP);
        assertThat(result.row("shop/Deployment/web/proxy").container().type()).isEqualTo(ContainerType.SIDECAR);
        var migrate = result.row("shop/Deployment/web/migrate").container();
        assertThat(migrate.type()).isEqualTo(ContainerType.INIT);
        assertThat(migrate.current().requests().cpu()).isEqualTo(Cpu.millicores(500));
    }

    @Test
    void skipsAContainerThatTheNewestPodsNoLongerHave() throws IOException {
        cluster.between(115, 60)
                .web("shop", "web", "web-1-aaaaa")
                .container("shop", "web-1-aaaaa", "legacy")
                .usage("shop", "web-1-aaaaa", "legacy", 0.1, 1e6);
        cluster.between(59, 0).web("shop", "web", "web-2-bbbbb");

        assertThat(cluster.collect().summary())
                .containsExactly("Observed shop/Deployment/web/app", "NOT_RUNNING shop/Deployment/web/legacy");
    }

    @Test
    void readsTheAutoscalerTheLimitRangeTheNodesAndTheLabels() throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa")
                .series(
                        "kube_horizontalpodautoscaler_info",
                        1,
                        "namespace",
                        "shop",
                        "horizontalpodautoscaler",
                        "web-hpa",
                        "scaletargetref_kind",
                        "Deployment",
                        "scaletargetref_name",
                        "web")
                .series("kube_horizontalpodautoscaler_spec_min_replicas", 2, hpa())
                .series("kube_horizontalpodautoscaler_spec_max_replicas", 9, hpa())
                .series("kube_horizontalpodautoscaler_spec_target_metric", 80, target("cpu", "utilization"))
                .series("kube_horizontalpodautoscaler_spec_target_metric", 1e9, target("memory", "average"))
                .series("kube_limitrange", 0.05, limitRange("cpu", "min"))
                .series("kube_limitrange", 4e9, limitRange("memory", "max"))
                .series("kube_limitrange", 0.5, limitRange("cpu", "default"))
                .series("kube_node_status_allocatable", 7.91, "node", "n1", "resource", "cpu")
                .series("kube_node_status_allocatable", 15.89, "node", "n2", "resource", "cpu")
                .series("kube_node_status_allocatable", 32e9, "node", "n1", "resource", "memory")
                .series(
                        "kube_deployment_labels",
                        1,
                        "namespace",
                        "shop",
                        "deployment",
                        "web",
                        "label_team",
                        "checkout",
                        "label_evil",
                        "a\nb: c");

        var workload = cluster.collect().only().workload();

        assertThat(workload.autoscaler())
                .isEqualTo(new Autoscaler(
                        "web-hpa",
                        2,
                        9,
                        List.of(
                                new Target.Utilization(Resource.CPU, 80),
                                new Target.AverageValue(Resource.MEMORY, 1e9)),
                        Origin.MANIFEST));
        assertThat(workload.rules().min()).isEqualTo(new ResourceAmounts(Cpu.millicores(50), null));
        assertThat(workload.rules().max()).isEqualTo(new ResourceAmounts(null, Memory.bytes(4_000_000_000L)));
        assertThat(workload.rules().defaultLimits()).isEqualTo(new ResourceAmounts(Cpu.millicores(500), null));
        assertThat(workload.largestNode())
                .isEqualTo(new ResourceAmounts(Cpu.millicores(15890), Memory.bytes(32_000_000_000L)));
        assertThat(workload.labels()).containsExactly(java.util.Map.entry("team", "checkout"));
    }

    /// Labels as kube-state-metrics exports them, through a scrape that adds its own `container` to every series.
    @Test
    void tellsTheKindsOfAutoscalerTargetsApart() throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa")
                .series(
                        "kube_horizontalpodautoscaler_info",
                        1,
                        hpa("scaletargetref_kind", "Deployment", "scaletargetref_name", "web"))
                .series("kube_horizontalpodautoscaler_labels", 1, hpa("label_scaledobject_keda_sh_name", "web"))
                .series(
                        "kube_poddisruptionbudget_status_desired_healthy",
                        3,
                        "namespace",
                        "shop",
                        "poddisruptionbudget",
                        "web-pdb")
                .series(
                        "kube_horizontalpodautoscaler_spec_target_metric",
                        80,
                        target("cpu", "utilization", "container", "kube-state-metrics"))
                .series(
                        "kube_horizontalpodautoscaler_spec_target_metric",
                        60,
                        target("cpu", "utilization", "container", "app"))
                .series("kube_horizontalpodautoscaler_spec_target_metric", 0.5, target("cpu", "average"))
                .series("kube_horizontalpodautoscaler_spec_target_metric", 5, target("s0-rabbitmq-orders", "average"));

        var workload = cluster.collect().only().workload();

        assertThat(workload.healthyPods()).isEqualTo(3);
        assertThat(workload.autoscaler()).isNotNull().satisfies(autoscaler -> {
            assertThat(autoscaler.origin()).isEqualTo(Origin.KEDA);
            assertThat(autoscaler.targets())
                    .containsExactlyInAnyOrder(
                            new Target.Utilization(Resource.CPU, 80),
                            new Target.ContainerUtilization("app", Resource.CPU, 60),
                            new Target.AverageValue(Resource.CPU, 0.5),
                            new Target.Other("s0-rabbitmq-orders"));
        });
    }

    @Test
    void addsUpThePoolsOfAJvmAndTakesPeaksOfTheRest() throws IOException {
        cluster.web("shop", "java", "java-1-aaaaa")
                .series("jvm_memory_used_bytes", 1e6, jvm("area", "heap", "id", "G1 Old Gen"))
                .series("jvm_memory_max_bytes", -1, jvm("area", "heap", "id", "G1 Eden Space"))
                .series("jvm_memory_max_bytes", 512 << 20, jvm("area", "heap", "id", "G1 Old Gen"))
                .series("jvm_memory_used_bytes", 60 << 20, jvm("area", "nonheap", "id", "Metaspace"))
                .changing(
                        "jvm_memory_used_bytes",
                        minutes -> minutes == 60 ? 40 << 20 : 30 << 20,
                        jvm("area", "nonheap", "id", "CodeCache"))
                .series("jvm_buffer_memory_used_bytes", 8 << 20, jvm("id", "direct"))
                .series("jvm_buffer_memory_used_bytes", 900 << 20, jvm("id", "mapped"))
                .series("jvm_threads_live_threads", 33, jvm())
                .series("jvm_gc_live_data_size_bytes", 90 << 20, jvm());

        assertThat(cluster.collect().only().container().runtime())
                .isEqualTo(new ManagedRuntime.Jvm(
                        Memory.parse("512Mi"), Memory.parse("90Mi"), Memory.parse("100Mi"), Memory.parse("8Mi"), 33));
    }

    @Test
    void readsTheNamesOfTheJavaClientsAndDoesNotAddUpTwoScrapesOfOnePod() throws IOException {
        cluster.web("shop", "java", "java-1-aaaaa");
        for (var job : new String[] {"pods", "services"}) {
            cluster.with("job", job)
                    .series("jvm_memory_bytes_max", 256 << 20, jvm("area", "heap"))
                    .series("jvm_memory_bytes_used", 50 << 20, jvm("area", "nonheap"))
                    .series("jvm_buffer_pool_used_bytes", 4 << 20, jvm("pool", "direct"))
                    .series("jvm_threads_current", 20, jvm())
                    .series("jvm_memory_pool_collection_used_bytes", 70 << 20, jvm("pool", "Tenured Gen"));
        }

        assertThat(cluster.collect().only().container().runtime())
                .isEqualTo(new ManagedRuntime.Jvm(
                        Memory.parse("256Mi"), Memory.parse("70Mi"), Memory.parse("50Mi"), Memory.parse("4Mi"), 20));
    }

    @Test
    void takesAShareOfTheHeapForTheLiveSetAndZeroForNothingTold() throws IOException {
        cluster.web("shop", "java", "java-1-aaaaa")
                .series("jvm_memory_max_bytes", 400 << 20, jvm("area", "heap", "id", "Tenured Gen"))
                .series("jvm_memory_usage_after_gc_percent", 0.25, jvm("area", "heap", "pool", "long-lived"))
                .series("jvm_gc_live_data_size_bytes", 0, jvm());

        assertThat(cluster.collect().only().container().runtime())
                .isEqualTo(new ManagedRuntime.Jvm(Memory.parse("400Mi"), Memory.parse("100Mi"), null, null, 0));
    }

    /// Go tells 2^63 - 1 where GOMEMLIMIT is not set.
    @ParameterizedTest
    @CsvSource({
        "go_gc_gomemlimit_bytes, 943718400, Go[memoryLimit=900Mi]",
        "go_gc_gomemlimit_bytes, 9.223372036854775807e18, Go[memoryLimit=null]",
        "nodejs_heap_size_limit_bytes, 536870912, NodeJs[heapLimit=512Mi]",
        "nodejs_heap_size_total_bytes, 99, NodeJs[heapLimit=null]",
        "python_gc_objects_collected_total, 5, Unknown[]",
    })
    void readsWhatGoAndNodeTell(String metric, double value, String expected) throws IOException {
        cluster.web("shop", "java", "java-1-aaaaa").series(metric, value, jvm());

        assertThat(cluster.collect().only().container().runtime()).hasToString(expected);
    }

    private static String[] jvm(String... more) {
        return Stream.concat(Stream.of("namespace", "shop", "pod", "java-1-aaaaa"), Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void asksNothingMoreAboutJvmsWhereThereAreNone() throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa").collect();

        assertThat(cluster.server.asked).noneMatch(query -> query.startsWith("max_over_time"));
    }

    @Test
    void knowsTheTierByPriorityClassAndByAnnotation() throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa")
                .web("shop", "api", "api-1-aaaaa")
                .series(
                        "kube_pod_info",
                        1,
                        "namespace",
                        "shop",
                        "pod",
                        "web-1-aaaaa",
                        "priority_class",
                        "system-cluster-critical")
                .series(
                        "kube_deployment_annotations",
                        1,
                        "namespace",
                        "shop",
                        "deployment",
                        "api",
                        "annotation_rightsizer_io_tier",
                        "batch",
                        "annotation_rightsizer_io_qos",
                        "guaranteed");

        var result = cluster.collect();

        assertThat(result.row("shop/Deployment/web/app").workload().demands())
                .isEqualTo(new Demands(Criticality.CRITICAL, false));
        assertThat(result.row("shop/Deployment/api/app").workload().demands())
                .isEqualTo(new Demands(Criticality.BATCH, true));
    }

    @Test
    void recognisesAJvmByItsMetricsWithAndWithoutTheContainersName() throws IOException {
        cluster.web("shop", "java", "java-1-aaaaa")
                .series("jvm_memory_used_bytes", 1, "namespace", "shop", "pod", "java-1-aaaaa", "area", "heap")
                .web("shop", "web", "web-1-aaaaa");

        var result = cluster.collect();

        assertThat(result.row("shop/Deployment/java/app").container().runsJvm()).isTrue();
        assertThat(result.row("shop/Deployment/web/app").container().runsJvm()).isFalse();
    }

    @Test
    void neverLetsAHostileNameGetFurtherThanAHarmlessMessage() throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa")
                .pod("../../etc", "x", "Deployment", "web")
                .container("../../etc", "x", "app")
                .pod("shop", "evil", "StatefulSet", "a: b\n\u001b[31m")
                .container("shop", "evil", "app")
                .container("shop", "web-1-aaaaa", "$(rm -rf)")
                .usage("shop", "evil", "app", 0.1, 1e6)
                .usage("shop", "web-1-aaaaa", "$(rm -rf)", 0.1, 1e6)
                .usage("shop", "web-1-aaaaa", "=cmd()", 0.1, 1e6);

        var summary = cluster.collect().summary();

        assertThat(summary)
                .containsExactly(
                        "BAD_NAME shop/Deployment/web/_cmd__",
                        "Observed shop/Deployment/web/app",
                        "BAD_NAME ______etc/Deployment/web/app",
                        "BAD_NAME shop/Deployment/web/__rm_-rf_",
                        "BAD_NAME shop/StatefulSet/a__b___31m/app");
    }

    @Test
    void prefersTheNamesAScrapeHasRenamed() throws IOException {
        cluster.with("namespace", "monitoring", "pod", "ksm-0", "container", "ksm")
                .series(
                        "kube_pod_owner",
                        1,
                        "exported_namespace",
                        "shop",
                        "exported_pod",
                        "db-0",
                        "owner_kind",
                        "StatefulSet",
                        "owner_name",
                        "db")
                .series(
                        "kube_pod_container_resource_requests",
                        2,
                        "exported_namespace",
                        "shop",
                        "exported_pod",
                        "db-0",
                        "exported_container",
                        "db",
                        "resource",
                        "cpu")
                .series(Queries.CPU, 0.5, renamed())
                .series(Queries.MEMORY, 5e6, renamed());

        var row = (Collected.Observed) cluster.collect().only();

        assertThat(row.workload().id()).hasToString("shop/StatefulSet/db");
        assertThat(row.container().current().requests().cpu()).isEqualTo(Cpu.millicores(2000));
        assertThat(row.history().pods().getFirst().memory().known()).containsOnly(5e6);
    }

    @Test
    void keepsClustersApartByTheirLabelAndReadsOneIfAsked() throws IOException {
        cluster.with("region", "eu").web("shop", "web", "web-1-aaaaa");
        cluster.with("region", "us").web("shop", "web", "web-1-aaaaa");
        var all = new CollectorOptions("region", null, null, 250, 2, null, null);
        var one = new CollectorOptions("region", "us", null, 250, 2, null, null);

        assertThat(cluster.collect(all).rows())
                .extracting(row -> row.workload().id().cluster())
                .containsExactly("eu", "us");
        assertThat(cluster.collect(one).rows())
                .extracting(row -> row.workload().id().cluster())
                .containsExactly("us");
    }

    @Test
    void readsTheNamespacesThatMatch() throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa").web("shop-test", "web", "web-1-aaaaa");

        var shop = new CollectorOptions("cluster", null, "shop", 250, 2, null, null);

        assertThat(cluster.collect(shop).names()).containsExactly("shop/Deployment/web/app");
    }

    @Test
    void asksForFactsOfTheChosenNamespacesOnlyOnceItIsKnownWhatNamespacesAreCalled() throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa").web("shop-test", "web", "web-1-aaaaa");

        cluster.collect(new CollectorOptions("cluster", null, "shop", 250, 2, null, null));

        assertThat(cluster.server.asked)
                .contains("last_over_time(kube_pod_container_resource_requests{namespace=~\"shop\"}[600s])")
                .contains("last_over_time(kube_node_status_allocatable[600s])");
    }

    @Test
    void takesImpossibleAmountsForUnknownWhichLeavesTheRunComplete() throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa").requests("shop", "web-1-aaaaa", "app", -1, 1e30);

        var result = cluster.collect();

        assertThat(result.report().warnings())
                .containsExactly("kube-state-metrics gives amounts no container can have, which are taken for unknown: "
                        + "cpu -1.0 of shop/web-1-aaaaa/app, and 1 more");
        assertThat(result.report().complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1st", "k8s.cluster", "cluster\"}", "région", "a b"})
    void refusesAClusterLabelThatIsNoLabelName(String label) {
        assertThatThrownBy(() -> new CollectorOptions(label, null, null, 250, 2, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the cluster label must be a Prometheus label name like cluster");
    }

    @Test
    void refusesNamespacesThatAreNoRegularExpression() {
        assertThatThrownBy(() -> new CollectorOptions("cluster", null, "shop-(", 250, 2, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shop-(");
    }

    @Test
    void countsFactsOfTwoKubeStateMetricsReplicasOnce() throws IOException {
        for (var replica : new String[] {"a", "b"}) {
            cluster.with("prometheus_replica", replica).web("shop", "web", "web-1-aaaaa");
        }

        var row = (Collected.Observed) cluster.collect().only();

        assertThat(row.workload().replicas()).isEqualTo(1);
        assertThat(row.history().pods()).hasSize(1);
    }

    private static String[] hpa(String... more) {
        var own = Stream.of("namespace", "shop", "horizontalpodautoscaler", "web-hpa");
        return Stream.concat(own, Stream.of(more)).toArray(String[]::new);
    }

    private static String[] target(String metric, String type, String... more) {
        var own = Stream.of(hpa("metric_name", metric, "metric_target_type", type));
        return Stream.concat(own, Stream.of(more)).toArray(String[]::new);
    }

    private static String[] limitRange(String resource, String constraint) {
        return new String[] {
            "namespace",
            "shop",
            "limitrange",
            "bounds",
            "type",
            "Container",
            "resource",
            resource,
            "constraint",
            constraint
        };
    }

    private static String[] renamed() {
        return new String[] {
            "exported_namespace", "shop", "exported_pod", "db-0", "exported_container", "db", "id", "/kubepods/db"
        };
    }
}
