package io.rightsizer.api.http.page;

import io.rightsizer.api.report.Spoken;
import java.util.ArrayList;
import java.util.List;

/// Everything on one page.
///
/// @param style the style sheet, ours
public record WholePage(OverviewPage overview, String style) {

    /// What a browser and a mail program still show without pausing.
    private static final int MOST_ROWS = 1000;

    private static final int MOST_DETAILS = 200;

    /// The containers of a workload, explained.
    public record Detail(String key, List<ContainerPart> containers) {}

    private RunView view() {
        return overview.view();
    }

    public List<Row> rows() {
        return Row.of(view(), view().rows().subList(0, Math.min(view().rows().size(), MOST_ROWS)));
    }

    /// What is not on the page; empty where everything is.
    public String left() {
        var all = view().rows().size();
        var workloads = view().keys().size();
        if (workloads <= MOST_DETAILS) {
            return "";
        }
        return "Shown are " + Spoken.plural(Math.min(all, MOST_ROWS), "row") + " of " + Spoken.count(all)
                + " and the reasons of the first " + MOST_DETAILS + " workloads of " + Spoken.count(workloads)
                + "; 'rightsizer report --out DIR' writes all.";
    }

    public List<Detail> details() {
        var keys = view().keys();
        var details = new ArrayList<Detail>();
        var number = 0;
        for (var key : keys.subList(0, Math.min(keys.size(), MOST_DETAILS))) {
            var parts = new ArrayList<ContainerPart>();
            for (var one : view().workload(key)) {
                parts.add(new ContainerPart(number++, view(), one, null, WhatIf.USUAL));
            }
            details.add(new Detail(key, List.copyOf(parts)));
        }
        return details;
    }
}
