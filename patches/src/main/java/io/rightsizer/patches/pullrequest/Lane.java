package io.rightsizer.patches.pullrequest;

import java.util.Locale;

/// Why a pull request is made. Each group has at most one of each, so that nothing urgent waits for what is not.
public enum Lane {
    /// Gives back what a merged pull request took, because the workload fell ill after it.
    ROLLBACK,
    /// Anything of it raises CPU or memory: never waits.
    UP,
    /// Lowers only.
    DOWN,
    /// Lowers, and something about the evidence wants a person's look: a draft.
    RISKY;

    /// The word in branch names and labels.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it is free of caps and of a freeze: it is about safety, not about money.
    public boolean isUrgent() {
        return this == ROLLBACK || this == UP;
    }

    public boolean lowers() {
        return this == DOWN || this == RISKY;
    }

    /// Whether a word said to one counts for the other.
    boolean goesLike(Lane other) {
        return this == other || (lowers() && other.lowers());
    }
}
