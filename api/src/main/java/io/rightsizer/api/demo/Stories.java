package io.rightsizer.api.demo;

import static io.rightsizer.api.demo.DemoContainer.MEBIBYTE;
import static io.rightsizer.api.demo.DemoWorkload.deployment;

import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The workloads of the simulated cluster, each with a story that people who run clusters know.
/// `docs/demo.md` tells what one should see for each.
final class Stories {

    private static final WorkloadKind STRIMZI_POD_SET = new WorkloadKind("StrimziPodSet");
    private static final long SALE_ENDED = Instant.parse("2026-10-27T09:00:00Z").getEpochSecond();
    private static final long MID_WINDOW = Instant.parse("2026-11-08T10:12:00Z").getEpochSecond();
    private static final long FIVE_DAYS_AGO =
            DemoCluster.END_SECOND - Duration.ofDays(5).toSeconds();
    private static final long LAST_36_HOURS =
            DemoCluster.END_SECOND - Duration.ofHours(36).toSeconds();

    private Stories() {}

    static List<DemoWorkload> all() {
        return Stream.of(shop(), payments(), search(), data(), batch(), platform(), observability(), sandbox())
                .flatMap(List::stream)
                .toList();
    }

    private static List<DemoWorkload> shop() {
        return List.of(
                deployment(
                        "shop",
                        "storefront",
                        PodPlan.running(3),
                        app("storefront", daily(0.03, 0.11, 18), mib(410).noisy(0.03))
                                .requesting("1", "2Gi")
                                .limitedTo("", "2Gi"),
                        istioProxy()),
                deployment(
                                "shop",
                                "cart",
                                PodPlan.running(2),
                                app("cart", Signal.steady(0.19).noisy(0.15), mib(236).noisy(0.02))
                                        .requesting("220m", "256Mi")
                                        .limitedTo("", "288Mi"))
                        .before(cart -> cart.requesting("440m", "512Mi").limitedTo("", "576Mi")),
                deployment(
                        "shop",
                        "checkout",
                        PodPlan.running(3),
                        app("checkout", daily(0.05, 0.62, 19), mib(380).noisy(0.04))
                                .requesting("1", "768Mi")
                                .limitedTo("", "1Gi")),
                deployment(
                        "shop",
                        "recommendations",
                        PodPlan.running(2),
                        app("recommendations", Signal.steady(0.06).noisy(0.3).bursting(14, 0.012), mib(620).noisy(0.05))
                                .requesting("500m", "1Gi")
                                .limitedTo("", "1Gi")),
                deployment(
                        "shop",
                        "catalog",
                        PodPlan.running(2),
                        app("catalog", daily(0.02, 0.07, 17), mib(300).noisy(0.03))
                                .requesting("1500m", "1536Mi")
                                .limitedTo("3", "1536Mi")),
                deployment(
                        "shop",
                        "image-resizer",
                        PodPlan.running(2),
                        app("image-resizer", daily(0.12, 0.46, 15).noisy(0.3), mib(210).noisy(0.1))
                                .requesting("250m", "512Mi")
                                .limitedTo("400m", "512Mi")),
                deployment(
                        "shop",
                        "autumn-sale",
                        PodPlan.deletedAt(2, SALE_ENDED),
                        app("autumn-sale", daily(0.03, 0.18, 18), mib(290).noisy(0.03))
                                .requesting("400m", "512Mi")
                                .limitedTo("", "512Mi")),
                DemoWorkload.of(
                        "shop",
                        WorkloadKind.ROLLOUT,
                        "pricing-engine",
                        PodPlan.rolledOut(2, MID_WINDOW),
                        app("pricing-engine", daily(0.04, 0.2, 16), mib(350).noisy(0.03))
                                .requesting("600m", "1Gi")
                                .limitedTo("", "1Gi")),
                DemoWorkload.of(
                        "shop",
                        WorkloadKind.STATEFUL_SET,
                        "session-cache",
                        PodPlan.running(2),
                        app("redis", Signal.steady(0.08).noisy(0.2), mib(900).noisy(0.02))
                                .requesting("95m", "960Mi")
                                .limitedTo("", "1Gi")));
    }

