package io.rightsizer.patches.pullrequest;

import java.util.ArrayList;
import java.util.List;

/// The peak of each day as a row of blocks: forges draw them in any font and size, which no diagram is.
final class Sparkline {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final char NO_DATA = '·';

    private Sparkline() {}

    /// @param columns highest usage in equal stretches of the window, NaN without data
    /// @param days of the window
    /// @param top what the highest block stands for
    static String of(List<Double> columns, int days, double top) {
        var line = new StringBuilder();
        for (var peak : daily(columns, days)) {
            line.append(Double.isNaN(peak) || top <= 0 ? NO_DATA : block(peak / top));
        }
        return line.toString();
    }

    private static char block(double share) {
        var level = (int) Math.ceil(share * BLOCKS.length()) - 1;
        return BLOCKS.charAt(Math.clamp(level, 0, BLOCKS.length() - 1));
    }

    private static List<Double> daily(List<Double> columns, int days) {
        var buckets = Math.min(days, columns.size());
        var peaks = new ArrayList<Double>();
        for (int day = 0; day < buckets; day++) {
            var from = day * columns.size() / buckets;
            var to = (day + 1) * columns.size() / buckets;
            peaks.add(columns.subList(from, to).stream()
                    .filter(value -> !value.isNaN())
                    .max(Double::compare)
                    .orElse(Double.NaN));
        }
        return peaks;
    }
}
