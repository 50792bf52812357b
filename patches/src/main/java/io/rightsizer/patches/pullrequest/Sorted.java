package io.rightsizer.patches.pullrequest;

import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.placement.PlacedAs;
import io.rightsizer.patches.placement.PlacedWorkload;
import io.rightsizer.patches.pullrequest.Outcome.What;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells drafts that go into a pull request from those that do not, with the reason for each of these.
final class Sorted {

    private static final Set<PlacedAs> WRITTEN =
            Set.copyOf(EnumSet.of(PlacedAs.EDITED, PlacedAs.COMPONENT, PlacedAs.HELM_VALUES));

    private final List<Member> members = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<PlacedWorkload> leftOut = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    static boolean isWritten(PlacedWorkload placed) {
        return WRITTEN.contains(placed.as());
    }

    List<Member> members() {
        return List.copyOf(members);
    }

    List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    List<PlacedWorkload> leftOut() {
        return List.copyOf(leftOut);
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    void add(Draft draft, PlacedWorkload placed, Past past, Standing.Judge judge) {
        if (placed.as() == PlacedAs.UNCHANGED) {
            outcomes.add(Outcome.alone(What.UNCHANGED, placed.workload(), placed.reason()));
        } else if (!isWritten(placed)) {
            leftOut.add(placed);
            outcomes.add(new Outcome(
                    What.LEFT_OUT,
                    "",
                    List.of(placed.workload()),
                    "",
                    placed.as().name(),
                    placed.reason()));
        } else {
            judged(draft, placed, past, judge);
        }
    }

    private void judged(Draft draft, PlacedWorkload placed, Past past, Standing.Judge judge) {
        var change = draft.change();
        var lane = lane(draft.lane(), change, placed);
        var free = new ArrayList<String>();
        Outcome held = null;
        for (var container : change.containers()) {
            var why = draft.candidate().container(container.name());
            var entry = Entry.of(change.id(), container, null, why);
            var outcome = held(judge.of(entry, lane, past, why), entry);
            if (outcome.isPresent()) {
                held = outcome.get();
            } else {
                free.add(container.name());
            }
        }
        if (held == null) {
            members.add(new Member(draft.candidate(), change, placed, lane));
        } else if (free.isEmpty() || change.autoscaler() != null) {
            outcomes.add(held);
        } else {
            var rest = only(free, change);
            members.add(new Member(draft.candidate(), rest, placed, lane(draft.lane(), rest, placed)));
        }
    }

    private static Lane lane(@Nullable Lane fixed, WorkloadChange change, PlacedWorkload placed) {
        return fixed == null ? Directions.of(change, placed.checks()) : fixed;
    }

    /// An autoscaler's target goes with the requests of all containers, so such a workload is held as a whole.
    private static WorkloadChange only(List<String> containers, WorkloadChange change) {
        var kept = change.containers().stream()
                .filter(container -> containers.contains(container.name()))
                .toList();
        return new WorkloadChange(change.id(), change.template(), kept, null, change.recommendations());
    }

    private Optional<Outcome> held(Standing standing, Entry entry) {
        return switch (standing) {
            case Standing.Free _ -> Optional.empty();
            case Standing.Watched watched ->
                Optional.of(Outcome.of(
                        What.OBSERVED,
                        "",
                        List.of(entry.workload()),
                        watched.word().sent().pull().url(),
                        "Merged a short while ago; nothing more of it is lowered before " + date(watched.until())
                                + "."));
            case Standing.Declined declined -> {
                var reason = reason(declined);
                refusals.add(new Refusal(entry.ref(), reason));
                yield Optional.of(Outcome.of(
                        What.DECLINED,
                        "",
                        List.of(entry.workload()),
                        declined.word().sent().pull().url(),
                        reason));
            }
        };
    }

    private static String reason(Standing.Declined declined) {
        return declined.how().words() + "; not proposed again before " + date(declined.until())
                + ", and then only where the numbers moved.";
    }

    private static LocalDate date(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
