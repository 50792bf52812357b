package io.rightsizer.api.report.chart;

import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.analyzer.usage.Outline.Kind;
import io.rightsizer.api.report.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A strip below the plot that tells when something happened; there only where it did.
sealed interface Lane {

    /// What stands left of it; short.
    String label();

    void draw(Svg svg, Axis time, double top, double height);

    /// Throttling concerns CPU and kills concern memory; restarts and rollouts both.
    static List<Lane> of(Charted resource, Outline outline) {
        var lanes = new ArrayList<Lane>();
        if (resource == Charted.MEMORY) {
            addEvents(lanes, Kind.OOM_KILL, "OOM kill", outline);
        } else if (IntStream.range(0, outline.buckets())
                .anyMatch(bucket -> outline.throttledShare(bucket).orElse(0) > 0)) {
            lanes.add(new Throttled(outline));
        }
        addEvents(lanes, Kind.RESTART, "restart", outline);
        addEvents(lanes, Kind.ROLLOUT, "rollout", outline);
        return lanes;
    }

    private static void addEvents(List<Lane> lanes, Kind kind, String label, Outline outline) {
        var marks = outline.marks().stream().filter(mark -> mark.kind() == kind).toList();
        if (!marks.isEmpty()) {
            lanes.add(new Events(label, kind, marks));
        }
    }

    /// A shape for each event: a cross, a ring, or a triangle.
    record Events(String label, Kind kind, List<Outline.Mark> marks) implements Lane {

        @Override
        public void draw(Svg svg, Axis time, double top, double height) {
            marks.forEach(mark -> draw(svg, time.at(mark.at()), top + height / 2));
        }

        private void draw(Svg svg, double x, double y) {
            switch (kind) {
                case OOM_KILL ->
                    svg.path("oom", "M%s %sl8 8m0 -8l-8 8".formatted(Html.pixels(x - 4), Html.pixels(y - 4)));
                case RESTART -> svg.circle("restart", x, y, 4);
                case ROLLOUT -> svg.path("rolled", "M%s %sl5 9h-10z".formatted(Html.pixels(x), Html.pixels(y - 5)));
            }
        }
    }

    /// Bars as high as the share of CPU periods that were throttled.
    record Throttled(Outline outline) implements Lane {

        @Override
        public String label() {
            return "throttle";
        }

        @Override
        public void draw(Svg svg, Axis time, double top, double height) {
            for (int bucket = 0; bucket < outline.buckets(); bucket++) {
                var share = outline.throttledShare(bucket).orElse(0);
                if (share > 0) {
                    var x = time.at(outline.start(bucket));
                    var end = time.at(outline.start(bucket + 1));
                    var bar = Math.max(1, share * (height - 3));
                    svg.rectangle("throttled", x, top + height - bar, end - x, bar);
                }
            }
        }
    }
}
