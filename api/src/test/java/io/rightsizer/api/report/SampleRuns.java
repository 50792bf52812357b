package io.rightsizer.api.report;

import io.rightsizer.analyzer.backtest.RiskRow;
import io.rightsizer.analyzer.recommendation.AutoscalerTarget;
import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Evidence;
import io.rightsizer.analyzer.recommendation.Evidence.Distribution;
import io.rightsizer.analyzer.recommendation.Evidence.Plot;
import io.rightsizer.analyzer.recommendation.Reasoning;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.usage.Coverage;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.OomKills;
import io.rightsizer.analyzer.usage.Throttling;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Criticality;
import io.rightsizer.analyzer.workload.ManagedRuntime;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A small shop with one container for each story the outputs must tell.
public final class SampleRuns {

    static final HistoryWindow WINDOW =
            HistoryWindow.endingAt(Instant.parse("2026-11-20T06:00:00Z"), Duration.ofDays(14));

    private static final CollectionReport REPORT = new CollectionReport(
            false, List.of("namespace batch: 503 from the server, tried 3 times"), 42, "remote read");

    private SampleRuns() {}

    public static Run shop() {
        return of(List.of(
                oversizedWeb(), hungryCache(), steadyApi(), autoscaled(), newcomer(), vanished(), unreadable()));
    }

    public static Run of(List<Recommendation> recommendations) {
        var origin = new RunOrigin(
                "http://prometheus:9090",
                WINDOW,
                "split",
                Duration.ofMillis(1234),
                List.of(new RiskRow("fleet", true, 0.02, 0.015, 40, 1, 0.05, 0.024)));
        return Run.of(origin, REPORT, recommendations);
    }

    static Recommendation oversizedWeb() {
        return new Recommendation(
                deployment("shop", "web"),
                3,
                app("web", resources("2", "4Gi", "4", "4Gi")),
                resources("250m", "512Mi", null, "640Mi"),
                resources("1", "2Gi", null, "2Gi"),
                new Verdict.Resize(),
                List.of(Code.STEP_LIMITED),
                "request = peak 497Mi rounded up; lowered by at most 50 % a run",
                evidence(OomKills.NONE, Throttling.NONE));
    }

    static Recommendation hungryCache() {
        return new Recommendation(
                new WorkloadId("", "shop", WorkloadKind.STATEFUL_SET, "cache"),
                1,
                new Container("redis", ContainerType.APP, resources("100m", "256Mi", "200m", "256Mi"), jvm()),
                resources("180m", "512Mi", null, "600Mi"),
                resources("180m", "512Mi", null, "600Mi"),
                new Verdict.Resize(),
                List.of(Code.OOM_KILLED, Code.JVM),
                "memory raised: 2 OOM kills",
                evidence(new OomKills(2, true), new Throttling(1000, 80)),
                Criticality.CRITICAL,
                null);
    }

    private static ManagedRuntime jvm() {
        return new ManagedRuntime.Jvm(Memory.parse("128Mi"), Memory.parse("40Mi"), Memory.parse("60Mi"), null, 12);
    }

    static Recommendation steadyApi() {
        return new Recommendation(
                deployment("shop", "api"),
                2,
                app("api", resources("200m", "256Mi", null, "300Mi")),
                resources("198m", "255Mi", null, "300Mi"),
                null,
                new Verdict.Keep("within 5 % of what it has"),
                List.of(Code.SMALL_CHANGE),
                "the change is below 5 %",
                evidence(OomKills.NONE, Throttling.NONE));
    }

    static Recommendation autoscaled() {
        return new Recommendation(
                deployment("web", "front"),
                10,
                app("nginx", resources("500m", "128Mi", null, "128Mi")),
                resources("300m", "96Mi", null, "120Mi"),
                resources("500m", "96Mi", null, "120Mi"),
                new Verdict.NeedsReview("an autoscaler follows CPU"),
                List.of(Code.HPA_CPU),
                "an autoscaler follows CPU",
                evidence(OomKills.NONE, Throttling.NONE),
                Criticality.STANDARD,
                new AutoscalerTarget("web-hpa", "cpu", "nginx", 70, 83));
    }

    static Recommendation newcomer() {
        return new Recommendation(
                deployment("web", "fresh"),
                1,
                app("fresh", Resources.NONE),
                null,
                null,
                new Verdict.TooLittleHistory(
                        evidence(OomKills.NONE, Throttling.NONE).coverage()),
                List.of(Code.NEW_WORKLOAD),
                "seen for 12h, needs 2d",
                evidence(OomKills.NONE, Throttling.NONE));
    }

    static Recommendation vanished() {
        return withoutEvidence("gone", new Verdict.Skipped("no pod at the end of the window"), Code.NOT_RUNNING);
    }

