package io.rightsizer.api.report.backtest;

import io.rightsizer.analyzer.backtest.Estimate;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Shares as percentages for people; the column says that they are per cent.
final class Percent {

    /// Stands where a figure is not known.
    static final String UNKNOWN = "-";

    private Percent() {}

    /// `8.8`.
    static String of(double share) {
        return rounded(share, 1, "");
    }

    /// `8.8 [6.0, 11.6]`.
    static String withInterval(Estimate share) {
        return of(share.value()) + " [" + of(share.low()) + ", " + of(share.high()) + "]";
    }

    /// `15`.
    static String whole(double share) {
        return rounded(share, 0, "");
    }

    /// `−15`, `+60`.
    static String change(double share) {
        return rounded(share, 0, "+");
    }

    /// `−41 [−48, −35]`.
    static String changeWithInterval(Estimate share) {
        return change(share.value()) + " [" + change(share.low()) + ", " + change(share.high()) + "]";
    }

    private static String rounded(double share, int decimals, String plus) {
        if (!Double.isFinite(share)) {
            return UNKNOWN;
        }
        var rounded = BigDecimal.valueOf(share).movePointRight(2).setScale(decimals, RoundingMode.HALF_EVEN);
        return switch (rounded.signum()) {
            case -1 -> "−" + rounded.negate().toPlainString();
            case 0 -> rounded.toPlainString();
            default -> plus + rounded.toPlainString();
        };
    }
}