    private static List<DemoWorkload> payments() {
        var gateway = AutoscaledLoad.of(new AutoscaledLoad.Autoscaling(2, 6, 70, 0.5), Signal.daily(0.5, 1.9, 19));
        return List.of(
                deployment(
                                "payments",
                                "payment-gateway",
                                gateway.plan(),
                                app("payment-gateway", gateway.cpuPerPod().noisy(0.08), mib(330).noisy(0.03))
                                        .requesting("500m", "512Mi")
                                        .limitedTo("", "512Mi"))
                        .scaledBy(gateway.scaling()),
                deployment("payments", "fraud-scoring", PodPlan.running(2), fraudScoring()),
                deployment(
                        "payments",
                        "ledger",
                        PodPlan.running(2),
                        app(
                                        "ledger",
                                        Signal.daily(0.06, 0.34, 10)
                                                .byWeekday(2.1, 1.1, 1, 1, 1, 0.3, 0.25)
                                                .noisy(0.1),
                                        mib(440).noisy(0.04))
                                .requesting("800m", "640Mi")
                                .limitedTo("", "640Mi")),
                deployment(
                        "payments",
                        "payment-webhooks",
                        PodPlan.rolledOut(2, MID_WINDOW + 7200),
                        app("migrate-schema", Signal.steady(0.4).noisy(0.1), mib(170))
                                .as(ContainerType.INIT)
                                .requesting("200m", "256Mi")
                                .limitedTo("", "256Mi"),
                        app("token-agent", Signal.steady(0.012).noisy(0.3), mib(48).noisy(0.03))
                                .as(ContainerType.SIDECAR)
                                .requesting("100m", "128Mi")
                                .limitedTo("", "128Mi"),
                        app("payment-webhooks", daily(0.03, 0.16, 14), mib(260).noisy(0.04))
                                .requesting("300m", "512Mi")
                                .limitedTo("", "512Mi")),
                DemoWorkload.of(
                        "payments",
                        WorkloadKind.STATEFUL_SET,
                        "ledger-db",
                        PodPlan.running(2),
                        app("postgres", daily(0.15, 0.7, 11), mib(3100).noisy(0.01))
                                .requesting("1", "4Gi")
                                .limitedTo("", "4Gi")));
    }

    /// Its heap is a share of the limit, so its working set says more about the limit than about the need.
    private static DemoContainer fraudScoring() {
        var memory = Signal.filling(900 * MEBIBYTE, 1660 * MEBIBYTE, Duration.ofHours(30));
        return app("fraud-scoring", daily(0.1, 0.4, 13).startingWith(1.2, Duration.ofMinutes(3)), memory.noisy(0.005))
                .requesting("1", "2Gi")
                .limitedTo("", "2Gi")
                .withHeap(Signal.steady(520 * MEBIBYTE).noisy(0.35), 1536 * MEBIBYTE);
    }

    private static List<DemoWorkload> search() {
        return List.of(
                deployment(
                        "search",
                        "search-api",
                        PodPlan.running(2),
                        app("search-api", daily(0.3, 1.15, 18), mib(700).noisy(0.06))
                                .requesting("250m", "512Mi")
                                .limitedTo("", "1Gi")),
                deployment(
                        "search",
                        "indexer",
                        PodPlan.running(1),
                        app(
                                        "indexer",
                                        Signal.everyDay(0.02, 1.6, 150, Duration.ofMinutes(50))
                                                .noisy(0.1),
                                        Signal.everyDay(260 * MEBIBYTE, 1350 * MEBIBYTE, 150, Duration.ofMinutes(50))
                                                .noisy(0.03))
                                .requesting("1", "1Gi")
                                .limitedTo("", "2Gi")),
                deployment(
                                "search",
                                "autocomplete",
                                PodPlan.running(2),
                                app(
                                                "autocomplete",
                                                daily(0.05, 0.22, 18),
                                                Signal.leak(210 * MEBIBYTE, 30 * MEBIBYTE)
                                                        .noisy(0.01))
                                        .requesting("300m", "1Gi")
                                        .limitedTo("", "1Gi"))
                        .before(sound -> sound.using(sound.cpu(), mib(225).noisy(0.01))),
                deployment(
                        "search",
                        "thumbnailer",
                        PodPlan.running(1),
                        app(
                                        "thumbnailer",
                                        Signal.steady(0.09).noisy(0.3),
                                        Signal.leak(140 * MEBIBYTE, 150 * MEBIBYTE)
                                                .noisy(0.01))
                                .requesting("150m", "512Mi")
                                .limitedTo("", "768Mi")
                                .restarting(Duration.ofHours(62), "Error")),
                DemoWorkload.of(
                                "search",
                                WorkloadKind.STATEFUL_SET,
                                "opensearch",
                                PodPlan.running(3),
                                app(
                                                "opensearch",
                                                daily(0.25, 0.9, 18),
                                                mib(2900).noisy(0.01))
                                        .requesting("1", "3Gi")
                                        .limitedTo("", "4Gi")
                                        .withHeap(Signal.steady(1400 * MEBIBYTE).noisy(0.4), 2048 * MEBIBYTE))
                        .before(opensearch -> opensearch
                                .using(opensearch.cpu(), mib(3035).noisy(0.01))
                                .requesting("2", "3Gi")));
    }

