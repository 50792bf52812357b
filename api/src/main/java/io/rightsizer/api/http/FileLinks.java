package io.rightsizer.api.http;

import io.rightsizer.api.http.page.GroupKey;
import io.rightsizer.api.http.page.GroupsPage;
import io.rightsizer.api.http.page.Links;
import io.rightsizer.api.http.page.RowQuery;
import io.rightsizer.api.http.page.Site;
import io.rightsizer.pricing.finance.SummaryBy;
import java.util.List;
import java.util.Locale;

/// Names of files beside each other. Rows are in one order, and filters lead to all of them.
record FileLinks() implements Links {

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public String asset(String name) {
        return name;
    }

    @Override
    public String overview() {
        return "index.html";
    }

    @Override
    public String rows(RowQuery query) {
        return query.page() == 1 ? "workloads.html" : "workloads-" + query.page() + ".html";
    }

    @Override
    public String rowsCsv(RowQuery query) {
        return "workloads.csv";
    }

    @Override
    public String workload(String key) {
        return "workload-" + key + ".html";
    }

    @Override
    public String workloadIn(String other, String key) {
        return "";
    }

    @Override
    public String series(String key, String container) {
        return "";
    }

    @Override
    public String groups(GroupsPage.By by) {
        return by.name().toLowerCase(Locale.ROOT) + "s.html";
    }

    @Override
    public String group(GroupsPage.By by, String name) {
        return by.name().toLowerCase(Locale.ROOT) + "-" + GroupKey.of(name) + ".html";
    }

    @Override
    public List<Site.Entry> downloads(RowQuery query) {
        return List.of(new Site.Entry("CSV of all rows", rowsCsv(query)));
    }

    @Override
    public String cost(SummaryBy by) {
        return by == SummaryBy.NAMESPACE ? "cost.html" : "cost-" + by + ".html";
    }

    @Override
    public String costCsv(SummaryBy by) {
        return "cost-" + by + ".csv";
    }

    @Override
    public String focusCsv() {
        return "";
    }

    @Override
    public String nodes() {
        return "nodes.html";
    }

    @Override
    public String runs() {
        return "runs.html";
    }

    @Override
    public String compare(String earlier, String later) {
        return "compare-" + earlier + "-" + later + ".html";
    }

    @Override
    public String skipped() {
        return "skipped.html";
    }

    @Override
    public String about() {
        return "about.html";
    }

    /// Only the newest run has pages.
    @Override
    public String run(String id) {
        return "runs.html";
    }
}
