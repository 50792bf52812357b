package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.recommendation.Policies;
import io.rightsizer.analyzer.recommendation.PolicySettings;
import io.rightsizer.analyzer.recommendation.Seen;
import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.workload.Autoscaler;
import io.rightsizer.analyzer.workload.Autoscaler.Origin;
import io.rightsizer.analyzer.workload.Autoscaler.Resource;
import io.rightsizer.analyzer.workload.Autoscaler.Target;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What real servers hold, one oddity a namespace, read from a real Prometheus in both ways: by streamed remote read,
/// and by range queries through a proxy that knows no remote read.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealClusterTest {

    private enum Way {
        REMOTE_READ,
        RANGE_QUERY
    }

    /// Remote read is exact; range queries round to 0.05 millicores and up to a MiB.
    private static final double CORES = 0.0000501;

    private static final double MEBIBYTE = 1 << 20;

    private RealPrometheus prometheus;
    private ForwardingProxy withoutRemoteRead;
    private SimulatedCluster.Result byRemoteRead;
    private SimulatedCluster.Result byRangeQuery;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        RealPrometheus.assumeInstalled();
        var samples = cluster().server.openMetrics().writeTo(directory.resolve("samples.txt"));
        prometheus = RealPrometheus.loaded(samples, directory);
        withoutRemoteRead = ForwardingProxy.withoutRemoteRead(prometheus.uri());
        byRemoteRead = collect(prometheus.uri(), CollectorOptions.DEFAULTS);
        byRangeQuery = collect(withoutRemoteRead.uri(), CollectorOptions.DEFAULTS);
    }

    @AfterAll
    void stop() {
        if (prometheus != null) {
            withoutRemoteRead.close();
            prometheus.close();
        }
    }

    static SimulatedCluster cluster() {
        var cluster = new SimulatedCluster();
        scrapedTwice(cluster);
        lives(cluster);
        kinds(cluster);
        renamed(cluster);
        values(cluster);
        intervals(cluster);
        hostile(cluster);
        return cluster;
    }

    private static void scrapedTwice(SimulatedCluster cluster) {
        for (var replica : new String[] {"a", "b"}) {
            cluster.with("prometheus_replica", replica).web("ha", "web", "web-1-aaaaa");
        }
        cluster.with().web("kubelets", "web", "web-1-aaaaa");
        cluster.with("job", "kubelet-2").usage("kubelets", "web-1-aaaaa", "app", 0.25, 100e6);
        cluster.facts("cores", "web", "web-1-aaaaa");
        cluster.series(Queries.CPU, 0.5, core("cpu00")).series(Queries.CPU, 0.25, core("cpu01"));
        cluster.series(Queries.MEMORY, 70e6, core(""));
    }

    private static void lives(SimulatedCluster cluster) {
        cluster.with().between(115, 60).web("dead", "web", "web-1-aaaaa", 0.9, 900e6);
        cluster.alive().web("dead", "web", "web-2-bbbbb", 0.1, 100e6);

        cluster.facts("restarts", "web", "web-1-aaaaa");
        cluster.between(115, 60).with("id", "/first").usage("restarts", "web-1-aaaaa", "app", 0.9, 500e6);
        cluster.between(59, 0).with("id", "/second").usage("restarts", "web-1-aaaaa", "app", 0.1, 100e6);
        cluster.alive().with();

        cluster.facts("moved", "web", "web-1-aaaaa");
        cluster.between(115, 56).with("job", "cadvisor").usage("moved", "web-1-aaaaa", "app", 0.9, 800e6);
        cluster.between(55, 0).with("job", "kubelet").usage("moved", "web-1-aaaaa", "app", 0.1, 100e6);
        cluster.alive().with();

        cluster.facts("gaps", "web", "web-1-aaaaa");
        cluster.between(115, 80).usage("gaps", "web-1-aaaaa", "app", 0.2, 100e6);
        cluster.between(40, 0).usage("gaps", "web-1-aaaaa", "app", 0.2, 100e6);
        cluster.alive();

        for (var begin : new int[] {100, 60, 20}) {
            var job = "report-" + (1000 - begin);
            cluster.between(begin, begin - 6)
                    .series(
                            "kube_job_owner",
                            1,
                            "namespace",
                            "cron",
                            "job_name",
                            job,
                            "owner_kind",
                            "CronJob",
                            "owner_name",
                            "report")
                    .pod("cron", job + "-x", "Job", job)
                    .container("cron", job + "-x", "app")
                    .requests("cron", job + "-x", "app", 1, 1 << 30)
                    .usage("cron", job + "-x", "app", 1, 100e6);
        }
        cluster.alive();
    }

    private static void kinds(SimulatedCluster cluster) {
        cluster.replicaSet("kinds", "canary-1", "Rollout", "canary")
                .pod("kinds", "canary-1-aaaaa", "ReplicaSet", "canary-1")
                .pod("kinds", "kafka-0", "StrimziPodSet", "kafka")
                .pod("kinds", "alone", "<none>", "<none>")
                .pod("kinds", "node-agent-x", "DaemonSet", "node-agent")
                .pod("kinds", "db-0", "StatefulSet", "db");
        for (var pod : new String[] {"canary-1-aaaaa", "kafka-0", "alone", "node-agent-x", "db-0"}) {
            cluster.container("kinds", pod, "app").usage("kinds", pod, "app", 0.1, 50e6);
        }
        cluster.usage("kinds", "db-0", "POD", 9, 9e9).usage("kinds", "db-0", "", 9, 9e9);
        var init = new String[] {"namespace", "kinds", "pod", "db-0", "container", "migrate"};
        var sidecar =
                new String[] {"namespace", "kinds", "pod", "db-0", "container", "proxy", "restart_policy", "Always"};
        cluster.series("kube_pod_init_container_info", 1, init)
                .series("kube_pod_init_container_info", 1, sidecar)
                .usage("kinds", "db-0", "migrate", 0.1, 60e6)
                .usage("kinds", "db-0", "proxy", 0.1, 70e6);
    }

    /// Beside everything else of this server, one kube-state-metrics and one kubelet scrape that rename.
    private static void renamed(SimulatedCluster cluster) {
        var names = new String[] {
            "exported_namespace", "renamed", "exported_pod", "db-0", "exported_container", "db", "id", "/db"
        };
        cluster.with("namespace", "monitoring", "pod", "ksm-0", "container", "kube-state-metrics")
                .series(
                        "kube_pod_owner",
                        1,
                        "exported_namespace",
                        "renamed",
                        "exported_pod",
                        "db-0",
                        "owner_kind",
                        "StatefulSet",
                        "owner_name",
                        "db")
                .series("kube_pod_container_info", 1, names)
                .series(
                        "kube_pod_container_resource_requests",
                        2,
                        "exported_namespace",
                        "renamed",
                        "exported_pod",
                        "db-0",
                        "exported_container",
                        "db",
                        "resource",
                        "cpu")
                .counter("kube_pod_container_status_restarts_total", 3, names)
                .series(Queries.CPU, 0.5, names)
                .series(Queries.MEMORY, 5e6, names);
        cluster.with();
    }

    private static void values(SimulatedCluster cluster) {
        cluster.facts("odd", "web", "web-1-aaaaa")
                .series(Queries.CPU, 0.25, odd())
                .changing(
                        Queries.MEMORY,
                        minute -> minute % 7 == 0
                                ? Double.NaN
                                : minute % 11 == 0 ? Double.POSITIVE_INFINITY : minute % 13 == 0 ? 1e300 : 100e6,
                        odd());
        cluster.facts("resets", "web", "web-1-aaaaa")
                .usage("resets", "web-1-aaaaa", "other", 0.1, 1e6)
                .changing(
                        Queries.CPU,
                        minute -> minute == 60 ? -(1_000_000 + 54 * 30 - 30) / 60.0 : 0.5,
                        "namespace",
                        "resets",
                        "pod",
                        "web-1-aaaaa",
                        "container",
                        "app");
        cluster.facts("negative", "web", "web-1-aaaaa")
                .series(Queries.MEMORY, -1, "namespace", "negative", "pod", "web-1-aaaaa", "container", "app");
        cluster.replicaSet("silly", "web-1", "Deployment", "web")
                .pod("silly", "web-1-aaaaa", "ReplicaSet", "web-1")
                .container("silly", "web-1-aaaaa", "app")
                .requests("silly", "web-1-aaaaa", "app", -1, 1e30)
                .usage("silly", "web-1-aaaaa", "app", 0.1, 1e6);
    }

    private static void intervals(SimulatedCluster cluster) {
        cluster.with("cluster", "slow").every(Duration.ofMinutes(5)).web("shop", "web", "web-1-aaaaa");
        cluster.with("cluster", "fast").every(Duration.ofSeconds(15)).web("shop", "web", "web-1-aaaaa");
        cluster.every(Duration.ofMinutes(1)).with();
        cluster.web("late", "web", "web-1-aaaaa");
        cluster.between(115, 6)
                .series("kube_horizontalpodautoscaler_info", 1, hpa("scaletargetref_kind", "Deployment"))
                .series(
                        "kube_horizontalpodautoscaler_spec_target_metric",
                        80,
                        hpa("metric_name", "cpu", "metric_target_type", "utilization"));
        cluster.alive();
    }

    private static final String LONG = "a".repeat(10_000);

    private static void hostile(SimulatedCluster cluster) {
        for (var name : new String[] {
            "../../etc/passwd",
            "a: b\n- c",
            "\u001b[31mred",
            "=cmd|'/c calc'!A0",
            "it's \"quoted\" \\ back",
            ".*|(x+)+$",
            "\u202egnp.exe",
            LONG,
            "a,b{}"
        }) {
            cluster.pod("hostile", name, "StatefulSet", "db")
                    .container("hostile", name, "app")
                    .usage("hostile", name, "app", 0.1, 1e6)
                    .pod(name, "pod", "StatefulSet", name)
                    .container(name, "pod", name)
                    .usage(name, "pod", name, 0.1, 1e6)
                    .usage("hostile-usage", name, "app", 0.1, 1e6);
        }
        cluster.web("hostile", "web", "web.1-aaaaa").web("hostile", "web", "webx1-aaaaa");
    }

    @ParameterizedTest
    @EnumSource
    void countsAContainerOnceThatAnHaPairOrTwoKubeletJobsScrape(Way way) {
        for (var namespace : new String[] {"ha", "kubelets"}) {
            var row = read(way).observed(namespace + "/Deployment/web/app");

            assertThat(row.workload().replicas()).isEqualTo(1);
            assertCores(row, 0.25);
            assertThat(peak(row)).isBetween(100e6, 100e6 + MEBIBYTE);
        }
    }

    private SimulatedCluster.Result read(Way way) {
        return switch (way) {
            case REMOTE_READ -> byRemoteRead;
            case RANGE_QUERY -> byRangeQuery;
        };
    }

    @ParameterizedTest
    @EnumSource
    void addsUpTheRowsOfEachCore(Way way) {
        assertCores(read(way).observed("cores/Deployment/web/app"), 0.75);
    }

    @ParameterizedTest
    @EnumSource
    void countsDeadPodsAndEarlierInstancesAsHistory(Way way) {
        assertThat(read(way).observed("dead/Deployment/web/app").history().pods())
                .extracting(PodUsage::pod)
                .containsExactly("web-1-aaaaa", "web-2-bbbbb");
        assertThat(peak(read(way).observed("dead/Deployment/web/app"))).isBetween(900e6, 900e6 + MEBIBYTE);
        assertThat(peak(read(way).observed("restarts/Deployment/web/app"))).isBetween(500e6, 500e6 + MEBIBYTE);
        assertThat(highest(read(way).observed("restarts/Deployment/web/app"))).isCloseTo(0.9, within(CORES));
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheHistoryBeforeAScrapeJobWasRenamed(Way way) {
        var row = read(way).observed("moved/Deployment/web/app");

        assertThat(peak(row)).isBetween(800e6, 800e6 + MEBIBYTE);
        assertThat(highest(row)).isCloseTo(0.9, within(CORES));
        assertThat(row.history().coverage().share()).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @EnumSource
    void leavesGapsUnknownRatherThanZero(Way way) {
        var row = read(way).observed("gaps/Deployment/web/app");

        assertThat(row.history().coverage().share()).isBetween(0.6, 0.8);
        assertCores(row, 0.2);
    }

    @ParameterizedTest
    @EnumSource
    void seesTheFullRateOfPodsThatLiveForMinutes(Way way) {
        var row = read(way).observed("cron/CronJob/report/app");

        assertThat(row.history().pods()).hasSize(3);
        assertThat(highest(row)).isBetween(0.99, 1.01);
        assertThat(row.container().current().requests().cpu()).isEqualTo(Cpu.millicores(1000));
    }

    @ParameterizedTest
    @EnumSource
    void namesWorkloadsOfEveryKindAndTellsContainersApart(Way way) {
        assertThat(read(way).names())
                .filteredOn(name -> name.startsWith("kinds/"))
                .containsExactly(
                        "kinds/DaemonSet/node-agent/app",
                        "kinds/Pod/alone/app",
                        "kinds/Rollout/canary/app",
                        "kinds/StatefulSet/db/app",
                        "kinds/StatefulSet/db/migrate",
                        "kinds/StatefulSet/db/proxy",
                        "kinds/StrimziPodSet/kafka/app");
        assertThat(read(way).row("kinds/StatefulSet/db/migrate").container().type())
                .isEqualTo(ContainerType.INIT);
        assertThat(read(way).row("kinds/StatefulSet/db/proxy").container().type())
                .isEqualTo(ContainerType.SIDECAR);
        assertThat(peak(read(way).observed("kinds/StatefulSet/db/app"))).isBetween(50e6, 50e6 + MEBIBYTE);
    }

    @ParameterizedTest
    @EnumSource
    void acceptsRenamedNamesBesidePlainOnes(Way way) {
        var row = read(way).observed("renamed/StatefulSet/db/db");

        assertThat(row.container().current().requests().cpu()).isEqualTo(Cpu.millicores(2000));
        assertThat(row.history().restarts()).isEqualTo(3);
        assertCores(row, 0.5);
        assertThat(peak(row)).isBetween(5e6, 5e6 + MEBIBYTE);
    }

    @Test
    void leavesOutValuesThatAreNoUsage() {
        assertThat(memory(byRemoteRead.observed("odd/Deployment/web/app").history()))
                .containsOnly(100e6);
        assertThat(byRemoteRead.summary()).contains("INCOMPLETE negative/Deployment/web/app");
        assertThat(byRangeQuery.summary()).contains("INCOMPLETE negative/Deployment/web/app");
    }

    @ParameterizedTest
    @EnumSource
    void countsAResetCounterFromZero(Way way) {
        assertThat(highest(read(way).observed("resets/Deployment/web/app"))).isCloseTo(0.5, within(CORES));
        assertThat(lowest(read(way).observed("resets/Deployment/web/app"))).isCloseTo(0.5, within(CORES));
    }

    @ParameterizedTest
    @EnumSource
    void warnsOfAmountsNoContainerCanHaveAndTakesThemForUnknown(Way way) {
        var current = read(way).row("silly/Deployment/web/app").container().current();

        assertThat(current.requests().cpu()).isNull();
        assertThat(current.requests().memory()).isNull();
        assertThat(read(way).report().warnings())
                .containsExactly("kube-state-metrics gives amounts no container can have, which are taken for unknown: "
                        + "cpu -1.0 of silly/web-1-aaaaa/app, and 1 more");
    }

    @ParameterizedTest
    @EnumSource
    void readsClustersScrapedAtAnyInterval(Way way) {
        for (var cluster : new String[] {"slow", "fast"}) {
            var row = (Collected.Observed) read(way).rows().stream()
                    .filter(one -> one.workload().id().cluster().equals(cluster))
                    .findFirst()
                    .orElseThrow();
            assertThat(highest(row)).isCloseTo(0.25, within(CORES));
            assertThat(row.history().rateWindow()).isEqualTo(Duration.ofMinutes(cluster.equals("slow") ? 20 : 5));
            assertThat(row.container().current().requests().memory()).isEqualTo(Memory.parse("1Gi"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void knowsTheAutoscalerAlthoughItsLastScrapeIsLate(Way way) {
        assertThat(read(way).row("late/Deployment/web/app").workload().autoscaler())
                .isEqualTo(new Autoscaler(
                        "web", 1, 1, List.of(new Target.Utilization(Resource.CPU, 80)), Origin.MANIFEST));
    }

    @ParameterizedTest
    @EnumSource
    void showsHostileNamesAsBadNamesAndNothingElseOfThem(Way way) {
        assertThat(read(way).rows())
                .filteredOn(Collected.Skipped.class::isInstance)
                .extracting(row -> ((Collected.Skipped) row).code())
                .filteredOn("BAD_NAME"::equals)
                .hasSize(19);
        assertThat(read(way).rows()).allSatisfy(row -> {
            assertThat(row.workload().id().toString()).matches("[A-Za-z0-9_./-]{1,260}");
            assertThat(row.container().name()).matches("[A-Za-z0-9_-]{1,63}");
        });
        assertThat(peak(read(way).observed("hostile/Deployment/web/app"))).isBetween(100e6, 100e6 + MEBIBYTE);
        assertThat(read(way).observed("hostile/Deployment/web/app").history().pods())
                .hasSize(2);
    }

    @Test
    void findsTheSameContainersInBothWays() {
        assertThat(byRangeQuery.summary()).containsExactlyElementsOf(byRemoteRead.summary());
        assertThat(byRemoteRead.report().method()).isEqualTo("remote read");
        assertThat(byRangeQuery.report().method()).isEqualTo("range query");
    }

    @Test
    void rangeQueriesNeverLowerMemoryAndAddAMebibyteAtMost() {
        for (int index = 0; index < byRemoteRead.rows().size(); index++) {
            if (byRemoteRead.rows().get(index) instanceof Collected.Observed exact
                    && memory(exact.history()).findAny().isPresent()) {
                var rounded = (Collected.Observed) byRangeQuery.rows().get(index);
                assertThat(peak(rounded)).isBetween(peak(exact), peak(exact) + MEBIBYTE);
            }
        }
    }

    @Test
    void recommendsTheSameInBothWaysUpToTheRounding() {
        for (int index = 0; index < byRemoteRead.rows().size(); index++) {
            if (byRemoteRead.rows().get(index) instanceof Collected.Observed exact) {
                var requests = requests(exact);
                var rounded = requests((Collected.Observed) byRangeQuery.rows().get(index));

                assertThat(millicores(rounded))
                        .as(exact.workload().id().toString())
                        .isBetween(millicores(requests) - 1, millicores(requests) + 1);
                assertThat(mebibytes(rounded)).isBetween(mebibytes(requests), mebibytes(requests) + 1);
            }
        }
    }

    private static ResourceAmounts requests(Collected.Observed row) {
        return Policies.named("split")
                .propose(Seen.in(row.history()), Resources.NONE, PolicySettings.DEFAULTS)
                .resources()
                .requests();
    }

    private static long millicores(ResourceAmounts amounts) {
        return amounts.cpu() == null ? 0 : amounts.cpu().millicores();
    }

    private static long mebibytes(ResourceAmounts amounts) {
        return amounts.memory() == null ? 0 : amounts.memory().bytes() >> 20;
    }

    private static SimulatedCluster.Result collect(URI uri, CollectorOptions options) throws IOException {
        return SimulatedCluster.collect(PrometheusUsageSource.open(ServerAccess.of(uri), options));
    }

    private static void assertCores(Collected.Observed row, double cores) {
        assertThat(lowest(row)).isCloseTo(cores, within(CORES));
        assertThat(highest(row)).isCloseTo(cores, within(CORES));
    }

    private static double lowest(Collected.Observed row) {
        return cpu(row.history()).min().orElseThrow();
    }

    private static double highest(Collected.Observed row) {
        return cpu(row.history()).max().orElseThrow();
    }

    private static DoubleStream cpu(UsageHistory history) {
        return history.pods().stream().flatMapToDouble(pod -> pod.cpu().known());
    }

    private static double peak(Collected.Observed row) {
        return memory(row.history()).max().orElseThrow();
    }

    private static DoubleStream memory(UsageHistory history) {
        return history.pods().stream().flatMapToDouble(pod -> pod.memory().known());
    }

    private static String[] core(String core) {
        return new String[] {
            "namespace", "cores", "pod", "web-1-aaaaa", "container", "app", "id", "/kubepods/cores", "cpu", core
        };
    }

    private static String[] odd() {
        return new String[] {"namespace", "odd", "pod", "web-1-aaaaa", "container", "app"};
    }

    private static String[] hpa(String... more) {
        var labels = new String[6 + more.length];
        var own = new String[] {"namespace", "late", "horizontalpodautoscaler", "web", "scaletargetref_name", "web"};
        System.arraycopy(own, 0, labels, 0, 6);
        System.arraycopy(more, 0, labels, 6, more.length);
        return labels;
    }
}
