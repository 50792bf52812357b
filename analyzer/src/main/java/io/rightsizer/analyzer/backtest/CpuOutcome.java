package io.rightsizer.analyzer.backtest;

/// How one CPU request and limit did in one window. Amounts are cores a replica.
///
/// @param above share of points above the request
/// @param excess mean of max(0, usage - request)
/// @param throttled mean of max(0, usage - limit); 0 without a limit
public record CpuOutcome(double request, double above, double excess, double granted, double throttled) {

    /// More of the time above the request than this makes a window bad.
    private static final double BAD = 0.1;

    /// @param limit infinite where there is none
    static CpuOutcome of(double request, double limit, Levels usage) {
        return new CpuOutcome(
                request, usage.shareAbove(request), usage.excess(request), usage.granted(request), usage.excess(limit));
    }

    public boolean bad() {
        return above > BAD;
    }

    /// 1 - mean(min(usage, request)) / request.
    public double slack() {
        return Levels.slack(granted, request);
    }
}
