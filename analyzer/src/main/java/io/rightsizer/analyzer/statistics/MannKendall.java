package io.rightsizer.analyzer.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/// Whether numbers rise or fall over time, by counting instead of fitting: outliers count no more than others.
///
///     S      = sum over all pairs i < j of sign(x_j - x_i)
///     Var(S) = (n (n-1) (2n+5) - sum over groups of t equal values of t (t-1) (2t+5)) / 18
///     Z      = (S - sign(S)) / sqrt(Var(S))
///
/// After Mann (1945) and Kendall (1975) as in R. O. Gilbert, Statistical Methods for Environmental Pollution
/// Monitoring (1987), pages 208 to 213. The normal approximation holds from ten values up.
///
/// @param s pairs that rise less pairs that fall
/// @param variance of `s` if there were no trend; 0 when all values are equal
public record MannKendall(long s, double variance) {

    private static final NormalDistribution NORMAL = new NormalDistribution();

    public static MannKendall of(double[] values) {
        var rises = 0L;
        for (int later = 1; later < values.length; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                rises += (long) Math.signum(values[later] - values[earlier]);
            }
        }
        return new MannKendall(rises, (pairsWeight(values.length) - tiesWeight(values)) / 18);
    }

    private static double tiesWeight(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var weight = 0.0;
        for (int from = 0, to = 0; from < sorted.length; from = to) {
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            weight += pairsWeight(to - from);
        }
        return weight;
    }

    private static double pairsWeight(int count) {
        return (double) count * (count - 1) * (2 * count + 5);
    }

    /// The standard score, corrected for continuity; 0 without a trend.
    public double z() {
        return variance <= 0 ? 0 : (s - Long.signum(s)) / Math.sqrt(variance);
    }

    /// The chance of a trend at least this strong, up or down, in numbers without any; 0 to 1.
    public double pValue() {
        return 2 * NORMAL.cumulativeProbability(-Math.abs(z()));
    }
}
