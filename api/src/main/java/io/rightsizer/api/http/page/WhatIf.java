package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.api.report.PlotLine;
import io.rightsizer.api.report.Spoken;
import io.rightsizer.api.report.chart.Charted;
import java.util.List;

/// What a request would be if it were a percentile of usage plus a buffer.
///
/// @param cpuPercentile and memoryPercentile, 50 to 100, where 100 is the peak
/// @param cpuBuffer and memoryBuffer on top, in percent
public record WhatIf(int cpuPercentile, int cpuBuffer, int memoryPercentile, int memoryBuffer, boolean asked) {

    public static final List<String> NAMES = List.of("cpu", "cpu-buffer", "memory", "memory-buffer");

    /// Nothing was asked.
    public static final WhatIf USUAL = new WhatIf(95, 0, 100, 15, false);

    private static final int MEDIAN = 50;
    private static final int MOST_BUFFER = 300;

    /// @throws NotAnswered when a number is out of range
    public static WhatIf of(Parameters parameters) {
        return new WhatIf(
                parameters.number("cpu", USUAL.cpuPercentile, MEDIAN, 100),
                parameters.number("cpu-buffer", USUAL.cpuBuffer, 0, MOST_BUFFER),
                parameters.number("memory", USUAL.memoryPercentile, MEDIAN, 100),
                parameters.number("memory-buffer", USUAL.memoryBuffer, 0, MOST_BUFFER),
                NAMES.stream().anyMatch(name -> parameters.text(name).isPresent()));
    }

    /// Its outcome for one resource.
    ///
    /// @param request as text
    /// @param above the share of points above it, in words
    public record Answer(String resource, String rule, String request, String above) {}

    List<Answer> answers(Outline outline) {
        return List.of(answer("CPU", Charted.CPU, outline), answer("Memory", Charted.MEMORY, outline));
    }

    private Answer answer(String name, Charted resource, Outline outline) {
        var request = request(resource, outline);
        return new Answer(
                name,
                rule(resource),
                resource.text(request),
                Spoken.percent(resource.of(outline).sketch().shareAbove(request)) + " of points are above");
    }

    private String rule(Charted resource) {
        var percentile = percentile(resource);
        var buffer = resource == Charted.CPU ? cpuBuffer : memoryBuffer;
        return (percentile == 1 ? "peak" : "p" + Math.round(percentile * 100))
                + (buffer == 0 ? "" : " + " + buffer + " %");
    }

    /// In cores or bytes.
    private double request(Charted resource, Outline outline) {
        var buffer = resource == Charted.CPU ? cpuBuffer : memoryBuffer;
        return resource.of(outline).sketch().quantile(percentile(resource)) * (1 + buffer / 100.0);
    }

    double percentile(Charted resource) {
        return (resource == Charted.CPU ? cpuPercentile : memoryPercentile) / 100.0;
    }

    PlotLine line(Charted resource, Outline outline) {
        var request = request(resource, outline);
        return new PlotLine("what if " + resource.text(request), request, false, false);
    }
}
