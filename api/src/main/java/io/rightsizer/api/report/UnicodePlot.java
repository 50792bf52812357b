package io.rightsizer.api.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi.Style;

/// A small plot of usage as columns of block characters, with lines for what is requested and allowed. Each line
/// is named at its right end, so nothing depends on colour; one far above everything else is named with `↑` instead
/// of squeezing the rest flat. Stretches without data stay empty.
final class UnicodePlot {

    private static final int ROWS = 8;
    private static final int EIGHTHS = 8;
    private static final String BLOCKS = " ▁▂▃▄▅▆▇█";

    /// What stands left of the first stretch: a label of up to seven characters and the axis.
    private static final int AXIS = 7;

    /// A line this many times above usage and every lower line is left off the scale.
    private static final double OFF_SCALE = 4;

    private static final int LEAST_STRETCHES = 20;

    private final Map<Integer, String> names = new HashMap<>();
    private final List<Double> usage;
    private final List<Level> levels;
    private final DoubleFunction<String> amount;
    private final double top;

    /// @param usage NaN where nothing is known
    UnicodePlot(List<Double> usage, List<Level> levels, DoubleFunction<String> amount) {
        this.usage = usage;
        this.levels = levels;
        this.amount = amount;
        this.top = top();
        placeNames();
    }

    /// A horizontal line and the name at its end.
    record Level(String name, double value, char stroke, Style tone) {}

    private double top() {
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

    /// Each name beside its line; where lines share a row one moves to a row near by, with a stroke of its line.
    private void placeNames() {
        var shown = levels.stream()
                .filter(level -> level.value() <= top)
                .sorted(Comparator.comparingDouble(Level::value).reversed())
                .toList();
        var above = ROWS;
        for (int index = 0; index < shown.size(); index++) {
            var level = shown.get(index);
            var row = Math.max(shown.size() - 1 - index, Math.min(rowOf(level), above - 1));
            names.put(
                    row,
                    (at(rowOf(level)).getFirst().equals(level) && row == rowOf(level) ? "" : level.stroke() + " ")
                            + level.name());
            above = row;
        }
    }

    /// Whether there is anything to draw.
    boolean isEmpty() {
        return top <= 0 || usage.stream().noneMatch(Double::isFinite);
    }

    /// How many stretches may stand side by side, so that their lines' names end within `columns`.
    int stretches(int columns) {
        var widest = names.values().stream().mapToInt(TextTable::width).max().orElse(0);
        return Math.clamp(columns - AXIS - 3 - widest, LEAST_STRETCHES, Math.max(LEAST_STRETCHES, usage.size()));
    }

    /// Lines off the scale, eight rows, and the time below. Neighbours are drawn as one, the higher, where there
    /// are more than `stretches`.
    List<String> lines(int stretches, TimeAxis time, TableStyle style) {
        var drawn = highest(stretches);
        var lines = new ArrayList<String>();
        levels.stream()
                .filter(level -> level.value() > top)
                .forEach(level -> lines.add(
                        " ".repeat(AXIS) + " ↑ " + style.paint(level.tone(), level.name()) + ", above this plot"));
        for (int row = ROWS - 1; row >= 0; row--) {
            lines.add(line(drawn, row, style));
        }
        var below = time.lines(drawn.size());
        lines.add(TextTable.padLeft("0", AXIS) + " └" + below.getFirst());
        lines.add(" ".repeat(AXIS + 2) + below.getLast());
        return lines;
    }

    private List<Double> highest(int stretches) {
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

    private String line(List<Double> drawn, int row, TableStyle style) {
        var text = new StringBuilder(axis(row));
        var here = at(row);
        for (var value : drawn) {
            text.append(here.isEmpty() ? block(value, row) : stroke(here.getFirst(), value, row));
        }
        var painted = here.isEmpty() ? text.toString() : painted(text.toString(), here.getFirst(), style);
        return (painted + " " + names.getOrDefault(row, "")).stripTrailing();
    }

    private static String painted(String text, Level level, TableStyle style) {
        return Pattern.compile(level.stroke() + "+")
                .matcher(text)
                .replaceAll(run -> Matcher.quoteReplacement(style.paint(level.tone(), run.group())));
    }

    private List<Level> at(int row) {
        return levels.stream()
                .filter(level -> rowOf(level) == row)
                .sorted(Comparator.comparingDouble(Level::value).reversed())
                .toList();
    }

    private String axis(int row) {
        var labelled = row == ROWS - 1 || row == ROWS / 2 - 1;
        var label = labelled ? amount.apply(top * (row + 1) / ROWS) : "";
        return TextTable.padLeft(label, AXIS) + (labelled ? " ┤" : " │");
    }

    private int rowOf(Level level) {
        return level.value() > top ? ROWS : Math.max(0, (int) Math.ceil(level.value() / top * ROWS) - 1);
    }

    /// The line runs over empty cells and in front of half-filled ones; full ones hide it.
    private char stroke(Level level, double value, int row) {
        var block = block(value, row);
        return block == BLOCKS.charAt(EIGHTHS) ? block : level.stroke();
    }

    private char block(double value, int row) {
        if (!Double.isFinite(value)) {
            return ' ';
        }
        var filled = (int) Math.round(value / top * ROWS * EIGHTHS) - row * EIGHTHS;
        return BLOCKS.charAt(Math.clamp(filled, 0, EIGHTHS));
    }
}
