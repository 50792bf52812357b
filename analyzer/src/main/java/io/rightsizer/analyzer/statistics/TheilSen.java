package io.rightsizer.analyzer.statistics;

/// A line through points that up to 29 % of wild values cannot bend.
///
///     slope     = median over all pairs i < j of (y_j - y_i) / (x_j - x_i)
///     intercept = median(y) - slope median(x)
///
/// After P. K. Sen, Estimates of the regression coefficient based on Kendall's tau (1968); the intercept as in
/// [scipy.stats.theilslopes](https://docs.scipy.org/doc/scipy/reference/generated/scipy.stats.theilslopes.html).
///
/// @param slope change of y for one unit of x
public record TheilSen(double slope, double intercept) {

    /// @param x in rising order, no two equal
    /// @param y as many as `x`, at least two
    public static TheilSen of(double[] x, double[] y) {
        var slopes = new double[x.length * (x.length - 1) / 2];
        var next = 0;
        for (int later = 1; later < x.length; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                slopes[next++] = (y[later] - y[earlier]) / (x[later] - x[earlier]);
            }
        }
        var slope = Samples.median(slopes);
        return new TheilSen(slope, Samples.median(y) - slope * Samples.median(x));
    }
}