    static Recommendation unreadable() {
        return withoutEvidence("report", new Verdict.Failed("503 from the server"), Code.SHARD_FAILED);
    }

    private static Recommendation withoutEvidence(String name, Verdict verdict, Code code) {
        return new Recommendation(
                deployment("batch", name),
                0,
                app(name, resources("1", "1Gi", null, null)),
                null,
                null,
                verdict,
                List.of(code),
                code.meaning(),
                null);
    }

    /// A container of a hostile tenant: `name` goes everywhere a name can go.
    public static Recommendation named(String name) {
        return new Recommendation(
                deployment(name, name),
                1,
                app(name, resources("1", "1Gi", null, null)),
                resources("500m", "512Mi", null, "512Mi"),
                resources("500m", "512Mi", null, "512Mi"),
                new Verdict.Resize(),
                List.of(),
                name,
                null);
    }

    /// Twice as large as it need be.
    public static Recommendation oversizedNamed(String namespace, String name) {
        return new Recommendation(
                deployment(namespace, name),
                1,
                app(name, resources("2", "4Gi", null, "4Gi")),
                resources("1", "2Gi", null, "2Gi"),
                resources("1", "2Gi", null, "2Gi"),
                new Verdict.Resize(),
                List.of(),
                "p99 of " + name,
                evidence(OomKills.NONE, Throttling.NONE));
    }

    /// What [#oversizedNamed] becomes.
    public static Recommendation rightsizedNamed(String namespace, String name) {
        return new Recommendation(
                deployment(namespace, name),
                1,
                app(name, resources("1", "2Gi", null, "2Gi")),
                resources("1", "2Gi", null, "2Gi"),
                null,
                new Verdict.Keep(name + " fits"),
                List.of(),
                name + " fits",
                evidence(OomKills.NONE, Throttling.NONE));
    }

    /// Not seen for long enough.
    public static Recommendation newcomerNamed(String namespace, String name) {
        var evidence = evidence(OomKills.NONE, Throttling.NONE);
        return new Recommendation(
                deployment(namespace, name),
                1,
                app(name, resources("1", "1Gi", null, null)),
                null,
                null,
                new Verdict.TooLittleHistory(evidence.coverage()),
                List.of(Code.NEW_WORKLOAD),
                name + " was seen for 12h, needs 2d",
                evidence);
    }

    public static HistoryWindow usualWindow() {
        return WINDOW;
    }

    static Recommendation series(String name) {
        return new Recommendation(
                new WorkloadId("", "", WorkloadKind.SERIES, name),
                1,
                app(name, resources("1", "1Gi", null, null)),
                resources("500m", "512Mi", null, "512Mi"),
                null,
                new Verdict.Resize(),
                List.of(),
                "p99",
                null);
    }

    public static Recommendation numbered(int number) {
        return named("workload-%05d".formatted(number));
    }

    static Evidence evidence(OomKills oomKills, Throttling throttling) {
        return new Evidence(
                "split",
                WINDOW,
                Duration.ofMinutes(5),
                4,
                80640,
                new Coverage(4000, 4032, Duration.ofHours(333)),
                new Distribution(4000, 0.112345678901234, 0.05, 0.1, 0.2, 0.21, 0.24, 0.4),
                new Distribution(4000, 431898624.5, 4.0e8, 4.3e8, 4.9e8, 5.0e8, 5.1e8, 521142272),
                0.9,
                throttling,
                oomKills,
                1,
                new Evidence.StatedRisk(0.015, 0.024),
                new Reasoning(
                        List.of("CPU request: p99 240m", "memory request: peak 497Mi"),
                        List.of("Memory is not lowered"),
                        List.of("leak", "node size"),
                        "Exceeded 0 times."),
                plot());
    }

    private static Plot plot() {
        return new Plot(
                IntStream.range(0, 56)
                        .mapToObj(day -> day == 20 ? Double.NaN : 0.1 + 0.3 * Math.pow(Math.sin(day * Math.PI / 4), 2))
                        .toList(),
                IntStream.range(0, 56)
                        .mapToObj(day -> day == 20 ? Double.NaN : 3.0e8 + day * 3.9e6)
                        .toList());
    }

    static WorkloadId deployment(String namespace, String name) {
        return new WorkloadId("", namespace, WorkloadKind.DEPLOYMENT, name);
    }

    private static Container app(String name, Resources current) {
        return Container.of(name, ContainerType.APP, current);
    }

    static Resources resources(
            String cpuRequest, String memoryRequest, @Nullable String cpuLimit, @Nullable String memoryLimit) {
        return new Resources(
                new ResourceAmounts(Cpu.parse(cpuRequest), Memory.parse(memoryRequest)),
                new ResourceAmounts(
                        cpuLimit == null ? null : Cpu.parse(cpuLimit),
                        memoryLimit == null ? null : Memory.parse(memoryLimit)));
    }
}
