package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.OomKills;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import io.rightsizer.analyzer.usage.Throttling;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrometheusUsageSourceTest {

    private final SimulatedCluster cluster = new SimulatedCluster();

    @Test
    void readsThrottlingKillsAndRestartsOfAllPodsOfAContainer() throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa").web("shop", "web", "web-1-bbbbb");
        for (var pod : new String[] {"web-1-aaaaa", "web-1-bbbbb"}) {
            cluster.counter("container_cpu_cfs_periods_total", 1000, names(pod))
                    .counter("container_cpu_cfs_throttled_periods_total", 100, names(pod))
                    .counter("container_oom_events_total", 2, names(pod))
                    .counter("kube_pod_container_status_restarts_total", 3, names(pod));
        }
        cluster.series(
                "kube_pod_container_status_last_terminated_reason",
                1,
                "namespace",
                "shop",
                "pod",
                "web-1-bbbbb",
                "container",
                "app",
                "reason",
                "OOMKilled");

        var history = cluster.collect().observed("shop/Deployment/web/app").history();

        assertThat(history.throttling()).isEqualTo(new Throttling(2000, 200));
        assertThat(history.oomKills()).isEqualTo(new OomKills(4, true));
        assertThat(history.restarts()).isEqualTo(6);
        assertThat(history.partial()).isFalse();
    }

    @Test
    void ignoresThePodsCgroupAndThePauseContainer() throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa")
                .usage("shop", "web-1-aaaaa", "POD", 9, 9e9)
                .usage("shop", "web-1-aaaaa", "", 9, 9e9);

        assertThat(cluster.collect().summary()).containsExactly("Observed shop/Deployment/web/app");
    }

    @ParameterizedTest
    @CsvSource({"250, 1", "250, 4", "2, 1", "2, 4", "1, 2"})
    void deliversTheSameRowsInTheSameOrderWhateverTheShards(int shardContainers, int concurrency) throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa")
                .web("shop", "web", "web-1-bbbbb")
                .web("shop", "api", "api-1-aaaaa")
                .web("shop", "web-admin", "web-admin-1-aaaaa")
                .usage("shop", "unlisted", "app", 0.1, 1e6)
                .pod("shop", "db-0", "StatefulSet", "db")
                .container("shop", "db-0", "db")
                .usage("shop", "db-0", "db", 0.1, 1e6)
                .web("backend", "queue", "queue-1-aaaaa")
                .web("zoo", "cat", "cat-1-aaaaa");

        var result = cluster.collect(options(shardContainers, concurrency));

        assertThat(result.summary())
                .containsExactly(
                        "Observed backend/Deployment/queue/app",
                        "Observed shop/Deployment/api/app",
                        "Observed shop/Deployment/web/app",
                        "Observed shop/Deployment/web-admin/app",
                        "NO_SPEC shop/Pod/unlisted/app",
                        "Observed shop/StatefulSet/db/db",
                        "Observed zoo/Deployment/cat/app");
        assertThat(result.observed("shop/Deployment/web/app").history().pods()).hasSize(2);
        assertThat(result.report().complete()).isTrue();
    }

    @Test
    void readsSmallNamespacesTogetherAndALargeOneInParts() throws IOException {
        cluster.web("a", "one", "one-1-aaaaa").web("b", "two", "two-1-aaaaa");
        for (int pod = 0; pod < 4; pod++) {
            cluster.web("large", "app-" + pod, "app-" + pod + "-1-aaaaa");
        }

        cluster.collect(options(2, 1));

        assertThat(cluster.server.read.stream()
                        .filter(selector -> selector.metric().equals(Queries.MEMORY))
                        .map(Selector::promQl))
                .containsExactly(
                        "container_memory_working_set_bytes{cluster=\"\",namespace=~\"a|b\",container!=\"\",container!=\"POD\"}",
                        "container_memory_working_set_bytes{cluster=\"\",namespace=\"large\","
                                + "pod=~\"app-0-1-aaaaa|app-1-1-aaaaa\",container!=\"\",container!=\"POD\"}",
                        "container_memory_working_set_bytes{cluster=\"\",namespace=\"large\","
                                + "pod=~\"app-2-1-aaaaa|app-3-1-aaaaa\",container!=\"\",container!=\"POD\"}");
    }

    @Test
    void showsTheContainersOfAFailedShardAndGoesOnWithTheOthers() throws IOException {
        cluster.web("a", "one", "one-1-aaaaa").web("b", "two", "two-1-aaaaa");
        cluster.server.fail(selector -> selector.promQl().contains("\"a\""), new IOException("the frame ended early"));

        var result = cluster.collect(options(1, 2));

        assertThat(result.summary())
                .containsExactly("SHARD_FAILED a/Deployment/one/app", "Observed b/Deployment/two/app");
        assertThat(((Collected.Failed) result.rows().getFirst()).why()).isEqualTo("the frame ended early");
        assertThat(result.report().complete()).isFalse();
    }

    @Test
    void asksInHalvesForWhatTheServerFindsTooLarge() throws IOException {
        cluster.web("a", "one", "one-1-aaaaa")
                .web("b", "two", "two-1-aaaaa")
                .web("b", "two", "two-1-bbbbb")
                .usage("b", "unlisted", "app", 0.1, 1e6);
        cluster.server.fail(
                selector -> selector.matchers().stream()
                        .noneMatch(matcher -> matcher.label().equals("pod")
                                || matcher.equals(Selector.Matcher.equal("namespace", "a"))),
                new RequestFailedException(RequestFailedException.Kind.TOO_MUCH, "too many samples"));

        var result = cluster.collect();

        assertThat(result.summary())
                .containsExactly(
                        "Observed a/Deployment/one/app", "Observed b/Deployment/two/app", "NO_SPEC b/Pod/unlisted/app");
        assertThat(result.observed("b/Deployment/two/app").history().pods()).hasSize(2);
        assertThat(result.report().complete()).isTrue();
    }

    @Test
    void readsAWorkloadThatIsLargerThanAShardInPartsWithTheSameResult() throws IOException {
        for (int pod = 0; pod < 9; pod++) {
            cluster.web("a", "web", "web-1-" + pod, 0.1 * pod, 1e6 * pod);
        }

        var parts = cluster.collect(options(2, 1));

        assertThat(cluster.server.read.stream()
                        .filter(selector -> selector.metric().equals(Queries.CPU)))
                .hasSize(5);
        assertThat(parts.text()).isEqualTo(cluster.collect().text()).contains("web-1-8");
    }

    @ParameterizedTest
    @EnumSource(names = {"TOO_MUCH", "TIMEOUT", "OVERLOADED"})
    void doesNotAskAgainForAsMuchAsWasTooMuch(RequestFailedException.Kind kind) throws IOException {
        for (var namespace : List.of("a", "b")) {
            for (int pod = 0; pod < 8; pod++) {
                cluster.web(namespace, "web", "web-1-" + pod);
            }
        }
        cluster.server.fail(
                selector -> selector.matchers().stream()
                        .noneMatch(matcher -> matcher.label().equals("pod")),
                new RequestFailedException(kind, "as much as that"));

        var result = cluster.collect(options(8, 1));

        assertThat(result.summary()).containsExactly("Observed a/Deployment/web/app", "Observed b/Deployment/web/app");
        assertThat(result.observed("b/Deployment/web/app").history().pods()).hasSize(8);
        assertThat(cluster.server.read.stream().map(Selector::promQl).filter(asked -> !asked.contains("pod")))
                .containsExactly(
                        "container_cpu_usage_seconds_total{cluster=\"\",namespace=\"a\",container!=\"\",container!=\"POD\"}");
    }

    @Test
    void doesNotAskInHalvesOfAServerThatWantsToBeAskedLessOften() throws IOException {
        cluster.web("a", "one", "one-1-aaaaa").web("a", "two", "two-1-aaaaa");
        cluster.server.fail(
                selector -> true, new RequestFailedException(RequestFailedException.Kind.TOO_OFTEN, "slow down"));

        cluster.collect();

        assertThat(cluster.server.read).hasSize(1);
    }

    @Test
    void failsAShardThatIsTooLargeEvenForOnePod() throws IOException {
        cluster.web("a", "one", "one-1-aaaaa");
        cluster.server.fail(
                selector -> true, new RequestFailedException(RequestFailedException.Kind.TOO_MUCH, "too many samples"));

        assertThat(cluster.collect().summary()).containsExactly("SHARD_FAILED a/Deployment/one/app");
    }

    @Test
    void doesNotWaitForEachPodOfAServerThatStalls() throws IOException {
        for (int pod = 0; pod < 16; pod++) {
            cluster.web("a", "web", "web-1-" + pod);
        }
        cluster.server.fail(
                selector -> true, new RequestFailedException(RequestFailedException.Kind.TIMEOUT, "it stalled"));

        assertThat(cluster.collect().summary()).containsExactly("SHARD_FAILED a/Deployment/web/app");
        assertThat(cluster.server.read).hasSize(3);
    }

    @Test
    void doesNotWaitAgainForAServerThatWentAway() throws IOException {
        cluster.web("a", "one", "one-1-aaaaa").web("b", "two", "two-1-aaaaa").web("c", "three", "three-1-aaaaa");
        var refused = new RequestFailedException(RequestFailedException.Kind.UNREACHABLE, "connection refused");
        cluster.server.fail(selector -> true, new SourceUnusableException("connection refused", refused));

        assertThat(cluster.collect(options(1, 1)).summary())
                .containsExactly(
                        "SHARD_FAILED a/Deployment/one/app",
                        "SHARD_FAILED b/Deployment/two/app",
                        "SHARD_FAILED c/Deployment/three/app");
        assertThat(cluster.server.read).hasSize(1);
    }

    @Test
    void failsAContainerOfWhichTheAnswerLacksARunningPod() throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa")
                .web("shop", "web", "web-1-bbbbb")
                .web("shop", "api", "api-1-aaaaa");
        cluster.server.lose(labels -> labels.get("pod").equals("web-1-bbbbb"));

        var result = cluster.collect();

        assertThat(result.summary())
                .containsExactly("Observed shop/Deployment/api/app", "INCOMPLETE shop/Deployment/web/app");
        assertThat(((Collected.Failed) result.row("shop/Deployment/web/app")).why())
                .isEqualTo("the server counts memory series of 1 running pod that its answer lacked, "
                        + "first web-1-bbbbb; run again, or with smaller shards");
        assertThat(result.report().complete()).isFalse();
    }

    @Test
    void marksEverythingPartialWhenTheServerWarns() throws IOException {
        cluster.web("shop", "web", "web-1-aaaaa").server.warn("a store was not reachable");

        var result = cluster.collect();

        assertThat(result.observed("shop/Deployment/web/app").history().partial())
                .isTrue();
        assertThat(result.report().complete()).isFalse();
        assertThat(result.report().warnings()).containsExactly("a store was not reachable");
    }

    @Test
    void refusesAServerWithoutKubeStateMetrics() {
        cluster.usage("shop", "web-1-aaaaa", "app", 0.1, 1e6);

        assertThatThrownBy(cluster::collect)
                .isInstanceOf(SourceUnusableException.class)
                .hasMessageStartingWith(
                        "no kube_pod_owner series between 2026-03-01T10:00:00Z and 2026-03-01T12:00:00Z")
                .hasMessageContaining("check that this server scrapes kube-state-metrics");
    }

    @Test
    void refusesAServerWithoutUsage() {
        cluster.pod("shop", "db-0", "StatefulSet", "db").container("shop", "db-0", "db");

        assertThatThrownBy(cluster::collect)
                .isInstanceOf(SourceUnusableException.class)
                .hasMessageStartingWith("no container_memory_working_set_bytes series between")
                .hasMessageContaining("/metrics/cadvisor");
    }

    private static CollectorOptions options(int shardContainers, int concurrency) {
        return new CollectorOptions("cluster", null, null, shardContainers, concurrency, null, null);
    }

    private static String[] names(String pod) {
        return new String[] {"namespace", "shop", "pod", pod, "container", "app"};
    }
}