    private static List<DemoWorkload> data() {
        return List.of(
                DemoWorkload.of(
                        "data",
                        STRIMZI_POD_SET,
                        "events-kafka",
                        PodPlan.running(3),
                        app("kafka", daily(0.2, 0.5, 16), mib(2300).noisy(0.02))
                                .requesting("1", "3Gi")
                                .limitedTo("", "3Gi")),
                deployment(
                        "data",
                        "stream-processor",
                        PodPlan.running(2),
                        app(
                                        "stream-processor",
                                        daily(0.2, 0.5, 16),
                                        Signal.filling(360 * MEBIBYTE, 511 * MEBIBYTE, Duration.ofHours(31)))
                                .requesting("500m", "384Mi")
                                .limitedTo("", "512Mi")
                                .restarting(Duration.ofHours(40), "OOMKilled")),
                deployment(
                        "data",
                        "report-renderer",
                        PodPlan.running(1),
                        app("report-renderer", daily(0.02, 0.12, 9), mib(84).noisy(0.05))
                                .requesting("150m", "100Gi")
                                .limitedTo("", "100Gi")),
                deployment(
                        "data",
                        "weekend-reports",
                        PodPlan.running(1),
                        app(
                                        "weekend-reports",
                                        Signal.daily(0.1, 0.4, 12)
                                                .byWeekday(0.15, 0.15, 0.15, 0.15, 0.3, 3.2, 1.6)
                                                .noisy(0.1),
                                        Signal.steady(300 * MEBIBYTE)
                                                .byWeekday(1, 1, 1, 1, 1, 2.6, 1.8)
                                                .noisy(0.03))
                                .requesting("500m", "512Mi")
                                .limitedTo("", "1Gi")),
                deployment(
                        "data",
                        "schema-registry",
                        PodPlan.running(1),
                        app("schema-registry", Signal.steady(0.015).noisy(0.3), mib(560).noisy(0.01))
                                .requesting("500m", "1536Mi")
                                .limitedTo("", "1536Mi")
                                .withHeap(Signal.steady(140 * MEBIBYTE).noisy(0.3), 1024 * MEBIBYTE)));
    }

    private static List<DemoWorkload> batch() {
        return List.of(
                DemoWorkload.of(
                        "batch",
                        WorkloadKind.CRON_JOB,
                        "settlement",
                        PodPlan.nightly(95, Duration.ofMinutes(22)),
                        app("settlement", Signal.steady(0.85).noisy(0.2), mib(640).noisy(0.1))
                                .requesting("2", "2Gi")
                                .limitedTo("", "2Gi")),
                DemoWorkload.of(
                        "batch",
                        WorkloadKind.CRON_JOB,
                        "nightly-export",
                        PodPlan.nightly(200, Duration.ofMinutes(45)),
                        app("nightly-export", Signal.steady(0.4).noisy(0.3), mib(300).noisy(0.2))
                                .requesting("500m", "512Mi")
                                .limitedTo("", "512Mi")),
                DemoWorkload.of(
                        "batch",
                        WorkloadKind.JOB,
                        "backfill-orders",
                        PodPlan.once(MID_WINDOW + 18_000, Duration.ofHours(5)),
                        app("backfill", Signal.steady(1.3).noisy(0.1), mib(1100).noisy(0.05))
                                .requesting("1500m", "2Gi")
                                .limitedTo("", "2Gi")));
    }

    private static List<DemoWorkload> platform() {
        return List.of(
                deployment(
                        "platform",
                        "api-gateway",
                        PodPlan.running(3),
                        app("api-gateway", daily(0.12, 0.55, 18), mib(190).noisy(0.04))
                                .requesting("600m", "256Mi")
                                .limitedTo("", "256Mi"),
                        logShipper()),
                deployment(
                                "platform",
                                "auth",
                                PodPlan.running(2),
                                app("auth", daily(0.1, 0.24, 17), mib(230).noisy(0.02))
                                        .requesting("260m", "256Mi")
                                        .limitedTo("", "288Mi"))
                        .before(auth -> auth.requesting("520m", "512Mi").limitedTo("", "576Mi")),
                deployment(
                        "platform",
                        "notifications",
                        PodPlan.running(2),
                        app("notifications", Signal.steady(0.02).noisy(0.4), mib(130).noisy(0.03))
                                .requesting("500m", "1Gi")),
                deployment(
                        "platform",
                        "feature-flags",
                        PodPlan.since(2, LAST_36_HOURS),
                        app("feature-flags", Signal.steady(0.03).noisy(0.3), mib(120).noisy(0.03))
                                .requesting("500m", "512Mi")
                                .limitedTo("", "512Mi")),
                deployment(
                        "platform",
                        "legacy-soap",
                        PodPlan.until(2, FIVE_DAYS_AGO),
                        app("legacy-soap", Signal.steady(0.04).noisy(0.3), mib(480).noisy(0.02))
                                .requesting("500m", "1Gi")
                                .limitedTo("", "1Gi")),
                deployment(
                        "platform",
                        "mailer",
                        PodPlan.running(1),
                        app("mailer", Signal.steady(0.05).noisy(0.4), mib(170).noisy(0.05))),
                deployment(
                        "platform",
                        "session-workers",
                        PodPlan.running(2),
                        app(
                                        "workers",
                                        daily(0.08, 0.25, 18),
                                        mib(420).noisy(0.03).plus(Signal.saw(80 * MEBIBYTE, Duration.ofHours(52))))
                                .requesting("300m", "512Mi")
                                .limitedTo("", "512Mi")
                                .losingProcesses(Duration.ofHours(52))));
    }

