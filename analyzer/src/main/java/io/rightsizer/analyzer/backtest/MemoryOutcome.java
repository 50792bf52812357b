package io.rightsizer.analyzer.backtest;

/// How one memory request and limit did in one window. Amounts are bytes a replica.
///
/// @param events excursions above the limit at least an hour apart, over all replicas
/// @param pressure share of points above the request
/// @param grantedRequest mean of min(usage, request)
/// @param grantedLimit mean of min(usage, limit)
public record MemoryOutcome(
        int events, double request, double limit, double pressure, double grantedRequest, double grantedLimit) {

    /// @param request what the policy asks for
    /// @param limit what it is allowed; the request where the policy names no limit
    static MemoryOutcome of(double request, double limit, Levels usage) {
        return new MemoryOutcome(
                usage.excursionsAbove(limit),
                request,
                limit,
                usage.shareAbove(request),
                usage.granted(request),
                usage.granted(limit));
    }

    public boolean violated() {
        return events > 0;
    }

    /// 1 - mean(min(usage, request)) / request.
    public double requestSlack() {
        return Levels.slack(grantedRequest, request);
    }

    public double limitSlack() {
        return Levels.slack(grantedLimit, limit);
    }

    public double idle() {
        return request - grantedRequest;
    }
}
