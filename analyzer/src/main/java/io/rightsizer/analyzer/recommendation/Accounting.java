package io.rightsizer.analyzer.recommendation;

import java.util.List;

/// Every discovered container in exactly one heap: discovered = recommended + unchanged + skipped + failed.
///
/// @param recommended to be resized or reviewed
/// @param unchanged fits as it is
/// @param skipped not sized, on purpose or for lack of history
/// @param failed could not be read
public record Accounting(long discovered, long recommended, long unchanged, long skipped, long failed) {

    public static final Accounting NONE = new Accounting(0, 0, 0, 0, 0);

    public Accounting {
        if (discovered != recommended + unchanged + skipped + failed) {
            throw new IllegalArgumentException("containers were lost: " + discovered + " discovered, " + recommended
                    + " recommended, " + unchanged + " unchanged, " + skipped + " skipped, " + failed + " failed");
        }
    }

    public static Accounting of(List<Recommendation> recommendations) {
        return recommendations.stream()
                .map(recommendation -> of(recommendation.verdict()))
                .reduce(NONE, Accounting::plus);
    }

    private static Accounting of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Resize _, Verdict.NeedsReview _ -> new Accounting(1, 1, 0, 0, 0);
            case Verdict.Keep _ -> new Accounting(1, 0, 1, 0, 0);
            case Verdict.TooLittleHistory _, Verdict.Skipped _ -> new Accounting(1, 0, 0, 1, 0);
            case Verdict.Failed _ -> new Accounting(1, 0, 0, 0, 1);
        };
    }

    public Accounting plus(Accounting other) {
        return new Accounting(
                discovered + other.discovered,
                recommended + other.recommended,
                unchanged + other.unchanged,
                skipped + other.skipped,
                failed + other.failed);
    }
}
