package io.rightsizer.pricing.spot;

import java.util.List;

/// Whether a workload may run on machines that are taken back at short notice.
public sealed interface SpotEligibility {

    /// Losing a pod at short notice leaves others to do its work.
    record Eligible() implements SpotEligibility {}

    /// @param reasons all that speak against it, a few words each; never empty
    record NotEligible(List<String> reasons) implements SpotEligibility {

        public NotEligible {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("What is not eligible has a reason");
            }
        }
    }

    /// Its owners decided, whatever the rules say.
    ///
    /// @param allowed what they decided
    /// @param by the label or annotation, as in a manifest: `rightsizer.io/spot: allow`
    record Overridden(boolean allowed, String by) implements SpotEligibility {}

    default boolean allowsSpot() {
        return switch (this) {
            case Eligible _ -> true;
            case NotEligible _ -> false;
            case Overridden overridden -> overridden.allowed();
        };
    }

    static SpotEligibility of(SpotCandidate candidate) {
        return SpotOverride.of(candidate.placement().labels())
                .<SpotEligibility>map(decided -> decided)
                .orElseGet(() -> byRules(candidate));
    }

    private static SpotEligibility byRules(SpotCandidate candidate) {
        var reasons = SpotRules.against(candidate);
        return reasons.isEmpty() ? new Eligible() : new NotEligible(reasons);
    }
}
