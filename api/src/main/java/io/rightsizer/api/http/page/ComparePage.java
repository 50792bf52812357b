package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.api.history.RunChange;
import io.rightsizer.api.history.RunDifference;
import io.rightsizer.api.history.StoredRow;
import io.rightsizer.api.history.StoredRun;
import io.rightsizer.api.report.Amount;
import io.rightsizer.api.report.MonthlyCosts;
import io.rightsizer.api.report.ShortName;
import io.rightsizer.api.report.Spoken;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What changed from one run to another: containers that came and went, what was deployed, and those judged otherwise.
public record ComparePage(Site site, StoredRun earlier, StoredRun later, List<RunDifference> differences) {

    private static final int MOST = 500;

    public ComparePage {
        differences = List.copyOf(differences);
    }

    /// A container in two runs.
    ///
    /// @param link empty where the later run has no page of it
    /// @param what in words
    public record Line(
            String name,
            String namespace,
            String link,
            String what,
            String verdict,
            String cpu,
            String memory,
            String cpuGoal,
            String memoryGoal,
            String limitGoal) {}

    public List<Line> shown() {
        return differences.stream().limit(MOST).map(this::line).toList();
    }

    private Line line(RunDifference one) {
        var id = one.name().workload();
        var gone = one.after() == null;
        return new Line(
                ShortName.of(id, one.name().container()),
                id.namespace(),
                gone || !later.whole() ? "" : site.links().workload(WorkloadKey.of(id)),
                one.changes().stream().map(RunChange::meaning).collect(Collectors.joining(", ")),
                text(one, StoredRow::verdict),
                amount(one, Amount.CPU_REQUEST, StoredRow::current),
                amount(one, Amount.MEMORY_REQUEST, StoredRow::current),
                amount(one, Amount.CPU_REQUEST, StoredRow::recommended),
                amount(one, Amount.MEMORY_REQUEST, StoredRow::recommended),
                amount(one, Amount.MEMORY_LIMIT, StoredRow::recommended));
    }

    private static String amount(RunDifference one, Amount amount, Function<StoredRow, @Nullable Resources> of) {
        return text(one, row -> amount.text(Objects.requireNonNullElse(of.apply(row), Resources.NONE)));
    }

    /// `1 → 500m`, one text where it stays or only one run has it.
    private static String text(RunDifference one, Function<StoredRow, String> of) {
        return Stream.of(one.before(), one.after())
                .flatMap(Stream::ofNullable)
                .map(of)
                .distinct()
                .collect(Collectors.joining(" → "));
    }

    public String title() {
        return Spoken.moment(earlier.header().asOf()) + " → "
                + Spoken.moment(later.header().asOf());
    }

    /// Counts and money side by side.
    public List<List<String>> counts() {
        var before = earlier.header().accounting();
        var after = later.header().accounting();
        var lines = new ArrayList<>(List.of(
                count("discovered", before.discovered(), after.discovered()),
                count("recommended", before.recommended(), after.recommended()),
                count("unchanged", before.unchanged(), after.unchanged()),
                count("skipped", before.skipped(), after.skipped()),
                count("failed", before.failed(), after.failed())));
        if (earlier.money() != null || later.money() != null) {
            lines.add(money("machines, a month", StoredRun.Money::bill));
            lines.add(money("to save as they empty", StoredRun.Money::packed));
        }
        return lines;
    }

    private static List<String> count(String name, long before, long after) {
        return List.of(name, Spoken.count(before), Spoken.count(after));
    }

    private List<String> money(String name, Function<StoredRun.Money, BigDecimal> of) {
        return List.of(name, money(earlier.money(), of), money(later.money(), of));
    }

    private static String money(StoredRun.@Nullable Money money, Function<StoredRun.Money, BigDecimal> of) {
        return money == null ? "?" : MonthlyCosts.spoken(of.apply(money), money.currency());
    }
}
