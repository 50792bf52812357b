package io.rightsizer.patches.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.patches.forge.PullRequest;
import io.rightsizer.patches.forge.PullRequest.State;
import io.rightsizer.patches.placement.PlacedAs;
import io.rightsizer.patches.placement.PlacedWorkload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The weekly table: what is open, what is wanted, what is done.
class WeeklyTest {

    private static final String OURS = "a".repeat(40);
    private static final String THEIRS = "b".repeat(40);
    private static final List<Entry> SAME = wanted("250m/512Mi/-/512Mi");
    private static final List<Entry> MORE = wanted("250m/600Mi/-/600Mi");
    private static final List<Entry> NOTHING = List.of();

    @Test
    void opensWhereNoneIsOpen() {
        assertThat(decide(SAME, new Observed.None(null, Observed.Branch.NOTHING)))
                .isEqualTo(new Decision.Open(null));
        assertThat(decide(SAME, new Observed.None(OURS, Observed.Branch.LEFTOVER)))
                .isEqualTo(new Decision.Open(OURS));
        assertThat(decide(SAME, new Observed.None(OURS, Observed.Branch.WANTED)))
                .isEqualTo(new Decision.Adopt(OURS));
        assertThat(decide(SAME, new Observed.None(THEIRS, Observed.Branch.OTHERS)))
                .isEqualTo(new Decision.Taken());
        assertThat(decide(NOTHING, new Observed.None(null, Observed.Branch.NOTHING)))
                .isEqualTo(new Decision.Rest());
    }

    @Test
    void doesNothingWhereItSaysWhatIsWanted() {
        assertThat(decide(SAME, open(OURS))).isEqualTo(new Decision.Leave());
    }

    /// Outside 10 % *and* 25m or 32Mi; more memory always.
    @ParameterizedTest
    @CsvSource({
        "270m/512Mi/-/512Mi, false",
        "275m/512Mi/-/512Mi, false",
        "276m/512Mi/-/512Mi, true",
        "224m/512Mi/-/512Mi, true",
        "225m/512Mi/-/512Mi, false",
        "250m/513Mi/-/513Mi, true",
        "250m/470Mi/-/470Mi, false",
        "250m/460Mi/-/460Mi, true",
        "250m/512Mi/-/768Mi, true"
    })
    void publishesAnewOnlyOutsideTheDeadBand(String next, boolean publishes) {
        assertThat(decide(wanted(next), open(OURS)))
                .isEqualTo(publishes ? new Decision.Update(OURS, false) : new Decision.Leave());
    }

    @Test
    void publishesAnewOnAConflictOnly() {
        assertThat(decide(SAME, with(OURS, false, Set.of(), marker(false, null), true)))
                .isEqualTo(new Decision.Update(OURS, false));
    }

    @Test
    void neverPushesToABranchThatAPersonChanged() {
        assertThat(decide(MORE, open(THEIRS))).isEqualTo(new Decision.KeepOff(true, true));
        assertThat(decide(SAME, with(THEIRS, false, Set.of(Labels.EDITED), marker(true, null), true)))
                .isEqualTo(new Decision.KeepOff(false, false));
        assertThat(decide(MORE, with(THEIRS, false, Set.of(Labels.EDITED), marker(true, null), false)))
                .isEqualTo(new Decision.KeepOff(false, true));
        assertThat(decide(Lane.UP, MORE, open(THEIRS))).isEqualTo(new Decision.KeepOff(true, true));
        assertThat(decide(MORE, open(null))).isEqualTo(new Decision.KeepOff(true, true));
    }

    @Test
    void takesABranchOverOnceAPersonRemovedTheLabelWeSet() {
        assertThat(decide(SAME, with(THEIRS, false, Set.of(), marker(true, null), false)))
                .isEqualTo(new Decision.Update(THEIRS, true));
    }

    @Test
    void freezesWhatIsApprovedUnlessItRaises() {
        var approved = with(OURS, true, Set.of(), marker(false, null), true);

        assertThat(decide(MORE, approved)).isEqualTo(new Decision.Freeze());
        assertThat(decide(NOTHING, approved)).isEqualTo(new Decision.Freeze());
        assertThat(decide(Lane.UP, MORE, approved)).isEqualTo(new Decision.Update(OURS, false));
        assertThat(decide(Lane.UP, MORE, with(THEIRS, true, Set.of(), marker(false, null), false)))
                .isEqualTo(new Decision.Freeze());
    }

    @Test
    void closesWhatNothingIsLeftOfAndKeepsABranchThatPeopleWorkedOn() {
        assertThat(decide(NOTHING, open(OURS))).isEqualTo(new Decision.Close(OURS));
        assertThat(decide(NOTHING, open(THEIRS))).isEqualTo(new Decision.Close(null));
    }

    @Test
    void touchesNothingThatPeopleAskedToBeLeftAloneOrThatLostItsMarker() {
        assertThat(decide(MORE, with(OURS, false, Set.of(Labels.IGNORE), marker(false, null), true)))
                .isEqualTo(new Decision.Hold());
        assertThat(decide(MORE, new Observed.Unmarked(pull(false, Set.of())))).isEqualTo(new Decision.Unknown());
    }

    @Test
    void finishesWhatARunBrokeOff() {
        var pending = new Marker.Pending(Marker.digest(MORE), OURS, new TreeMap<>(Map.of("a.yaml", "")));
        var observed = new Observed.Open(pull(false, Set.of()), marker(false, pending), THEIRS, true, false);

        assertThat(decide(MORE, observed)).isEqualTo(new Decision.Finish(THEIRS));
        assertThat(decide(SAME, observed)).isEqualTo(new Decision.Update(THEIRS, false));
    }

    private static Decision decide(List<Entry> wanted, Observed observed) {
        return decide(Lane.DOWN, wanted, observed);
    }

    private static Decision decide(Lane lane, List<Entry> wanted, Observed observed) {
        return Weekly.decide(lane, wanted, observed);
    }

    private static Observed open(@Nullable String head) {
        return with(head, false, Set.of(), marker(false, null), false);
    }

    private static Observed with(
            @Nullable String head, boolean approved, Set<String> labels, Marker marker, boolean conflicts) {
        return new Observed.Open(pull(approved, labels), marker, head, false, conflicts);
    }

    private static PullRequest pull(boolean approved, Set<String> labels) {
        return new PullRequest(
                7,
                State.OPEN,
                false,
                "title",
                "body",
                "rightsizer/prod/shop/down",
                OURS,
                "main",
                labels,
                approved,
                null,
                "");
    }

    private static Marker marker(boolean edited, Marker.@Nullable Pending pending) {
        var group = new GroupKey("github.com/acme/config", "main", "prod", "shop", Lane.DOWN, 1);
        return new Marker(1, group, Marker.digest(SAME), OURS, new TreeMap<>(), SAME, "run", edited, false, pending);
    }

    private static List<Entry> wanted(String next) {
        var candidate = Shop.wants("web", "1/1Gi/-/1Gi", next);
        var change = candidate.change().orElseThrow();
        var placed = new PlacedWorkload(change.id(), PlacedAs.EDITED, "", "", 3, "", List.of());
        return new Member(candidate, change, placed, Lane.DOWN).entries();
    }
}
