package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.report.RowFilter;
import io.rightsizer.api.report.ShortName;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A container with what pages look for in it, worked out once.
///
/// @param text what is searched, in lower case
/// @param stories those it is part of, as [RowFilter#only] names them
record Indexed(Recommendation one, Map<Facet, List<String>> values, String text, List<String> stories) {

    private static final List<String> STORIES = List.of("risk", "saving", "skipped");

    static Indexed of(RunView view, Recommendation one) {
        var values = new EnumMap<Facet, List<String>>(Facet.class);
        for (var facet : Facet.values()) {
            values.put(facet, facet.values(view, one));
        }
        var text = one.workload() + "/" + one.container().name() + " " + ShortName.of(one);
        var stories = STORIES.stream()
                .filter(story -> RowFilter.only(story).test(one))
                .toList();
        return new Indexed(one, values, text.toLowerCase(Locale.ROOT), stories);
    }

    List<String> of(Facet facet) {
        return values.getOrDefault(facet, List.of());
    }
}
