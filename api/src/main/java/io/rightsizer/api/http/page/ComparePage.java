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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What changed from one run to another: containers that came and went, what was deployed, and those judged otherwise.
public record ComparePage(Site site, StoredRun earlier, StoredRun later, List<RunDifference> differences) {

    private static final int MOST = 200;

    public ComparePage {
        differences = List.copyOf(differences);
    }

    /// A container in two runs.
    ///
    /// @param link empty where the later run has no page of it
    /// @param what in words
    /// @param telling whether more than the advice is another
    public record Line(
            String name,
            String namespace,
            String link,
            String what,
            boolean telling,
            String verdict,
            String cpu,
            String memory,
            String cpuGoal,
            String memoryGoal,
            String limitGoal) {}

    /// What came, went or was set first, then what is judged otherwise; of those the largest difference first.
    public List<Line> shown() {
        return differences.stream()
                .map(one -> new Sized(one, first(one), size(one)))
                .sorted(Comparator.comparing(Sized::first)
                        .thenComparing(Comparator.comparingDouble(Sized::size).reversed()))
                .limit(MOST)
                .map(one -> line(one.difference()))
                .toList();
    }

    private record Sized(RunDifference difference, RunChange first, double size) {}

    private static RunChange first(RunDifference one) {
        return one.changes().iterator().next();
    }

    /// The largest relative difference between what was recommended then and now.
    private static double size(RunDifference one) {
        return Stream.of(Amount.CPU_REQUEST, Amount.MEMORY_REQUEST, Amount.MEMORY_LIMIT)
                .mapToDouble(amount -> size(number(amount, one.before()), number(amount, one.after())))
                .max()
                .orElse(0);
    }

    private static @Nullable Double number(Amount amount, @Nullable StoredRow row) {
        return row == null || row.recommended() == null ? null : amount.number(row.recommended());
    }

    private static double size(@Nullable Double before, @Nullable Double after) {
        if (before == null || after == null || before == 0) {
            return Objects.equals(before, after) ? 0 : 1;
        }
        return Math.abs(after - before) / before;
    }

    /// `23 containers differ: 3 new; 20 other amounts`.
    public String summary() {
        var counts = differences.stream()
                .collect(Collectors.groupingBy(ComparePage::first, TreeMap::new, Collectors.counting()));
        return Spoken.plural(differences.size(), "container")
                + (differences.size() == 1 ? " differs: " : " differ: ")
                + counts.entrySet().stream()
                        .map(each -> each.getValue() + " " + ChangeWords.of(each.getKey()))
                        .collect(Collectors.joining("; "))
                + (differences.size() <= MOST
                        ? ""
                        : "; the " + MOST + " that matter most are shown, 'rightsizer diff " + earlier.id() + " "
                                + later.id() + "' prints all");
    }

    private Line line(RunDifference one) {
        var id = one.name().workload();
        var gone = one.after() == null;
        return new Line(
                ShortName.of(id, one.name().container()),
                id.namespace(),
                gone || !later.whole() ? "" : site.links().workload(WorkloadKey.of(id)),
                ChangeWords.of(first(one)),
                first(one).compareTo(RunChange.VERDICT) < 0,
                text(one, row -> VerdictWords.of(row.verdict())),
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
    public List<Figure> figures() {
        var before = earlier.header().accounting();
        var after = later.header().accounting();
        var figures = new ArrayList<>(List.of(
                count("to change", before.recommended(), after.recommended()),
                count("containers", before.discovered(), after.discovered()),
                count("left out", before.skipped() + before.failed(), after.skipped() + after.failed())));
        if (earlier.money() != null || later.money() != null) {
            figures.add(money("a month", "the price of all machines", StoredRun.Money::bill));
            figures.add(money("to save a month", "as machines become empty", StoredRun.Money::packed));
        }
        return figures;
    }

    private static Figure count(String name, long before, long after) {
        var detail = after == before
                ? "as before"
                : Spoken.count(Math.abs(after - before)) + (after > before ? " more" : " fewer");
        return new Figure(change(Spoken.count(before), Spoken.count(after)), name, detail, "", "plain");
    }

    private Figure money(String name, String detail, Function<StoredRun.Money, BigDecimal> of) {
        return new Figure(change(money(earlier.money(), of), money(later.money(), of)), name, detail, "", "plain");
    }

    private static String change(String before, String after) {
        return before.equals(after) ? before : before + " → " + after;
    }

    private static String money(StoredRun.@Nullable Money money, Function<StoredRun.Money, BigDecimal> of) {
        return money == null ? "?" : MonthlyCosts.spoken(of.apply(money), money.currency());
    }
}
