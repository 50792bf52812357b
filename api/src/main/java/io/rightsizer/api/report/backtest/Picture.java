package io.rightsizer.api.report.backtest;

import io.rightsizer.analyzer.backtest.Frontier;
import java.util.List;

/// What one plot shows.
///
/// @param resource `memory` or `cpu`
/// @param risk what the risk axis counts
/// @param slack what the slack axis counts
record Picture(String resource, String title, String risk, String slack, List<Mark> marks, List<Frontier> frontiers) {

    Picture {
        marks = marks.stream().filter(Mark::isDrawable).toList();
        frontiers = List.copyOf(frontiers);
    }

    static Picture memory(BacktestRun run) {
        return new Picture(
                "memory",
                "Memory limit",
                "windows above the memory limit, %",
                "unused part of the memory limit, %",
                run.rows().stream().map(Mark::memory).toList(),
                frontiers(run, "memory"));
    }

    static Picture cpu(BacktestRun run) {
        return new Picture(
                "cpu",
                "CPU request",
                "time above the CPU request, %",
                "unused part of the CPU request, %",
                run.rows().stream().map(Mark::cpu).toList(),
                frontiers(run, "cpu"));
    }

    private static List<Frontier> frontiers(BacktestRun run, String resource) {
        return run.report().frontiers().stream()
                .filter(frontier -> frontier.resource().equals(resource))
                .toList();
    }

    /// The same in words, for those who do not see it.
    String inWords() {
        var words = new StringBuilder("Right is more risk: " + risk + ". Up is more waste: " + slack + ".");
        for (var mark : marks) {
            words.append(" ")
                    .append(mark.policy())
                    .append(": ")
                    .append(Percent.of(mark.risk().value()))
                    .append(" and ")
                    .append(Percent.of(mark.slack().value()))
                    .append(".");
        }
        return words.toString();
    }
}
