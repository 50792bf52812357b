package io.rightsizer.api.cli;

import java.util.Locale;

/// The forms `cost` has.
enum CostFormat {
    TABLE,
    CSV,
    JSON,
    XLSX,
    FOCUS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
