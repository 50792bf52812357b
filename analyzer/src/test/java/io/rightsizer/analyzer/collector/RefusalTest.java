package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What servers are documented, or seen in their sources, to say.
class RefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Prometheus
                "TOO_MUCH  | 422 | query processing would load too many samples into memory in query execution",
                "TOO_MUCH  | 400 | exceeded sample limit (50000000)",
                "TOO_LONG  | 400 | exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query"
                        + " resolution (?step=XX)",
                "TIMED_OUT | 503 | query timed out in expression evaluation",
                "REJECTED  | 400 | invalid parameter \"query\": 1:5: parse error",
                // Mimir, Grafana Cloud
                "TOO_MUCH  | 422 | expanding series: the query exceeded the maximum number of chunks (limit: 2000000"
                        + " chunks) (err-mimir-max-chunks-per-query). Consider reducing the time range",
                "TOO_MUCH  | 422 | the query exceeded the maximum number of series (limit: 1 series)"
                        + " (err-mimir-max-series-per-query)",
                "TOO_MUCH  | 422 | the query exceeded the aggregated chunks size limit (limit: 100 bytes)"
                        + " (err-mimir-max-chunks-bytes-per-query)",
                "TOO_MUCH  | 422 | the query exceeded the maximum allowed estimated amount of memory consumed by a single"
                        + " query (limit: 1 bytes) (err-mimir-max-estimated-memory-consumption-per-query)",
                "TOO_MUCH  | 400 | the raw query size in bytes exceeds the limit (query size: 10, limit: 5)"
                        + " (err-mimir-max-query-expression-size-bytes)",
                "TOO_LONG  | 400 | the total query time range exceeds the limit (query length: 43848h0m0s, limit:"
                        + " 6144h0m0s) (err-mimir-max-total-query-length). To adjust the related per-tenant limit",
                "TOO_LONG  | 422 | expanding series: the query time range exceeds the limit (query length: 745h0m0s,"
                        + " limit: 720h0m0s) (err-mimir-max-query-length)",
                "TOO_OFTEN | 429 | too many outstanding requests",
                "TOO_OFTEN | 429 | the request has been rejected because the tenant exceeded the request rate limit, set to"
                        + " 1 requests/s across all distributors (err-mimir-tenant-max-request-rate)",
                "REJECTED  | 400 | the request has been blocked by the cluster administrator (err-mimir-query-blocked)",
                "OVERLOADED| 500 | failed to fetch some blocks (err-mimir-store-consistency-check-failed)",
                "OVERLOADED| 500 | at least 2 live replicas required: too many unhealthy instances in the ring",
                "NO_TENANT | 401 | no org id",
                // Cortex, Amazon
                "TOO_MUCH  | 422 | the query hit the max number of chunks limit while fetching chunks from ingesters",
                "TOO_MUCH  | 422 | the query hit the aggregated data size limit (limit: 5000000000 bytes)",
                "TOO_LONG  | 400 | the query time range exceeds the limit (query length: 2304h0m0s, limit: 768h0m0s)",
                "TIMED_OUT | 422 | query timed out in query execution",
                "TOO_OFTEN | 400 | ThrottlingException: Rate exceeded",
                "NO_ACCESS | 403 | User: arn:aws:iam::1:user/a is not authorized to perform: aps:QueryMetrics",
                // Thanos
                "TOO_MUCH  | 422 | expanding series: rpc error: code = ResourceExhausted desc = exceeded series limit: limit"
                        + " 1000 violated (got 1001)",
                "TIMED_OUT | 422 | expanding series: proxy Series(): Addr: store:10901: context deadline exceeded",
                "OVERLOADED| 422 | expanding series: proxy Series(): rpc error: code = Unavailable desc = connection"
                        + " refused",
                // VictoriaMetrics
                "TOO_LONG  | 422 | too many points for the given start=1, end=2 and step=10000: 60481; the maximum number of"
                        + " points is 30000 (see -search.maxPointsPerTimeseries command-line flag)",
                "TOO_MUCH  | 422 | the number of matching timeseries exceeds 300000; either narrow down the search or"
                        + " increase -search.maxUniqueTimeseries",
                "TOO_MUCH  | 422 | cannot select more than -search.maxSamplesPerQuery=1000000000 samples",
                "TOO_MUCH  | 422 | too long query; got 20000 bytes; mustn't exceed `-search.maxQueryLen=16384` bytes",
                "TIMED_OUT | 422 | timeout exceeded during query execution: 30.000 seconds",
                "TOO_OFTEN | 503 | couldn't start executing the request in 10.000 seconds, since"
                        + " -search.maxConcurrentRequests=4 concurrent requests are executed",
                // Proxies
                "TOO_MUCH  | 413 | ",
                "TOO_OFTEN | 429 | ",
                "OVERLOADED| 503 | ",
                "OVERLOADED| 504 | 504 Gateway Time-out",
                "NO_ACCESS | 401 | ",
                "MISSING   | 404 | ",
                "REJECTED  | 500 | "
            })
    void meansTheSameWhateverTheServer(Refusal expected, int status, String said) {
        assertThat(Refusal.of(status, said == null ? "" : said)).isEqualTo(expected);
    }
}
