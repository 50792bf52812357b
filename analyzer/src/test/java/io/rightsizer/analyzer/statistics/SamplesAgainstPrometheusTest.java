package io.rightsizer.analyzer.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lets Prometheus' own engine compare its quantile_over_time with ours.
class SamplesAgainstPrometheusTest {

    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final double[] SHARES = {0, 0.01, 0.25, 0.5, 0.66, 0.9, 0.95, 0.99, 0.999, 1};

    @Test
    void agreesWithQuantileOverTimeToTheNinthDigit(@TempDir Path directory) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROMTOOL), "promtool is not installed");
        var values = new Random(7)
                .doubles(1009, 0.001, 4)
                .map(value -> value * value)
                .toArray();
        var file = Files.writeString(directory.resolve("quantiles.yaml"), ruleTest(values));

        var promtool = new ProcessBuilder(PROMTOOL.toString(), "test", "rules", file.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(promtool.getInputStream().readAllBytes(), UTF_8);

        assertThat(promtool.waitFor()).as(output).isZero();
    }

    private static String ruleTest(double[] values) {
        var samples = Samples.of(DoubleStream.of(values));
        var series = DoubleStream.of(values).mapToObj(Double::toString).collect(Collectors.joining(" "));
        var expectations = DoubleStream.of(SHARES)
                .mapToObj(share -> expectation(share, samples.quantile(share)))
                .collect(Collectors.joining());
        return Stream.of(
                        "tests:",
                        "- interval: 1m",
                        "  input_series:",
                        "  - series: usage",
                        "    values: '" + series + "'",
                        "  promql_expr_test:")
                .collect(Collectors.joining("\n", "", "\n" + expectations));
    }

    private static String expectation(double share, double ours) {
        return String.format(Locale.ROOT, """
                  - expr: abs(quantile_over_time(%s, usage[1009m]) - %s) < bool 1e-9
                    eval_time: 1008m
                    exp_samples:
                    - value: 1
                """, share, ours);
    }
}
