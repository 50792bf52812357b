package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.report.RowFilter;
import io.rightsizer.api.report.ShortName;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A container with what pages look for in it, worked out once.
///
/// @param values of each facet, by number
/// @param text what is searched, in lower case
/// @param stories those it is part of, as [RowFilter#only] names them
record Indexed(Recommendation one, Siblings siblings, Map<Facet, int[]> values, String text, List<String> stories) {

    private static final List<String> STORIES = List.of("risk", "saving", "skipped");
    private static final int[] NONE = {};

    static Indexed of(Recommendation one, Siblings siblings, Map<Facet, int[]> values) {
        var text = one.workload() + "/" + one.container().name() + " " + ShortName.of(one);
        var stories = STORIES.stream()
                .filter(story -> RowFilter.only(story).test(one))
                .toList();
        return new Indexed(one, siblings, values, text.toLowerCase(Locale.ROOT), stories);
    }

    boolean has(Facet facet, int value) {
        for (var each : values.getOrDefault(facet, NONE)) {
            if (each == value) {
                return true;
            }
        }
        return false;
    }

    void count(Facet facet, long[] counter) {
        for (var each : values.getOrDefault(facet, NONE)) {
            counter[each]++;
        }
    }
}
