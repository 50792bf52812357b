package io.rightsizer.api.http;

import io.rightsizer.api.http.page.GroupsPage;
import io.rightsizer.api.http.page.Links;
import io.rightsizer.api.http.page.RowQuery;
import io.rightsizer.api.http.page.Site;
import io.rightsizer.pricing.finance.SummaryBy;
import java.util.List;

/// Places within a single file.
record InPageLinks() implements Links {

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public String asset(String name) {
        return "#";
    }

    @Override
    public String overview() {
        return "#main";
    }

    @Override
    public String rows(RowQuery query) {
        return "#all";
    }

    @Override
    public String rowsCsv(RowQuery query) {
        return "#all";
    }

    @Override
    public String workload(String key) {
        return "#" + key;
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
        return "#groups";
    }

    @Override
    public String group(GroupsPage.By by, String name) {
        return "#groups";
    }

    @Override
    public List<Site.Entry> downloads(RowQuery query) {
        return List.of();
    }

    @Override
    public String cost(SummaryBy by) {
        return "#account";
    }

    @Override
    public String costCsv(SummaryBy by) {
        return "#account";
    }

    @Override
    public String focusCsv() {
        return "";
    }

    @Override
    public String nodes() {
        return "#account";
    }

    @Override
    public String runs() {
        return "#account";
    }

    @Override
    public String compare(String earlier, String later) {
        return "#account";
    }

    @Override
    public String skipped() {
        return "#all";
    }

    @Override
    public String about() {
        return "#account";
    }

    @Override
    public String run(String id) {
        return "#main";
    }
}
