package io.rightsizer.patches.pullrequest;

import java.util.List;
import java.util.Objects;

/// Decides what happens to a pull request in a run. The rule behind all others: where nothing changed, nothing is
/// written; and a branch that a person touched, be it by an amended commit, is theirs.
final class Weekly {

    private Weekly() {}

    /// @param wanted what the run proposes for this group and lane; empty where nothing
    static Decision decide(Lane lane, List<Entry> wanted, Observed observed) {
        return switch (observed) {
            case Observed.None none -> open(wanted, none);
            case Observed.Unmarked _ -> new Decision.Unknown();
            case Observed.Open open -> decide(lane, wanted, open);
        };
    }

    private static Decision open(List<Entry> wanted, Observed.None none) {
        if (wanted.isEmpty()) {
            return new Decision.Rest();
        }
        return switch (none.holds()) {
            case NOTHING, LEFTOVER -> new Decision.Open(none.head());
            case WANTED -> new Decision.Adopt(Objects.requireNonNull(none.head()));
            case OTHERS -> new Decision.Taken();
        };
    }

    private static Decision decide(Lane lane, List<Entry> wanted, Observed.Open open) {
        if (open.held()) {
            return new Decision.Hold();
        }
        if (open.edited() && !open.released()) {
            return edited(wanted, open);
        }
        if (open.pull().approved() && !(lane.isUrgent() && !wanted.isEmpty())) {
            return new Decision.Freeze();
        }
        var head = open.head();
        if (wanted.isEmpty() || head == null) {
            return new Decision.Close(head);
        }
        if (open.brokenOff()) {
            return open.isPending(wanted) ? new Decision.Finish(head) : new Decision.Update(head, false);
        }
        var takesOver = open.edited();
        return takesOver || open.conflicts() || isMaterial(wanted, open.marker())
                ? new Decision.Update(head, takesOver)
                : new Decision.Leave();
    }

    private static Decision edited(List<Entry> wanted, Observed.Open open) {
        if (open.pull().approved()) {
            return new Decision.Freeze();
        }
        if (wanted.isEmpty()) {
            return new Decision.Close(null);
        }
        var label = !open.marker().edited();
        return new Decision.KeepOff(label, label || isMaterial(wanted, open.marker()));
    }

    private static boolean isMaterial(List<Entry> wanted, Marker marker) {
        return !Marker.digest(wanted).equals(marker.digest()) && DeadBand.isLeft(marker.entries(), wanted);
    }
}
