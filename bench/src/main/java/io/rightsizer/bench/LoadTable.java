package io.rightsizer.bench;

import io.rightsizer.bench.Contender.Effort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Server CPU seconds per contender, the median of its rounds; the first contender is the measure of the others.
final class LoadTable {

    private final Map<String, List<Round>> rounds = new LinkedHashMap<>();

    void add(String contender, Duration serverCpu, Effort effort) {
        rounds.computeIfAbsent(contender, _ -> new ArrayList<>()).add(new Round(seconds(serverCpu), effort));
    }

    @Override
    public String toString() {
        var text = new StringBuilder(
                "| way | server CPU s | lowest to highest | ratio | requests | client |\n|---|--:|--:|--:|--:|---|\n");
        var base = median(rounds.values().iterator().next());
        rounds.forEach((contender, ofContender) -> text.append(row(contender, ofContender, base)));
        return text.toString();
    }

    private static String row(String contender, List<Round> rounds, double base) {
        var seconds = rounds.stream().mapToDouble(Round::serverSeconds).summaryStatistics();
        var last = rounds.getLast().effort();
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f to %.2f | %.1f | %,d | %s |%n",
                contender,
                median(rounds),
                seconds.getMin(),
                seconds.getMax(),
                median(rounds) / base,
                last.requests(),
                last.outcome());
    }

    private static double median(List<Round> rounds) {
        var sorted = rounds.stream().mapToDouble(Round::serverSeconds).sorted().toArray();
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private record Round(double serverSeconds, Effort effort) {}
}