    private static List<DemoWorkload> observability() {
        return List.of(
                DemoWorkload.of(
                        "observability",
                        WorkloadKind.DAEMON_SET,
                        "node-agent",
                        PodPlan.running(5),
                        app("node-agent", Signal.steady(0.07).noisy(0.3), mib(180).noisy(0.05))
                                .requesting("200m", "384Mi")
                                .limitedTo("", "384Mi")),
                deployment(
                        "observability",
                        "grafana",
                        PodPlan.running(1),
                        app("grafana", Signal.steady(0.015).noisy(0.4), mib(145).noisy(0.04))
                                .requesting("1", "1Gi")
                                .limitedTo("", "1Gi")),
                DemoWorkload.of(
                                "observability",
                                WorkloadKind.STATEFUL_SET,
                                "metrics-store",
                                PodPlan.running(1),
                                app(
                                                "metrics-store",
                                                Signal.steady(0.45).noisy(0.2),
                                                mib(4600).noisy(0.04))
                                        .requesting("500m", "5Gi")
                                        .limitedTo("", "6Gi"))
                        .before(store -> store.using(Signal.steady(0.428).noisy(0.2), store.memory())
                                .requesting("500m", "10Gi")
                                .limitedTo("", "12Gi")));
    }

    private static List<DemoWorkload> sandbox() {
        return List.of(
                deployment(
                        "sandbox",
                        "playground",
                        PodPlan.running(1),
                        app("playground", Signal.steady(0.004).noisy(0.5), mib(38).noisy(0.05))
                                .requesting("250m", "512Mi")
                                .limitedTo("1", "1Gi")),
                deployment(
                        "sandbox",
                        "notebook",
                        PodPlan.running(1),
                        app(
                                        "notebook",
                                        Signal.everyDay(0.01, 1.4, 540, Duration.ofHours(3))
                                                .noisy(0.2),
                                        mib(2400).noisy(0.08))
                                .requesting("500m", "3Gi")
                                .limitedTo("2", "4Gi")),
                DemoWorkload.of(
                        "sandbox",
                        WorkloadKind.POD,
                        "debug-shell",
                        PodPlan.since(1, MID_WINDOW),
                        app("shell", Signal.steady(0.001).noisy(0.5), mib(9))
                                .requesting("250m", "512Mi")
                                .limitedTo("1", "1Gi")));
    }

    private static DemoContainer app(String name, Signal cpu, Signal memory) {
        var version = Dice.digest(Dice.seed("image", name));
        return DemoContainer.app(name, "registry.example.com/" + name + "@sha256:" + version, cpu, memory);
    }

    /// Injected by the mesh's webhook, so no manifest declares it.
    private static DemoContainer istioProxy() {
        return DemoContainer.app(
                        "istio-proxy", "docker.io/istio/proxyv2:1.27.3", daily(0.006, 0.03, 18), mib(62).noisy(0.03))
                .requesting("100m", "128Mi")
                .limitedTo("2", "1Gi");
    }

    private static DemoContainer logShipper() {
        return app("log-shipper", Signal.steady(0.01).noisy(0.3), mib(38).noisy(0.05))
                .requesting("50m", "64Mi")
                .limitedTo("", "96Mi");
    }

    private static Signal daily(double low, double high, int peakHour) {
        return Signal.daily(low, high, peakHour)
                .byWeekday(1, 1, 1, 1, 1, 0.85, 0.8)
                .noisy(0.1);
    }

    private static Signal mib(double mebibytes) {
        return Signal.steady(mebibytes * MEBIBYTE);
    }
}
