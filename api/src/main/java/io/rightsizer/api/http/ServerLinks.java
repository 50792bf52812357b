package io.rightsizer.api.http;

import io.rightsizer.api.http.page.GroupKey;
import io.rightsizer.api.http.page.GroupsPage;
import io.rightsizer.api.http.page.Links;
import io.rightsizer.api.http.page.Parameters;
import io.rightsizer.api.http.page.RowQuery;
import io.rightsizer.api.http.page.Site;
import io.rightsizer.pricing.finance.SummaryBy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Addresses of the server, each with its run, so that it shows the same tomorrow.
record ServerLinks(String run) implements Links {

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public String asset(String name) {
        return Assets.address(name);
    }

    @Override
    public String overview() {
        return at("/");
    }

    @Override
    public String rows(RowQuery query) {
        return "/workloads" + Parameters.query(query.parameters());
    }

    @Override
    public String rowsCsv(RowQuery query) {
        return "/workloads.csv" + Parameters.query(query.parameters());
    }

    @Override
    public String workload(String key) {
        return at("/workloads/" + key);
    }

    @Override
    public String workloadIn(String other, String key) {
        return "/workloads/" + key + Parameters.query(Map.of("run", other));
    }

    @Override
    public String series(String key, String container) {
        return "/api/v1/runs/" + run + "/workloads/" + key + "/series"
                + Parameters.query(Map.of("container", container));
    }

    @Override
    public String groups(GroupsPage.By by) {
        return at("/" + by.name().toLowerCase(Locale.ROOT) + "s");
    }

    @Override
    public String group(GroupsPage.By by, String name) {
        return at("/" + by.name().toLowerCase(Locale.ROOT) + "s/" + GroupKey.of(name));
    }

    @Override
    public List<Site.Entry> downloads(RowQuery query) {
        var named = new LinkedHashMap<>(query.parameters());
        named.remove("run");
        var json = "/api/v1/runs/" + run + "/containers" + Parameters.query(named);
        return List.of(new Site.Entry("CSV", rowsCsv(query)), new Site.Entry("JSON", json));
    }

    @Override
    public String cost(SummaryBy by) {
        return "/cost" + by(by);
    }

    @Override
    public String costCsv(SummaryBy by) {
        return "/cost.csv" + by(by);
    }

    private String by(SummaryBy by) {
        return Parameters.query(Map.of("run", run)) + "&by=" + by;
    }

    @Override
    public String focusCsv() {
        return at("/cost/focus.csv");
    }

    @Override
    public String nodes() {
        return at("/nodes");
    }

    @Override
    public String runs() {
        return at("/runs");
    }

    @Override
    public String compare(String earlier, String later) {
        return "/runs/" + earlier + "..." + later;
    }

    @Override
    public String skipped() {
        return at("/skipped");
    }

    @Override
    public String about() {
        return at("/about");
    }

    @Override
    public String run(String id) {
        return "/" + Parameters.query(Map.of("run", id));
    }

    private String at(String path) {
        return path + Parameters.query(Map.of("run", run));
    }
}
