package io.rightsizer.bench;

import static io.rightsizer.bench.FleetTable.seconds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The goals of reading a fleet, each with what was measured and whether that is enough. They are written for 10,847
/// containers, seven days and a sample a minute.
final class FleetGoals {

    private static final double MEGABYTE = 1e6;

    private final FleetTable table;
    private final List<String> rows = new ArrayList<>();

    FleetGoals(FleetTable table) {
        this.table = table;
        lighter(Duration.ofMinutes(5), 12);
        lighter(Duration.ofMinutes(1), 25);
        atMost(
                "client and server CPU of collecting, warm, over blocks alone, warm",
                2,
                overBlocks(CollectingProcess.WARM));
        atMost("the same of a cold JVM", 3, overBlocks(CollectingProcess.COLD));
        atMost("the same of the whole scan with its output", 4, overBlocks(ScanProcess.SCAN));
        atMost(
                "private memory a scan adds to the server, MB",
                80,
                table.of(ScanProcess.SCAN).map(scan -> scan.server().added() / MEGABYTE));
    }

    /// A goal that is met or not, whatever the figures.
    void add(String goal, String measured, boolean met) {
        rows.add("| " + goal + " | | " + measured + " | " + (met ? "met" : "missed") + " |");
    }

    @Override
    public String toString() {
        return "| goal | target | measured | |\n|---|--:|--:|---|\n" + String.join("\n", rows) + "\n";
    }

    private void lighter(Duration step, int times) {
        var peer = table.of(PerWorkloadQueries.name(step))
                .map(round -> seconds(round.server().cpu()));
        var scan =
                table.of(ScanProcess.SCAN).map(round -> seconds(round.server().cpu()));
        peer.flatMap(other -> scan.map(own -> other / own))
                .ifPresent(measured -> row(
                        "server CPU of a scan against per workload at " + step.toMinutes() + " min",
                        "≤ 1/" + times,
                        String.format(Locale.ROOT, "1/%.1f", measured),
                        times / measured));
    }

    private Optional<Double> overBlocks(String way) {
        return table.of(CollectingProcess.BLOCKS_WARM)
                .flatMap(blocks -> table.of(way).map(round -> seconds(round.cpu()) / seconds(blocks.cpu())));
    }

    private void atMost(String goal, double target, Optional<Double> measured) {
        measured.ifPresent(value -> row(
                goal,
                String.format(Locale.ROOT, "≤ %.0f", target),
                String.format(Locale.ROOT, "%.2f", value),
                value / target));
    }

    /// @param share of what is allowed
    private void row(String goal, String target, String measured, double share) {
        var verdict = share <= 1 ? "met" : String.format(Locale.ROOT, "missed by %.0f %%", 100 * (share - 1));
        rows.add("| " + goal + " | " + target + " | " + measured + " | " + verdict + " |");
    }
}
