package io.rightsizer.analyzer.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Writes samples as OpenMetrics text, which `promtool` loads: samples of one metric stay together.
public final class OpenMetrics {

    private final Map<String, StringBuilder> families = new TreeMap<>();

    /// @param name as it will be queried; of a counter with its `_total`
    /// @param labels as in PromQL, without braces: `pod="a",namespace="b"`
    public void sample(String name, String labels, long millis, double value) {
        var text = families.computeIfAbsent(name, absent -> new StringBuilder());
        text.append(
                String.format(Locale.ROOT, "%s{%s} %s %d.%03d%n", name, labels, value, millis / 1000, millis % 1000));
    }

    public Path writeTo(Path file) throws IOException {
        try (var writer = Files.newBufferedWriter(file)) {
            for (var family : families.entrySet()) {
                var counter = family.getKey().endsWith("_total");
                var type = counter ? "counter" : "gauge";
                writer.write("# TYPE " + family.getKey().replaceAll("_total$", "") + " " + type + "\n");
                writer.append(family.getValue());
            }
            writer.write("# EOF\n");
        }
        return file;
    }
}
