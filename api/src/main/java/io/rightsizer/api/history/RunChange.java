package io.rightsizer.api.history;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// What can have become of a container from one run to another.
public enum RunChange {
    /// Only the later run has it.
    APPEARED("new"),
    /// Only the earlier run has it.
    GONE("no longer there"),
    /// What was recommended, or the step towards it, is set now.
    DEPLOYED("recommended then, set now"),
    /// Something else is set now than was set or recommended.
    EDITED("set to something else"),
    VERDICT("another verdict"),
    /// Other amounts are recommended.
    MOVED("another recommendation");

    private final String meaning;

    RunChange(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    /// The word used in every output.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Set<RunChange> between(StoredRow before, StoredRow after) {
        var changes = EnumSet.noneOf(RunChange.class);
        if (!after.current().equals(before.current())) {
            changes.add(isWhatWasAdvised(before, after) ? DEPLOYED : EDITED);
        }
        if (!after.verdict().equals(before.verdict())) {
            changes.add(VERDICT);
        }
        if (!Objects.equals(after.recommended(), before.recommended())) {
            changes.add(MOVED);
        }
        return changes;
    }

    private static boolean isWhatWasAdvised(StoredRow before, StoredRow after) {
        return after.current().equals(before.nextStep()) || after.current().equals(before.recommended());
    }
}
