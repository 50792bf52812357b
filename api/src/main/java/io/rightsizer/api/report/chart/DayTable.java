package io.rightsizer.api.report.chart;

import io.rightsizer.analyzer.usage.Band;
import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.api.report.Html;
import io.rightsizer.api.report.Spoken;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The numbers of a chart: lowest, mean and highest of each day in UTC.
final class DayTable {

    private DayTable() {}

    static String html(Charted resource, Outline outline) {
        var band = resource.of(outline);
        var days = new TreeMap<LocalDate, List<Integer>>();
        for (int bucket = 0; bucket < outline.buckets(); bucket++) {
            days.computeIfAbsent(day(outline.start(bucket)), _ -> new ArrayList<>())
                    .add(bucket);
        }
        var html = new StringBuilder("<table class=\"numbers\">\n<caption>");
        html.append(Html.text(resource.label() + " of all pods, by day (UTC)")).append("</caption>\n<thead>\n<tr>");
        for (var title : List.of("day", "lowest", "mean", "highest", "data")) {
            html.append("<th scope=\"col\">").append(title).append("</th>");
        }
        html.append("</tr>\n</thead>\n<tbody>\n");
        days.forEach((day, buckets) -> html.append(row(resource, band, day, buckets)));
        return html.append("</tbody>\n</table>\n").toString();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static String row(Charted resource, Band band, LocalDate day, List<Integer> buckets) {
        var known = buckets.stream().filter(band::isKnown).toList();
        var lowest = known.stream().mapToDouble(band::lowestIn).min();
        var mean = known.stream().mapToDouble(band::meanIn).average();
        var highest = known.stream().mapToDouble(band::highestIn).max();
        var row = new StringBuilder("<tr><th scope=\"row\">");
        row.append(Spoken.day(day.atStartOfDay().toInstant(ZoneOffset.UTC))).append("</th>");
        for (var value : List.of(lowest, mean, highest)) {
            row.append("<td>")
                    .append(value.isPresent() ? Html.text(resource.text(value.getAsDouble())) : "no data")
                    .append("</td>");
        }
        row.append("<td>").append(Html.text(Spoken.percent((double) known.size() / buckets.size())));
        return row.append("</td></tr>\n").toString();
    }
}
