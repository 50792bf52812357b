package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.pricing.RequestedTotals;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What stands below the rows: the account of everything discovered, the sums, what signs and codes mean, what was left
/// out and why, the run, and the warnings.
public final class RunSummary {

    private final Run run;

    public RunSummary(Run run) {
        this.run = run;
    }

    List<Line> lines() {
        var lines = new ArrayList<Line>();
        lines.add(new Line(accounting(), 4, Tone.STRONG));
        if (run.recommendations().stream().anyMatch(RunTable::isSized)) {
            lines.add(new Line(signs(), 2, Tone.PLAIN));
            lines.add(new Line(
                    "→ written by this run's patches   ⇢ recommended, not written in this run", 2, Tone.PLAIN));
            lines.add(new Line("", 0, Tone.PLAIN));
            totals().forEach(total -> lines.add(new Line(total, 2, Tone.PLAIN)));
            saving(lines);
            lines.addAll(codes("Codes of the rows shown", counted(RunTable::isSized)));
        }
        lines.addAll(codes("Left out", counted(one -> !RunTable.isSized(one))));
        lines.add(new Line("", 0, Tone.PLAIN));
        lines.add(new Line(window(), 2, Tone.PLAIN));
        risk().ifPresent(risk -> lines.add(new Line(risk, 2, Tone.PLAIN)));
        run.run().warnings().forEach(warning -> lines.add(new Line("! " + SafeText.of(warning), 2, Tone.WARNING)));
        return lines;
    }

    private void saving(List<Line> lines) {
        if (run.costs() != null) {
            SavingReport.lines(run.costs().costs())
                    .forEach(line -> lines.add(new Line(line, SavingReport.INDENT, Tone.PLAIN)));
        }
    }

    /// `46 discovered = 30 recommended + 10 unchanged + 5 skipped + 1 failed`.
    public String accounting() {
        return Spoken.accounting(run.run().accounting());
    }

    /// `▼ 24 lowered  ▲ 5 raised`: how many rows have which sign.
    private String signs() {
        var counts = run.recommendations().stream()
                .filter(RunTable::isSized)
                .collect(Collectors.groupingBy(Sign::of, () -> new EnumMap<>(Sign.class), Collectors.counting()));
        return counts.entrySet().stream()
                .map(each -> each.getKey().symbol() + " " + each.getValue() + " "
                        + each.getKey().meaning())
                .collect(Collectors.joining("   "));
    }

    /// Of the rows shown, replicas counted.
    public List<String> totals() {
        var totals = RequestedTotals.of(run.recommendations());
        var now = totals.now();
        var after = totals.after();
        var lines = new ArrayList<String>();
        lines.add("requested by the rows shown, with all replicas: now → with this run's patches");
        lines.add("  CPU     " + Spoken.coreCount(now.cpu().cores()) + " → "
                + Spoken.coreCount(after.cpu().cores()) + " cores"
                + Spoken.change(now.cpu().millicores(), after.cpu().millicores()));
        lines.add("  memory  " + Spoken.bytes((double) now.memory().bytes()) + " → "
                + Spoken.bytes((double) after.memory().bytes())
                + Spoken.change(now.memory().bytes(), after.memory().bytes()));
        if (totals.podsWithoutRequest() > 0) {
            lines.add("  " + Spoken.plural(totals.podsWithoutRequest(), "pod")
                    + " without a CPU or memory request today, counted as 0 where it is missing");
        }
        return lines;
    }

    private static List<Line> codes(String title, Map<Code, Integer> counts) {
        var lines = new ArrayList<Line>();
        if (!counts.isEmpty()) {
            lines.add(new Line("", 0, Tone.PLAIN));
            lines.add(new Line(title, 0, Tone.STRONG));
        }
        var width = counts.keySet().stream()
                .mapToInt(code -> code.name().length())
                .max()
                .orElse(0);
        counts.forEach((code, count) -> lines.add(new Line(
                TextTable.padLeft(Integer.toString(count), 5) + "  " + TextTable.padRight(code.name(), width) + "  "
                        + code.meaning(),
                width + 9,
                Tone.PLAIN)));
        return lines;
    }

    private Map<Code, Integer> counted(Predicate<Recommendation> rows) {
        var counts = new EnumMap<Code, Integer>(Code.class);
        run.recommendations().stream()
                .filter(rows)
                .flatMap(one -> one.codes().stream())
                .forEach(code -> counts.merge(code, 1, Integer::sum));
        return counts;
    }

    /// Which run this is, over which stretch and from where.
    String window() {
        var header = run.run();
        return header.status().label() + " run " + header.id() + ", policy " + SafeText.of(header.policy()) + ", "
                + Spoken.moment(header.window().from()) + " to "
                + Spoken.moment(header.window().to()) + ", "
                + SafeText.of(header.source());
    }

    /// What the fleet's margins promise, and how they did on its own history.
    private Optional<String> risk() {
        return run.run().risks().stream()
                .findFirst()
                .map(fleet -> (fleet.calibrated()
                                ? "margins calibrated on this fleet's own history"
                                : "shipped margins, as there are too few workloads to calibrate on")
                        + ": " + Spoken.percent(fleet.stated())
                        + " of containers are expected to go above their memory limit"
                        + " in a week (aim " + Spoken.percent(fleet.aimed()) + "); fitted on two thirds of the window, "
                        + fleet.exceeded() + " of " + fleet.containers() + " did in the last third");
    }

    enum Tone {
        PLAIN,
        STRONG,
        WARNING
    }

    /// @param indent of further lines where this one is wrapped
    record Line(String text, int indent, Tone tone) {}
}
