package io.rightsizer.api.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/// A small plot of usage as columns of block characters, with lines for what is requested and allowed. Each line
/// is named at its right end, so nothing depends on colour; one far above everything else is named with `↑` instead
/// of squeezing the rest flat. Stretches without data stay empty.
final class UnicodePlot {

    private static final int ROWS = 8;
    private static final int EIGHTHS = 8;
    private static final String BLOCKS = " ▁▂▃▄▅▆▇█";
    private static final int AXIS = 7;

    /// A line this many times above usage and every lower line is left off the scale.
    private static final double OFF_SCALE = 4;

    private static final int LEAST_STRETCHES = 20;

    private final List<Double> usage;
    private final List<Level> levels;
    private final DoubleFunction<String> amount;
    private final double top;

    /// @param usage NaN where nothing is known; neighbours are drawn as one, the higher, where room is short
    /// @param columns width that lines keep within
    UnicodePlot(List<Double> usage, List<Level> levels, DoubleFunction<String> amount, int columns) {
        this.levels = levels;
        this.amount = amount;
        this.top = top(usage);
        var names =
                IntStream.range(0, ROWS).map(row -> names(row).length()).max().orElse(0);
        this.usage = highest(usage, Math.max(LEAST_STRETCHES, columns - AXIS - 2 - names));
    }

    private static List<Double> highest(List<Double> usage, int stretches) {
        if (usage.size() <= stretches) {
            return usage;
        }
        return IntStream.range(0, stretches)
                .mapToObj(index ->
                        usage.subList(index * usage.size() / stretches, (index + 1) * usage.size() / stretches))
                .map(part -> part.stream()
                        .filter(Double::isFinite)
                        .max(Double::compare)
                        .orElse(Double.NaN))
                .toList();
    }

    /// A named horizontal line.
    record Level(String name, double value, char stroke) {}

    private double top(List<Double> usage) {
        var highest = usage.stream()
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        for (var value : levels.stream().mapToDouble(Level::value).sorted().toArray()) {
            highest = highest > 0 && value > highest * OFF_SCALE ? highest : Math.max(highest, value);
        }
        return highest;
    }

    /// Eight rows and a base line; empty without any data.
    List<String> lines() {
        if (top <= 0 || usage.stream().noneMatch(Double::isFinite)) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        for (var level : levels) {
            if (level.value() > top) {
                lines.add(" ".repeat(AXIS) + " ↑ " + named(level) + " is above this plot");
            }
        }
        for (int row = ROWS - 1; row >= 0; row--) {
            lines.add(line(row));
        }
        lines.add(TextTable.padLeft("0", AXIS) + " └" + "─".repeat(usage.size()));
        return lines;
    }

    private String line(int row) {
        var here = levels.stream().filter(level -> rowOf(level) == row).toList();
        var text = new StringBuilder(axis(row));
        for (var value : usage) {
            text.append(here.isEmpty() ? block(value, row) : stroke(here, value, row));
        }
        return (text + names(row)).stripTrailing();
    }

    private String names(int row) {
        var here = levels.stream().filter(level -> rowOf(level) == row).toList();
        var names = new StringBuilder();
        for (int index = 0; index < here.size(); index++) {
            var sameAsNext = index + 1 < here.size()
                    && here.get(index + 1).value() == here.get(index).value();
            names.append(index == 0 ? " " : "");
            names.append(sameAsNext ? here.get(index).name() + " = " : named(here.get(index)));
            names.append(sameAsNext || index + 1 == here.size() ? "" : ", ");
        }
        return names.toString();
    }

    private String axis(int row) {
        var labelled = row == ROWS - 1 || row == ROWS / 2 - 1;
        var label = labelled ? amount.apply(top * (row + 1) / ROWS) : "";
        return TextTable.padLeft(label, AXIS) + (labelled ? " ┤" : " │");
    }

    private int rowOf(Level level) {
        return level.value() > top ? ROWS : Math.max(0, (int) Math.ceil(level.value() / top * ROWS) - 1);
    }

    private String named(Level level) {
        return level.name() + " " + amount.apply(level.value());
    }

    /// The line runs over empty cells and in front of half-filled ones; full ones hide it.
    private char stroke(List<Level> here, double value, int row) {
        var block = block(value, row);
        return block == BLOCKS.charAt(EIGHTHS) ? block : here.getLast().stroke();
    }

    private char block(double value, int row) {
        if (!Double.isFinite(value)) {
            return ' ';
        }
        var filled = (int) Math.round(value / top * ROWS * EIGHTHS) - row * EIGHTHS;
        return BLOCKS.charAt(Math.clamp(filled, 0, EIGHTHS));
    }
}
