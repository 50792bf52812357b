package io.rightsizer.api.metrics;

import java.util.Locale;

/// A part of a run that takes its time.
public enum Phase {
    /// With recommending, which streams with it.
    COLLECT,
    COST,
    STORE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
