package io.rightsizer.analyzer.recommendation;

import java.util.List;

/// Every discovered container, counted once: discovered = recommended + unchanged + skipped + failed.
///
/// @param recommended `Resize` and `NeedsReview`
/// @param unchanged `Keep`
/// @param skipped `TooLittleHistory` and `Skipped`
public record Accounting(int discovered, int recommended, int unchanged, int skipped, int failed) {

    public static Accounting of(List<Recommendation> recommendations) {
        int recommended = 0;
        int unchanged = 0;
        int skipped = 0;
        int failed = 0;
        for (var one : recommendations) {
            switch (one.verdict()) {
                case Verdict.Resize _, Verdict.NeedsReview _ -> recommended++;
                case Verdict.Keep _ -> unchanged++;
                case Verdict.TooLittleHistory _, Verdict.Skipped _ -> skipped++;
                case Verdict.Failed _ -> failed++;
            }
        }
        return new Accounting(recommendations.size(), recommended, unchanged, skipped, failed);
    }
}
