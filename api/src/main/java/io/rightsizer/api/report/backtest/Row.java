package io.rightsizer.api.report.backtest;

import io.rightsizer.analyzer.backtest.Score;
import io.rightsizer.analyzer.backtest.Versus;
import java.util.Optional;

/// One policy: how it did, and how that compares with the baseline.
///
/// @param versus absent for the baseline itself
record Row(Score score, Optional<Versus> versus) {

    Standing standing() {
        return versus.map(against -> against.dominates() ? Standing.DOMINATES : Standing.OTHER)
                .orElse(Standing.BASELINE);
    }

    /// How a policy stands to the baseline, with a sign for readers without colour; the most remarkable first.
    enum Standing {
        DOMINATES("✓"),
        BASELINE("•"),
        OTHER("");

        private final String sign;

        Standing(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }
}
