package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Evidence;
import io.rightsizer.analyzer.recommendation.Evidence.Distribution;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.api.report.Amount;
import io.rightsizer.api.report.Explanation.Fact;
import io.rightsizer.api.report.PlotLine;
import io.rightsizer.api.report.Spoken;
import io.rightsizer.api.report.chart.Charted;
import io.rightsizer.api.report.chart.DistributionChart;
import io.rightsizer.api.report.chart.SvgChart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The CPU or the memory of a container: its usage drawn, in numbers, and what the rule made of it.
///
/// @param id unique on the page
/// @param outline absent where the run kept none
public record ResourcePart(
        String id,
        Charted resource,
        Recommendation one,
        @Nullable Outline outline,
        WhatIf whatIf) {

    public String name() {
        return resource == Charted.CPU ? "CPU" : "Memory";
    }

    public boolean drawn() {
        return outline != null && !resource.of(outline).isEmpty();
    }

    /// Inline SVG, safe as it is.
    public String chart() {
        return outline == null ? "" : SvgChart.svg(id, resource, outline, lines());
    }

    /// A table, safe as it is.
    public String table() {
        return outline == null ? "" : SvgChart.table(resource, outline);
    }

    /// Inline SVG, safe as it is.
    public String spread() {
        if (outline == null || !drawn()) {
            return "";
        }
        var lines = new ArrayList<>(lines());
        if (whatIf.asked()) {
            lines.add(whatIf.line(resource, outline));
        }
        return DistributionChart.svg(id + "-spread", resource, outline, lines, whatIf.percentile(resource));
    }

    private List<PlotLine> lines() {
        return resource == Charted.CPU ? PlotLine.cpu(one) : PlotLine.memory(one);
    }

    /// Usage of all pods.
    public List<Fact> quantiles() {
        Evidence evidence = one.evidence();
        if (evidence == null) {
            return List.of();
        }
        Distribution of = resource == Charted.CPU ? evidence.cpu() : evidence.memory();
        return List.of(
                new Fact("p50", resource.text(of.p50())),
                new Fact("p90", resource.text(of.p90())),
                new Fact("p95", resource.text(of.p95())),
                new Fact("p99", resource.text(of.p99())),
                new Fact("peak", resource.text(of.max())));
    }

    /// The sentences that fixed its amounts.
    public List<String> rules() {
        return ContainerPart.deciding(one)
                .filter(sentence -> sentence.startsWith(name()))
                .toList();
    }

    /// How much usage the request of now and the recommended one cover; empty where that is not known.
    public List<String> covered() {
        if (outline == null || !drawn()) {
            return List.of();
        }
        var amount = resource == Charted.CPU ? Amount.CPU_REQUEST : Amount.MEMORY_REQUEST;
        var goal = one.recommended() == null ? Resources.NONE : one.recommended();
        var now = one.container().current();
        return Stream.of(
                        covered("Today's request", amount, outline, now),
                        covered("The recommended request", amount, outline, goal))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> covered(String name, Amount amount, Outline known, Resources resources) {
        var number = amount.number(resources);
        return number == null
                ? List.of()
                : List.of(name + ", " + amount.text(resources) + ", is enough at "
                        + Spoken.percent(1 - resource.of(known).sketch().shareAbove(number)) + " of all points.");
    }
}
