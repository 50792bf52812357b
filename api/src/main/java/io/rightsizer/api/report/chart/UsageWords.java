package io.rightsizer.api.report.chart;

import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.analyzer.usage.Outline.Kind;
import io.rightsizer.api.report.PlotLine;
import io.rightsizer.api.report.Spoken;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a chart of usage shows, in words.
final class UsageWords {

    private UsageWords() {}

    static String of(Charted resource, Outline outline, List<PlotLine> lines) {
        var band = resource.of(outline);
        if (band.isEmpty()) {
            return "No usage is known.";
        }
        var words = new ArrayList<String>();
        words.add("Usage between " + resource.text(band.lowest().value()) + " and a peak of "
                + resource.text(band.peak().value()) + " on "
                + Spoken.moment(band.peak().at()) + ", median "
                + resource.text(band.sketch().quantile(0.5)) + ", p95 "
                + resource.text(band.sketch().quantile(0.95)) + " of "
                + Spoken.count(band.sketch().count())
                + " points");
        if (!lines.isEmpty()) {
            words.add(lines.stream().map(PlotLine::name).collect(Collectors.joining(", ")));
        }
        marks(outline).forEach(words::add);
        var gaps = IntStream.range(0, band.buckets())
                .filter(bucket -> !band.isKnown(bucket))
                .count();
        if (gaps > 0) {
            words.add("no data for " + span(outline.bucket().multipliedBy(gaps)) + " in all");
        }
        return String.join("; ", words) + ".";
    }

    private static List<String> marks(Outline outline) {
        var words = new ArrayList<String>();
        for (var kind : Kind.values()) {
            var count = outline.marks().stream()
                    .filter(mark -> mark.kind() == kind)
                    .mapToLong(Outline.Mark::count)
                    .sum();
            if (count > 0) {
                words.add(Spoken.plural(count, name(kind)));
            }
        }
        return words;
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case OOM_KILL -> "OOM kill";
            case RESTART -> "restart";
            case ROLLOUT -> "rollout";
        };
    }

    /// `45 min`, `6 h`, `2.5 d`.
    static String span(Duration span) {
        var minutes = span.toMinutes();
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes < 48 * 60 ? tenths(minutes / 60.0) + " h" : tenths(minutes / 1440.0) + " d";
    }

    private static String tenths(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
