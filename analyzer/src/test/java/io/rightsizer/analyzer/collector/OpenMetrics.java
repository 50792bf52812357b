package io.rightsizer.analyzer.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Writes samples as OpenMetrics text, which `promtool` loads: samples of one metric stay together.
public final class OpenMetrics {

    private final Map<String, StringBuilder> families = new TreeMap<>();

    /// @param name as it will be queried; of a counter with its `_total`
    /// @param labels as in PromQL, without braces: `pod="a",namespace="b"`
    public void sample(String name, String labels, long millis, double value) {
        var text = families.computeIfAbsent(name, absent -> new StringBuilder());
        text.append(String.format(
                Locale.ROOT, "%s{%s} %s %d.%03d%n", name, labels, number(value), millis / 1000, millis % 1000));
    }

    /// As [#sample(String, String, long, double)], with label values that may hold anything.
    void sample(Map<String, String> labels, long millis, double value) {
        var text = labels.entrySet().stream()
                .filter(label -> !label.getKey().equals("__name__"))
                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                .collect(Collectors.joining(","));
        sample(labels.getOrDefault("__name__", ""), text, millis, value);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String number(double value) {
        return Double.isInfinite(value) ? value > 0 ? "+Inf" : "-Inf" : Double.toString(value);
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
