package io.rightsizer.api.http.page;

/// A verdict that was stored by its label, as people say it.
final class VerdictWords {

    private VerdictWords() {}

    /// @param label of another version stands as it is
    static String of(String label) {
        return switch (label) {
            case "Resize" -> "to change";
            case "Keep" -> "kept";
            case "TooLittleHistory" -> "too new";
            case "NeedsReview" -> "a person decides";
            case "Skipped" -> "left out";
            case "Failed" -> "failed";
            default -> label;
        };
    }
}
