package io.rightsizer.api.http.page;

import io.rightsizer.api.report.RowFilter;
import io.rightsizer.api.report.RowOrder;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which rows of a run are wanted, as a URL says it.
///
/// @param search in namespace, name and container, letter case aside; empty for all
/// @param only `risk`, `saving`, `skipped` or empty
/// @param page from 1
public record RowQuery(
        String run, Map<Facet, String> facets, String search, String only, RowOrder order, int page, int size) {

    /// Every name a URL of rows may have.
    public static final List<String> NAMES =
            List.of("run", "cluster", "ns", "team", "kind", "verdict", "code", "q", "only", "sort", "page", "size");

    static final int SIZE = 50;
    static final int MOST = 500;
    private static final int LAST = 1_000_000;

    public RowQuery {
        facets = Map.copyOf(facets);
    }

    /// @throws NotAnswered when a value cannot be understood
    public static RowQuery of(String run, Parameters parameters) {
        var facets = new EnumMap<Facet, String>(Facet.class);
        for (var facet : Facet.values()) {
            parameters.text(facet.parameter()).ifPresent(value -> facets.put(facet, value));
        }
        return new RowQuery(
                run,
                facets,
                parameters.text("q").orElse(""),
                parameters.text("only").map(RowQuery::story).orElse(""),
                parameters.text("sort").map(RowQuery::order).orElse(RowOrder.RISK),
                parameters.number("page", 1, 1, LAST),
                parameters.number("size", SIZE, 1, MOST));
    }

    /// All rows, risks first.
    public static RowQuery all(String run) {
        return new RowQuery(run, Map.of(), "", "", RowOrder.RISK, 1, SIZE);
    }

    private static String story(String text) {
        try {
            RowFilter.only(text);
            return text;
        } catch (IllegalArgumentException unknown) {
            throw NotAnswered.misread("'only': " + unknown.getMessage());
        }
    }

    private static RowOrder order(String text) {
        try {
            return RowOrder.parse(text);
        } catch (IllegalArgumentException unknown) {
            throw NotAnswered.misread("'sort': " + unknown.getMessage());
        }
    }

    /// Whether rows were taken away.
    public boolean isFiltered() {
        return !facets.isEmpty() || !search.isEmpty() || !only.isEmpty();
    }

    public RowQuery onPage(int number) {
        return new RowQuery(run, facets, search, only, order, number, size);
    }

    public RowQuery with(Facet facet, String value) {
        var more = new EnumMap<Facet, String>(Facet.class);
        more.putAll(facets);
        more.put(facet, value);
        return new RowQuery(run, more, search, only, order, 1, size);
    }

    public RowQuery sorted(RowOrder other) {
        return new RowQuery(run, facets, search, only, other, 1, size);
    }

    public RowQuery only(String story) {
        return new RowQuery(run, facets, search, story, order, 1, size);
    }

    /// As a URL says it; what is usual is left out.
    public Map<String, String> parameters() {
        var all = new LinkedHashMap<String, String>();
        all.put("run", run);
        for (var facet : Facet.values()) {
            all.put(facet.parameter(), facets.getOrDefault(facet, ""));
        }
        all.put("q", search);
        all.put("only", only);
        all.put("sort", order == RowOrder.RISK ? "" : order.toString());
        all.put("page", page == 1 ? "" : Integer.toString(page));
        all.put("size", size == SIZE ? "" : Integer.toString(size));
        return all;
    }
}
