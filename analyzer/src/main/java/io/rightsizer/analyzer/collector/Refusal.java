package io.rightsizer.analyzer.collector;

import java.util.List;

/// What a server means by an answer that is no result, whatever its make: the same limit is told with other numbers and
/// words by Prometheus, Mimir, Cortex (and so Amazon's), Thanos and VictoriaMetrics.
enum Refusal {
    /// Ask for fewer series, or a shorter time.
    TOO_MUCH,
    /// Ask for a shorter time: fewer series change nothing.
    TOO_LONG,
    /// It takes longer than the server allows: ask for less.
    TIMED_OUT,
    /// Ask the same again, later, and less at once.
    TOO_OFTEN,
    /// The server or a proxy cannot answer now: ask the same again, later.
    OVERLOADED,
    /// A server of several tenants was not told which.
    NO_TENANT,
    /// Credentials are missing, wrong, or allow something else.
    NO_ACCESS,
    /// Nothing is at this address.
    MISSING,
    /// It will never be answered.
    REJECTED;

    private static final List<String> NEVER =
            List.of("err-mimir-query-blocked", "err-mimir-request-blocked", "err-mimir-bucket-index-too-old");

    private static final List<String> TAKES_TOO_LONG =
            List.of("query timed out", "context deadline exceeded", "timeout exceeded");

    private static final List<String> LONG = List.of(
            "err-mimir-max-query-length",
            "err-mimir-max-total-query-length",
            "the query time range exceeds the limit",
            "maximum resolution",
            "too many points for the given");

    private static final List<String> MUCH = List.of(
            "too many samples",
            "err-mimir-max-chunks-per-query",
            "err-mimir-max-chunks-bytes-per-query",
            "err-mimir-max-series-per-query",
            "err-mimir-max-estimated-chunks-per-query",
            "err-mimir-max-estimated-memory-consumption-per-query",
            "err-mimir-max-query-expression-size-bytes",
            "the query hit the",
            "exceeded series limit",
            "exceeded chunks limit",
            "exceeded sample limit",
            "search.maxUniqueTimeseries",
            "search.maxSamplesPerQuery",
            "search.maxSamplesPerSeries",
            "search.maxQueryLen",
            "search.maxSeries",
            "search.maxMemoryPerQuery");

    private static final List<String> OFTEN = List.of(
            "err-mimir-tenant-max-request-rate",
            "err-mimir-query-limited",
            "too many outstanding requests",
            "couldn't start executing the request",
            "ThrottlingException",
            "Rate exceeded");

    private static final List<String> DOWN = List.of(
            "err-mimir-store-consistency-check-failed",
            "err-mimir-ingester-max-inflight-read-requests",
            "too many unhealthy instances in the ring",
            "code = Unavailable");

    /// What is said tells more than the status, which proxies and versions change.
    ///
    /// @param status 200 for an error within an answer
    /// @param said the server's own words, as long as they are
    static Refusal of(int status, String said) {
        if (status == 401 || status == 403) {
            return said.contains("no org id") ? NO_TENANT : NO_ACCESS;
        }
        if (says(said, NEVER)) {
            return REJECTED;
        }
        if (says(said, TAKES_TOO_LONG)) {
            return TIMED_OUT;
        }
        if (says(said, LONG)) {
            return TOO_LONG;
        }
        return says(said, MUCH) ? TOO_MUCH : ofLoad(status, said);
    }

    private static Refusal ofLoad(int status, String said) {
        if (status == 429 || says(said, OFTEN)) {
            return TOO_OFTEN;
        }
        return says(said, DOWN) ? OVERLOADED : ofStatus(status, said);
    }

    private static Refusal ofStatus(int status, String said) {
        return switch (status) {
            case 404 -> MISSING;
            case 413 -> TOO_MUCH;
            case 502, 503, 504 -> OVERLOADED;
            default -> said.contains("exceeded") ? TOO_MUCH : REJECTED;
        };
    }

    private static boolean says(String said, List<String> words) {
        return words.stream().anyMatch(said::contains);
    }
}
