package io.rightsizer.analyzer.collector;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The labels of one series, metric name included as `__name__`. Equal label sets are equal.
record Labels(SortedMap<String, String> map) {

    Labels {
        map = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    static Labels of(Map<String, String> map) {
        return new Labels(new TreeMap<>(map));
    }

    /// The label's value, empty when it is absent: to Prometheus the two are the same.
    String get(String name) {
        return map.getOrDefault(name, "");
    }

    /// As [#get], preferring `exported_<name>`: Prometheus renames a scraped label so when the target already has one.
    String exported(String name) {
        var exported = get("exported_" + name);
        return exported.isEmpty() ? get(name) : exported;
    }

    Labels without(String name) {
        var others = new TreeMap<>(map);
        others.remove(name);
        return new Labels(others);
    }

    String metric() {
        return get("__name__");
    }
}
