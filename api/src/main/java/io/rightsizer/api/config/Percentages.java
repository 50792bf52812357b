package io.rightsizer.api.config;

/// Shares as people write them: `10%` or `0.1`.
public final class Percentages {

    private Percentages() {}

    /// The share, not negative: `10%` is 0.1, and so is `0.1`.
    public static double parse(String text) {
        var percent = text.endsWith("%");
        var share = Numbers.parse(percent ? text.substring(0, text.length() - 1).strip() : text, "10% or 0.1")
                .movePointLeft(percent ? 2 : 0)
                .doubleValue();
        if (share < 0) {
            throw new IllegalArgumentException("'" + text + "' is negative; write it like 10% or 0.1");
        }
        return share;
    }
}
