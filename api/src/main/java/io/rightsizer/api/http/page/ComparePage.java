package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.api.report.Amount;
import io.rightsizer.api.report.ShortName;
import io.rightsizer.api.report.Spoken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What changed from one run to another: containers that came and went, and those judged otherwise.
public record ComparePage(Site site, RunView earlier, RunView later) {

    private static final int MOST = 500;

    /// A container in two runs.
    ///
    /// @param what in words: `new`, `gone`, `patch applied`, `changed by others`, `judged otherwise`
    public record Difference(
            String name,
            String namespace,
            String key,
            String what,
            String verdict,
            String cpu,
            String memory,
            String memoryLimit) {}

    private record Place(WorkloadId workload, String container) {}

    public List<Difference> differences() {
        var before = places(earlier);
        var after = places(later);
        var found = new ArrayList<Difference>();
        after.forEach((place, one) -> addChange(found, before.get(place), one));
        before.forEach((place, one) -> {
            if (!after.containsKey(place)) {
                found.add(difference("gone", one, one));
            }
        });
        return found;
    }

    public List<Difference> shown() {
        var all = differences();
        return all.subList(0, Math.min(all.size(), MOST));
    }

    private static Map<Place, Recommendation> places(RunView view) {
        var places = new LinkedHashMap<Place, Recommendation>();
        view.rows()
                .forEach(one ->
                        places.put(new Place(one.workload(), one.container().name()), one));
        return places;
    }

    private static void addChange(List<Difference> found, @Nullable Recommendation before, Recommendation after) {
        if (before == null) {
            found.add(difference("new", after, after));
        } else if (!before.container().current().equals(after.container().current())) {
            var step = before.nextStep();
            var applied = after.container().current().equals(step);
            found.add(difference(applied ? "patch applied" : "changed by others", before, after));
        } else if (!before.verdict().label().equals(after.verdict().label())
                || !goal(before).equals(goal(after))) {
            found.add(difference("judged otherwise", before, after));
        }
    }

    private static Difference difference(String what, Recommendation before, Recommendation after) {
        return new Difference(
                ShortName.of(after),
                after.workload().namespace(),
                WorkloadKey.of(after.workload()),
                what,
                change(before.verdict().label(), after.verdict().label()),
                change(Amount.CPU_REQUEST, before, after),
                change(Amount.MEMORY_REQUEST, before, after),
                change(Amount.MEMORY_LIMIT, before, after));
    }

    private static String change(Amount amount, Recommendation before, Recommendation after) {
        return change(amount.text(goal(before)), amount.text(goal(after)));
    }

    private static Resources goal(Recommendation one) {
        return one.recommended() == null ? Resources.NONE : one.recommended();
    }

    private static String change(String before, String after) {
        return before.equals(after) ? before : before + " → " + after;
    }

    public String title() {
        return Spoken.moment(earlier.run().run().asOf()) + " → "
                + Spoken.moment(later.run().run().asOf());
    }

    /// Counts side by side.
    public List<List<String>> counts() {
        var before = earlier.run().run().accounting();
        var after = later.run().run().accounting();
        return List.of(
                line("discovered", before.discovered(), after.discovered()),
                line("recommended", before.recommended(), after.recommended()),
                line("unchanged", before.unchanged(), after.unchanged()),
                line("skipped", before.skipped(), after.skipped()),
                line("failed", before.failed(), after.failed()));
    }

    private static List<String> line(String name, long before, long after) {
        return List.of(name, Spoken.count(before), Spoken.count(after));
    }
}
