package io.rightsizer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.rightsizer.analyzer.collector.UsageGrids;
import io.rightsizer.analyzer.collector.UsageGrids.Grid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Holds what the collector reads of a draw of pods against `query_range` of the same server, and against the blocks.
final class Equality {

    private static final int PODS = 100;
    private static final double TOLERANCE = 1e-9;

    private final PromApi api;
    private final FleetData data;
    private long series;
    private long points;
    private long differing;
    private double worst;

    private Equality(PromApi api, FleetData data) {
        this.api = api;
        this.data = data;
    }

    private interface Reading {
        List<Grid> of(UsageGrids grids, String namespace, String pod) throws IOException;
    }

    static Equality of(FleetData data) throws IOException, InterruptedException {
        try (var server = LocalPrometheus.over(data.blocks());
                var api = new PromApi(server.url());
                var remote = UsageGrids.through(server.url(), data.grid());
                var blocks = UsageGrids.of(data.blocks(), data.grid())) {
            var equality = new Equality(api, data);
            for (var pod : equality.pods()) {
                equality.compare(remote, blocks, pod);
            }
            return equality;
        }
    }

    boolean holds() {
        return differing == 0 && points > 0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%,d series, %,d points, %,d differ; the worst by %.1e", series, points, differing, worst);
    }

    private List<JsonNode> pods() throws IOException {
        var pods = new ArrayList<JsonNode>();
        api.series("kube_pod_info", data.asOf().minus(data.window()), data.asOf())
                .forEach(pods::add);
        Collections.shuffle(pods, new Random(1));
        return pods.subList(0, Math.min(PODS, pods.size()));
    }

    private void compare(UsageGrids remote, UsageGrids blocks, JsonNode labels) throws IOException {
        var namespace = labels.path("namespace").asText();
        var pod = labels.path("pod").asText();
        for (Reading reading : List.<Reading>of(UsageGrids::cpu, UsageGrids::memory)) {
            var read = reading.of(remote, namespace, pod);
            var stored = reading.of(blocks, namespace, pod);
            differing += Math.abs(read.size() - stored.size());
            for (var grid : read) {
                var same = stored.stream().filter(other -> other.labels().equals(grid.labels()));
                same.findAny().ifPresentOrElse(other -> compare(grid.values(), other.values(), 0), () -> differing++);
                compare(grid.values(), queried(grid), TOLERANCE);
                series++;
            }
        }
    }

    private double[] queried(Grid grid) throws IOException {
        var last = grid.first() + (grid.values().length - 1) * grid.step();
        var answer = api.range(promQl(grid), grid.first(), last, grid.step());
        var values = new double[grid.values().length];
        Arrays.fill(values, Double.NaN);
        for (var point : answer.path(0).path("values")) {
            var time = Math.round(point.path(0).asDouble() * 1000);
            values[(int) ((time - grid.first()) / grid.step())] =
                    Double.parseDouble(point.path(1).asText());
        }
        return values;
    }

    private static String promQl(Grid grid) {
        var labels = grid.labels();
        var selector = String.format(
                "%s{namespace=\"%s\",pod=\"%s\",container=\"%s\",id=\"%s\"}",
                labels.get("__name__"),
                labels.get("namespace"),
                labels.get("pod"),
                labels.get("container"),
                labels.get("id"));
        return grid.rateWindow().isZero()
                ? "max_over_time(" + selector + "[" + grid.step() + "ms])"
                : "rate(" + selector + "[" + grid.rateWindow().toSeconds() + "s])";
    }

    /// Relative to the value, or to one where that is less.
    private void compare(double[] read, double[] other, double tolerance) {
        for (int index = 0; index < read.length; index++) {
            if (Double.isNaN(read[index]) != Double.isNaN(other[index])) {
                differing++;
            } else if (!Double.isNaN(read[index])) {
                var off = Math.abs(read[index] - other[index]) / Math.max(1, Math.abs(other[index]));
                worst = Math.max(worst, off);
                differing += off > tolerance ? 1 : 0;
                points++;
            }
        }
    }
}
