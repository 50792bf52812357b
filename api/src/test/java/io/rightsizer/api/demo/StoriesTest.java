package io.rightsizer.api.demo;

import static io.rightsizer.api.demo.StoryMeasures.dayToDay;
import static io.rightsizer.api.demo.StoryMeasures.distinct;
import static io.rightsizer.api.demo.StoryMeasures.hourToHour;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.ContainerType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoriesTest {

    private static final long END = 1_794_700_800_000L;
    private static final long BEGIN = END - 14 * 86_400_000L;
    private static final double MIB = 1_048_576;

    private static final SeriesStore STORE = new SeriesStore(new DemoCluster().series());

    /// One line of the table: what the story is, the series that tell it over the two weeks, what is measured on them
    /// and the least and the most it may be.
    record Story(String told, String series, ToDoubleFunction<List<Decoded>> measure, double least, double most) {

        @Override
        public String toString() {
            return told;
        }
    }

    static Stream<Story> stories() {
        return Stream.of(
                story("storefront asks for ten times its CPU", cpu("storefront"), StoryMeasures::steepest, 0.08, 0.13),
                story(
                        "storefront asks for four times its memory",
                        memory("storefront"),
                        StoryMeasures::highest,
                        400 * MIB,
                        450 * MIB),
                story("catalog asks for twenty times its CPU", cpu("catalog"), StoryMeasures::steepest, 0.05, 0.1),
                story(
                        "notifications asks for far too much",
                        memory("notifications"),
                        StoryMeasures::highest,
                        120 * MIB,
                        140 * MIB),
                story("grafana asks for far too much", cpu("grafana"), StoryMeasures::steepest, 0.015, 0.03),
                story("cart is steady", memory("cart"), StoryMeasures::highestToLowest, 1.02, 1.05),
                story("cart uses what it asks for", cpu("cart"), StoryMeasures::steepest, 0.2, 0.225),
                story("checkout has a daily rhythm", cpu("checkout"), hourToHour(19, 7), 6, 15),
                story("ledger has its peak on Mondays", cpu("ledger"), dayToDay(2, 1), 6, 12),
                story("weekend-reports works on Saturdays", cpu("weekend-reports"), dayToDay(7, 3), 15, 30),
                story("recommendations is bursty", cpu("recommendations"), StoryMeasures::steepestToMedian, 10, 25),
                story("autocomplete leaks", memory("autocomplete"), StoryMeasures::newestToOldest, 1.8, 3),
                story(
                        "thumbnailer leaks until it is restarted",
                        "kube_pod_container_status_restarts_total{container='thumbnailer'}",
                        StoryMeasures::newest,
                        5,
                        8),
                story("thumbnailer ends with an error", lastReason("thumbnailer", "Error"), StoryMeasures::count, 1, 1),
                story(
                        "stream-processor is killed for memory",
                        "container_oom_events_total{container='stream-processor'}",
                        StoryMeasures::growth,
                        14,
                        22),
                story(
                        "stream-processor says why it ended",
                        lastReason("stream-processor", "OOMKilled"),
                        StoryMeasures::count,
                        2,
                        2),
                story(
                        "stream-processor fills its limit",
                        memory("stream-processor"),
                        StoryMeasures::highest,
                        505 * MIB,
                        512 * MIB),
                story(
                        "session-workers loses processes but lives on",
                        "container_oom_events_total{container='workers'}",
                        StoryMeasures::growth,
                        10,
                        14),
                story(
                        "session-workers never restarts",
                        "kube_pod_container_status_restarts_total{container='workers'}",
                        StoryMeasures::highest,
                        0,
                        0),
                story(
                        "image-resizer has scheduler periods",
                        "container_cpu_cfs_periods_total{container='image-resizer'}",
                        StoryMeasures::steepest,
                        10,
                        10),
                story(
                        "image-resizer is throttled in a third of them at worst",
                        "container_cpu_cfs_throttled_periods_total{container='image-resizer'}",
                        StoryMeasures::steepest,
                        2,
                        9),
                story(
                        "nothing without a CPU limit has periods",
                        "container_cpu_cfs_periods_total{container='checkout'}",
                        StoryMeasures::count,
                        0,
                        0),
                story(
                        "payment-gateway is scaled on CPU",
                        "kube_horizontalpodautoscaler_spec_target_metric{metric_name='cpu',metric_target_type='utilization'}",
                        StoryMeasures::newest,
                        70,
                        70),
                story(
                        "payment-gateway grows to six pods at most",
                        "kube_deployment_spec_replicas{deployment='payment-gateway'}",
                        StoryMeasures::highest,
                        5,
                        6),
                story(
                        "payment-gateway shrinks to two",
                        "kube_deployment_spec_replicas{deployment='payment-gateway'}",
                        StoryMeasures::lowest,
                        2,
                        2),
                story(
                        "payment-gateway's pods come and go",
                        "kube_pod_info{pod=~'payment-gateway-.*'}",
                        StoryMeasures::count,
                        40,
                        100),
                story(
                        "payment-gateway stays near its target whatever it asks for",
                        cpu("payment-gateway"),
                        StoryMeasures::steepest,
                        0.3,
                        0.45),
                story(
                        "fraud-scoring is a JVM",
                        "jvm_memory_used_bytes{container='fraud-scoring',area='heap'}",
                        StoryMeasures::count,
                        2,
                        2),
                story(
                        "fraud-scoring sits at a share of its limit",
                        memory("fraud-scoring"),
                        StoryMeasures::newest,
                        0.78 * 2048 * MIB,
                        0.84 * 2048 * MIB),
                story(
                        "settlement runs every night",
                        "kube_job_owner{owner_kind='CronJob',owner_name='settlement'}",
                        StoryMeasures::count,
                        14,
                        17),
                story(
                        "settlement is over in half an hour",
                        cpu("settlement"),
                        StoryMeasures::samplesOfTheLongest,
                        22,
                        35),
                story(
                        "backfill-orders ran once, owned by nothing",
                        "kube_job_owner{job_name='backfill-orders',owner_kind=''}",
                        StoryMeasures::count,
                        1,
                        1),
                story(
                        "payment-webhooks has a native sidecar",
                        "kube_pod_init_container_info{container='token-agent',restart_policy='Always'}",
                        StoryMeasures::count,
                        4,
                        4),
                story(
                        "the native sidecar runs as long as its pod",
                        cpu("token-agent"),
                        StoryMeasures::samplesOfTheLongest,
                        9000,
                        11000),
                story(
                        "payment-webhooks has a plain init container",
                        "kube_pod_init_container_resource_requests{container='migrate-schema',resource='cpu'}",
                        StoryMeasures::newest,
                        0.2,
                        0.2),
                story(
                        "the plain init container is soon over",
                        cpu("migrate-schema"),
                        StoryMeasures::samplesOfTheLongest,
                        2,
                        4),
                story(
                        "pricing-engine is an Argo Rollout",
                        "kube_replicaset_owner{owner_kind='Rollout',owner_name='pricing-engine'}",
                        StoryMeasures::count,
                        2,
                        2),
                story(
                        "pricing-engine's newest ReplicaSet is of 8 November",
                        "kube_replicaset_created{replicaset=~'pricing-engine-.*'}",
                        StoryMeasures::highest,
                        1_794_132_720,
                        1_794_132_720),
                story(
                        "pricing-engine's replicas moved to it",
                        "kube_replicaset_spec_replicas{replicaset=~'pricing-engine-.*'}",
                        StoryMeasures::lowest,
                        0,
                        0),
                story(
                        "pricing-engine's pods were replaced",
                        "kube_pod_info{pod=~'pricing-engine-.*'}",
                        StoryMeasures::count,
                        4,
                        4),
                story("sandbox has a LimitRange", "kube_limitrange{namespace='sandbox'}", distinct("constraint"), 4, 4),
                story(
                        "feature-flags is 36 hours old",
                        memory("feature-flags"),
                        StoryMeasures::samplesOfTheLongest,
                        2160,
                        2161),
                story(
                        "report-renderer asks for 100Gi",
                        "kube_pod_container_resource_requests{container='report-renderer',resource='memory'}",
                        StoryMeasures::newest,
                        102_400 * MIB,
                        102_400 * MIB),
                story(
                        "report-renderer uses less than 100Mi",
                        memory("report-renderer"),
                        StoryMeasures::highest,
                        80 * MIB,
                        100 * MIB),
                story(
                        "no node has 100Gi",
                        "kube_node_status_allocatable{resource='memory'}",
                        StoryMeasures::highest,
                        20_000 * MIB,
                        64_000 * MIB),
                story(
                        "mailer asks for nothing",
                        "kube_pod_container_resource_requests{container='mailer'}",
                        StoryMeasures::count,
                        0,
                        0),
                story("mailer runs", memory("mailer"), StoryMeasures::count, 1, 1),
                story(
                        "storefront has istio-proxy injected",
                        "kube_pod_container_info{container='istio-proxy'}",
                        StoryMeasures::count,
                        3,
                        3),
                story(
                        "api-gateway has a second container of its own",
                        "kube_pod_container_info{container='log-shipper'}",
                        StoryMeasures::count,
                        3,
                        3),
                story(
                        "ledger-db is a StatefulSet",
                        "kube_statefulset_replicas{statefulset='ledger-db'}",
                        StoryMeasures::newest,
                        2,
                        2),
                story(
                        "ledger-db may not be disrupted",
                        "kube_poddisruptionbudget_status_pod_disruptions_allowed{namespace='payments'}",
                        StoryMeasures::newest,
                        0,
                        0),
                story(
                        "node-agent is on every node",
                        "kube_pod_info{created_by_kind='DaemonSet'}",
                        distinct("node"),
                        5,
                        5),
                story(
                        "node-agent is wanted on every node",
                        "kube_daemonset_status_desired_number_scheduled",
                        StoryMeasures::newest,
                        5,
                        5),
                story(
                        "debug-shell is a bare pod",
                        "kube_pod_owner{pod='debug-shell',owner_kind=''}",
                        StoryMeasures::count,
                        1,
                        1),
                story(
                        "events-kafka belongs to an operator",
                        "kube_pod_owner{owner_kind='StrimziPodSet',owner_name='events-kafka'}",
                        StoryMeasures::count,
                        3,
                        3),
                story(
                        "legacy-soap is scaled to zero",
                        "kube_deployment_spec_replicas{deployment='legacy-soap'}",
                        StoryMeasures::newest,
                        0,
                        0),
                story(
                        "legacy-soap ran until five days ago",
                        memory("legacy-soap"),
                        StoryMeasures::samplesOfTheLongest,
                        12_900,
                        13_000),
                story(
                        "search-api uses four times what it asks for",
                        cpu("search-api"),
                        StoryMeasures::steepest,
                        1,
                        1.4),
                story("indexer works in spikes", memory("indexer"), StoryMeasures::highestToMedian, 4.5, 6),
                story(
                        "nodes stand in two regions",
                        "kube_node_labels",
                        distinct("label_topology_kubernetes_io_region"),
                        2,
                        2),
                story(
                        "nodes are on demand and spot",
                        "kube_node_labels",
                        distinct("label_karpenter_sh_capacity_type"),
                        2,
                        2));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void tells(Story story) {
        assertThat(story.measure().applyAsDouble(read(story.series()))).isBetween(story.least(), story.most());
    }

    @Test
    void hasAboutFortyWorkloadsInEightNamespaces() {
        var workloads = new DemoCluster().workloads();

        assertThat(workloads).hasSizeBetween(38, 45);
        assertThat(workloads.stream().map(DemoWorkload::namespace).distinct()).hasSize(8);
    }

    /// What the scheduler would have insisted on, but for the request that is a typing error.
    @ParameterizedTest
    @ValueSource(strings = {"2026-10-25T00:00:00Z", "2026-11-15T00:00:00Z"})
    void livePodsFitTheirNodes(Instant moment) {
        var cluster = new DemoCluster();
        for (var node : cluster.nodes()) {
            var requests = cluster.pods().values().stream()
                    .flatMap(List::stream)
                    .filter(pod -> !pod.workload().name().equals("report-renderer"))
                    .filter(pod -> pod.node().equals(node) && pod.life().covers(moment.getEpochSecond()))
                    .flatMap(pod -> pod.containers().stream())
                    .map(DemoPod.ContainerHistory::container)
                    .filter(container -> container.type() != ContainerType.INIT)
                    .map(container -> container.resources().requests())
                    .toList();

            assertThat(requests.stream()
                            .mapToDouble(amounts ->
                                    amounts.cpu() == null ? 0 : amounts.cpu().cores())
                            .sum())
                    .isBetween(2.0, node.allocatableCores());
            assertThat(requests.stream()
                            .mapToDouble(amounts -> amounts.memory() == null
                                    ? 0
                                    : amounts.memory().bytes())
                            .sum())
                    .isBetween(4096 * MIB, node.allocatableBytes());
        }
    }

    private static Story story(
            String told, String series, ToDoubleFunction<List<Decoded>> measure, double least, double most) {
        return new Story(told, series, measure, least, most);
    }

    private static String cpu(String container) {
        return "container_cpu_usage_seconds_total{container='" + container + "'}";
    }

    private static String memory(String container) {
        return "container_memory_working_set_bytes{container='" + container + "'}";
    }

    private static String lastReason(String container, String reason) {
        return "kube_pod_container_status_last_terminated_reason{container='" + container + "',reason='" + reason
                + "'}";
    }

    private static List<Decoded> read(String selector) {
        return STORE.select(PromQlParser.selector(selector), BEGIN, END)
                .map(StoriesTest::read)
                .toList();
    }

    private static Decoded read(DemoSeries series) {
        var times = new ArrayList<Long>();
        var values = new ArrayList<Double>();
        series.read(BEGIN, END, (millis, value) -> {
            times.add(millis);
            values.add(value);
        });
        return new Decoded(
                Map.copyOf(series.labels()),
                times.stream().mapToLong(Long::longValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray(),
                List.of());
    }
}
