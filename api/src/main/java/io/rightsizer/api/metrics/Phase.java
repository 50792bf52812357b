package io.rightsizer.api.metrics;

import java.util.Locale;

/// A part of a run that takes its time.
public enum Phase {
    COLLECT,
    RECOMMEND,
    COST,
    STORE,
    PATCH,
    PUBLISH;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
