package io.rightsizer.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.data.Offset;

/// What a real Prometheus says, asked without the code under test.
///
/// Windows of Prometheus 2 include their left border, those of Prometheus 3 and of this project do not: every window
/// is written a millisecond shorter, which makes them the same.
record PromQl(URI server, Instant at) {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final Map<String, String> QUANTILES =
            Map.of("p25", "0.25", "p50", "0.5", "p90", "0.9", "p95", "0.95", "p99", "0.99", "max", "1");

    /// The evidence of a container of one pod against the quantiles of `series`, in the labels of PromQL.
    ///
    /// @param millis of the window
    void assertQuantiles(JsonNode container, String series, long millis) throws IOException {
        var rateMillis = rateMillis(container.at("/evidence/rateWindow").textValue());
        var rate = "rate(container_cpu_usage_seconds_total{%s}[%dms])".formatted(series, rateMillis - 1);
        var memory = "max_over_time(container_memory_working_set_bytes{%s}[299999ms])".formatted(series);
        for (var quantile : QUANTILES.entrySet()) {
            var promQl = "quantile_over_time(%s, %%s[%dms:5m])".formatted(quantile.getValue(), millis - 1);
            assertThat(container.at("/evidence/cpuCores/" + quantile.getKey()).asDouble())
                    .as("%s of CPU of %s", quantile.getKey(), series)
                    .isCloseTo(value(promQl.formatted(rate)), EXACT);
            assertThat(container
                            .at("/evidence/memoryBytes/" + quantile.getKey())
                            .asDouble())
                    .as("%s of memory of %s", quantile.getKey(), series)
                    .isCloseTo(value(promQl.formatted(memory)), EXACT);
        }
    }

    private static long rateMillis(String minutes) {
        assertThat(minutes).matches("\\d+m");
        return Long.parseLong(minutes.replace("m", "")) * 60_000;
    }

    private double value(String promQl) throws IOException {
        var query = "/api/v1/query?time=" + at.getEpochSecond() + "&query="
                + URLEncoder.encode(promQl, StandardCharsets.UTF_8);
        try (var answer = server.resolve(query).toURL().openStream()) {
            var result = new ObjectMapper().readTree(answer).at("/data/result");
            assertThat(result).as(promQl).hasSize(1);
            return Double.parseDouble(result.at("/0/value/1").textValue());
        }
    }
}
