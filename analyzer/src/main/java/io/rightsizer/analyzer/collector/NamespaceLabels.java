package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.Selector.Matcher;
import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds namespaces by the values that labels have, cluster by cluster: a server looks them up in its index
/// and reads no series.
record NamespaceLabels(Exchange exchange, List<Selector> selectors, String clusterLabel, HistoryWindow window) {

    private static final String EXPORTED = "exported_namespace";

    SortedSet<Place> places() throws IOException {
        var places = new TreeSet<Place>();
        var clusters = new ArrayList<>(values(clusterLabel, List.of()));
        clusters.add("");
        for (var cluster : clusters) {
            var inside = Matcher.equal(clusterLabel, cluster);
            var names = new ArrayList<>(values(EXPORTED, List.of(inside)));
            names.addAll(values("namespace", List.of(inside, Matcher.equal(EXPORTED, ""))));
            names.forEach(name -> places.add(new Place(cluster, name)));
        }
        return places;
    }

    private List<String> values(String label, List<Matcher> matchers) throws IOException {
        var narrowed = selectors.stream()
                .map(selector -> matchers.stream().reduce(selector, Selector::with, (one, _) -> one))
                .toList();
        return QueryApi.labelValues(exchange, label, narrowed, window);
    }
}
