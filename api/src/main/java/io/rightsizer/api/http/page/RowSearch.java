package io.rightsizer.api.http.page;

import io.rightsizer.pricing.RequestedTotals;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Looks through all rows of a run once.
final class RowSearch {

    private final RunView view;
    private final RowQuery query;
    private final String words;
    private final Map<Facet, Integer> wanted = new EnumMap<>(Facet.class);
    private final List<Indexed> rows = new ArrayList<>();
    private final int[] passing;
    private final Map<Facet, long[]> counters;

    /// @throws NotAnswered when a facet names what no row of the run has
    RowSearch(RunView view, RowQuery query) {
        this.view = view;
        this.query = query;
        this.words = query.search().toLowerCase(Locale.ROOT);
        query.facets().forEach((facet, value) -> wanted.put(facet, number(facet, value)));
        this.counters = view.facets().counters();
        this.passing = new int[view.siblings().size()];
    }

    private int number(Facet facet, String value) {
        var number = view.facets().number(facet, value);
        if (number < 0) {
            var known = view.totals(facet).keySet();
            throw NotAnswered.missing(facet.label().toLowerCase(Locale.ROOT), value, known);
        }
        return number;
    }

    Found found() {
        for (var row : view.ordered(query.order())) {
            if (tells(row)) {
                look(row);
            }
        }
        return new Found(rows.stream().map(Indexed::one).toList(), view.facets().named(counters), requested());
    }

    /// What a workload requests that passes as a whole is known already.
    private RequestedTotals requested() {
        var whole = view.siblings().stream().filter(this::passes).map(Siblings::requested);
        var parts = rows.stream().filter(row -> !passes(row.siblings())).map(Indexed::one);
        return whole.reduce(RequestedTotals.of(parts.toList()), RequestedTotals::plus);
    }

    private boolean passes(Siblings workload) {
        return passing[workload.number()] == workload.count();
    }

    private boolean tells(Indexed row) {
        return (query.only().isEmpty() || row.stories().contains(query.only()))
                && row.text().contains(words);
    }

    /// A row that only one facet keeps away counts for the other values of that facet.
    private void look(Indexed row) {
        var away = wanted.size();
        for (var each : wanted.entrySet()) {
            away -= row.has(each.getKey(), each.getValue()) ? 1 : 0;
        }
        if (away == 0) {
            rows.add(row);
            passing[row.siblings().number()]++;
            counters.forEach(row::count);
        } else if (away == 1) {
            countAway(row);
        }
    }

    private void countAway(Indexed row) {
        counters.forEach((facet, counter) -> {
            var value = wanted.get(facet);
            if (value != null && !row.has(facet, value)) {
                row.count(facet, counter);
            }
        });
    }
}
