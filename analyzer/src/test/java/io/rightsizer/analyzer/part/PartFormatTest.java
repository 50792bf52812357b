package io.rightsizer.analyzer.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.OomKills;
import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import io.rightsizer.analyzer.usage.Throttling;
import io.rightsizer.analyzer.usage.UsageEvents;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import io.rightsizer.analyzer.usage.UsageSource;
import io.rightsizer.analyzer.workload.Autoscaler;
import io.rightsizer.analyzer.workload.Autoscaler.Target;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Criticality;
import io.rightsizer.analyzer.workload.Demands;
import io.rightsizer.analyzer.workload.ManagedRuntime;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.NamespaceRules;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Offering;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.Quota;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.Workload;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PartFormatTest {

    private static final HistoryWindow WINDOW =
            HistoryWindow.endingAt(Instant.parse("2026-11-15T00:00:00Z"), Duration.ofDays(7));
    private static final PartHead HEAD = new PartHead("rightsizer 9", "http://prometheus.example", WINDOW, "all", 2, 4);
    private static final WorkloadId WEB = new WorkloadId("eu", "shop", WorkloadKind.DEPLOYMENT, "web");
    private static final Resources HALF = new Resources(
            new ResourceAmounts(Cpu.millicores(250), null), new ResourceAmounts(null, Memory.mebibytes(512)));

    /// Every kind of every sealed type, amounts that are absent, a gap, the smallest and the largest double.
    @Test
    void givesBackEveryFactExactly() throws IOException {
        var rows = List.<Collected>of(
                observed(new ManagedRuntime.Jvm(Memory.mebibytes(256), null, Memory.bytes(1), null, 40)),
                observed(new ManagedRuntime.Go(null)),
                observed(new ManagedRuntime.NodeJs(Memory.mebibytes(64))),
                new Collected.Skipped(workload(), container(ManagedRuntime.UNKNOWN), "NO_USAGE", "nothing “seen”"),
                new Collected.Failed(workload(), container(ManagedRuntime.UNKNOWN), "SHARD_FAILED", "the server"));
        var report = new CollectionReport(false, List.of("a store was down"), 12_345_678_901L, "remote read", state());

        try (var reader = PartReader.open("a part", new ByteArrayInputStream(bytes(rows, report)))) {
            assertThat(reader.head()).isEqualTo(HEAD);
            reader.start();
            for (var row : rows) {
                assertThat(reader.row().orElseThrow().workload()).isEqualTo(row.workload());
                assertThat(text(reader.row().orElseThrow())).isEqualTo(text(row));
                reader.next();
            }
            assertThat(reader.row()).isEmpty();
            assertThat(reader.report()).isEqualTo(report);
        }
    }

    @Test
    void refusesAPartOfWhichAByteChanged() throws IOException {
        var whole = bytes(List.of(observed(ManagedRuntime.UNKNOWN)), emptyReport());
        for (int position = 0; position < whole.length; position += 3) {
            var changed = whole.clone();
            changed[position] ^= 0x10;
            // Bytes 4 to 9 of gzip tell when and where it was written.
            if (position < 4 || position > 9) {
                assertThatThrownBy(() -> readAll(changed))
                        .as("byte %d", position)
                        .isInstanceOf(SourceUnusableException.class);
            }
        }
    }

    @Test
    void refusesAPartThatEndsEarly() throws IOException {
        var whole = bytes(List.of(observed(ManagedRuntime.UNKNOWN)), emptyReport());
        for (int length = 0; length < whole.length; length += 7) {
            var cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> readAll(cut))
                    .isInstanceOf(SourceUnusableException.class)
                    .hasMessageStartingWith("a part is no part, or damaged (")
                    .hasMessageEndingWith("): collect this shard again");
        }
    }

    @Test
    void refusesWhatIsNoPart() throws IOException {
        assertThatThrownBy(() -> readAll("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SourceUnusableException.class);
        assertThatThrownBy(() -> readAll(gzip("{\"run\": 1}"))).isInstanceOf(SourceUnusableException.class);
        // In CBOR the number 2 is the byte 2.
        assertThatThrownBy(() -> readAll(gzip("\u0002")))
                .hasMessageContaining("a part is a part of format 2, and this rightsizer reads format 1");
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void readAll(byte[] bytes) throws IOException {
        try (var reader = PartReader.open("a part", new ByteArrayInputStream(bytes))) {
            reader.start();
            while (reader.row().isPresent()) {
                reader.next();
            }
            reader.report();
        }
    }

    private static byte[] bytes(List<Collected> rows, CollectionReport report) throws IOException {
        var out = new ByteArrayOutputStream();
        PartWriter.write(HEAD, new Given(rows, report), WINDOW, Progress.SILENT, out);
        return out.toByteArray();
    }

    private record Given(List<Collected> rows, CollectionReport report) implements UsageSource {

        @Override
        public CollectionReport collect(HistoryWindow window, Consumer<Collected> sink, Progress progress) {
            rows.forEach(sink);
            return report;
        }

        @Override
        public String description() {
            return "given";
        }

        @Override
        public void close() {}
    }

    /// A series has no text of its own.
    private static String text(Collected row) {
        var text = new ArrayList<Object>(List.of(row.container()));
        if (row instanceof Collected.Observed(var _, var _, var history)) {
            text.addAll(List.of(history.window(), history.throttling(), history.oomKills(), history.restarts()));
            text.addAll(List.of(history.rateWindow(), history.partial()));
            for (var pod : history.pods()) {
                text.addAll(List.of(pod.pod(), pod.cpuBurst(), pod.cpuSamples(), pod.memorySamples()));
                text.addAll(List.of(text(pod.cpu()), text(pod.memory())));
            }
            text.add(text(history.events().oomKills()) + text(history.events().throttledShare()));
        }
        return text
                + switch (row) {
                    case Collected.Observed _ -> "observed";
                    case Collected.Skipped skipped -> skipped.code() + skipped.why();
                    case Collected.Failed failed -> failed.code() + failed.why();
                };
    }

    private static String text(UsageSeries series) {
        var text = new StringBuilder(series.firstPoint() + "+" + series.stepMillis());
        for (int index = 0; index < series.length(); index++) {
            text.append(' ').append(series.valueAt(index));
        }
        return text.toString();
    }

    private static Collected.Observed observed(ManagedRuntime runtime) {
        var step = WINDOW.stepMillis();
        var cpu = UsageSeries.of(
                WINDOW.firstPoint(), step, new double[] {0.1 + 0.2, Double.NaN, Double.MIN_VALUE, Double.MAX_VALUE});
        var memory = UsageSeries.of(WINDOW.firstPoint() + 7 * step, step, new double[] {104_857_600, 1.0 / 3});
        var kills = UsageSeries.of(WINDOW.firstPoint() + step, step, new double[] {2});
        return new Collected.Observed(
                workload(),
                container(runtime),
                new UsageHistory(
                        WINDOW,
                        List.of(
                                new PodUsage("web-1", cpu, memory, 0.7, 10_080, 9_999),
                                new PodUsage("web-2", UsageSeries.empty(), UsageSeries.empty(), 0, 0, 0)),
                        new Throttling(1e9, 12.5),
                        new OomKills(2, true),
                        3,
                        Duration.ofMinutes(8),
                        true,
                        true,
                        new UsageEvents(kills, UsageSeries.empty(), memory)));
    }

    private static Container container(ManagedRuntime runtime) {
        return new Container("app", ContainerType.SIDECAR, HALF, runtime);
    }

    private static Workload workload() {
        var targets = List.<Target>of(
                new Target.Utilization(Autoscaler.Resource.CPU, 80),
                new Target.ContainerUtilization("app", Autoscaler.Resource.MEMORY, 70),
                new Target.AverageValue(Autoscaler.Resource.MEMORY, 1e9),
                new Target.Other("queue"));
        return new Workload(
                WEB,
                3,
                Map.of("team", "shop", "app", "web"),
                List.of(container(ManagedRuntime.Jvm.SILENT)),
                new Autoscaler("web", 2, 9, targets, Autoscaler.Origin.KEDA),
                new NamespaceRules(HALF.requests(), ResourceAmounts.NONE, HALF.limits()),
                new ResourceAmounts(Cpu.millicores(16_000), Memory.bytes(1L << 36)),
                new Demands(Criticality.BATCH, true),
                1);
    }

    private static CollectionReport emptyReport() {
        return new CollectionReport(true, List.of(), 1, "blocks");
    }

    private static ClusterState state() {
        var cost = new Node.HourlyCost(new BigDecimal("0.09600"), null, new BigDecimal("1E-9"), true);
        var node = new Node(
                "eu",
                "node-1",
                Map.of("node_kubernetes_io_instance_type", "m5.large"),
                "aws:///eu-west-1a/i-0123",
                HALF.limits(),
                HALF.requests(),
                110,
                List.of(new Node.Taint("dedicated", "gpu", "NoSchedule")),
                false,
                cost);
        return new ClusterState(
                List.of(node),
                List.of(new Placement(
                        WEB,
                        new TreeMap<>(Map.of("node-1", 2)),
                        2,
                        Map.of("team", "shop"),
                        1,
                        true,
                        Map.of("os", "linux"))),
                List.of(new Offering("eu", "m5.large", "spot", "eu-west-1a", new BigDecimal("0.0375"))),
                List.of(new Quota("eu", "shop", "all", "requests.cpu", new BigDecimal("20"), new BigDecimal("7.50"))));
    }
}
