package io.rightsizer.analyzer.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Inputs and results recorded by running KRR 1.29 itself, see `krr-simple.json`.
class KrrArithmeticTest {

    private static final JsonNode RECORDED = recorded();

    @ParameterizedTest
    @MethodSource("simple")
    void sizesCpuAsSimpleDoes(Vector vector) {
        var percentiles = vector.numbers("cpu_p");

        vector.expectRefusal("cpu", !percentiles.isEmpty());
        if (vector.isAnswered("cpu")) {
            assertThat(KrrArithmetic.cpu(percentiles)).isEqualTo(vector.cpu("cpu_request"));
        }
    }

    @ParameterizedTest
    @MethodSource({"simple", "simpleLimit"})
    void sizesMemoryAsSimpleDoes(Vector vector) {
        var peaks = vector.numbers("mem_max");
        var buffer = vector.setting("memory_buffer_percentage", 15) / 100;

        vector.expectRefusal("mem", !peaks.isEmpty());
        if (vector.isAnswered("mem")) {
            assertThat(KrrArithmetic.memory(peaks, buffer, vector.numbers("oom")))
                    .isEqualTo(vector.memory("mem_request"))
                    .isEqualTo(vector.memory("mem_limit"));
        }
    }

    @ParameterizedTest
    @MethodSource("simpleLimit")
    void sizesCpuAsSimpleLimitDoes(Vector vector) {
        var points = vector.points();

        assertThat(KrrArithmetic.cpu(points.quantile(vector.setting("cpu_request", 66) / 100)))
                .isEqualTo(vector.cpu("cpu_request"));
        assertThat(KrrArithmetic.cpu(points.quantile(vector.setting("cpu_limit", 96) / 100)))
                .isEqualTo(vector.cpu("cpu_limit"));
    }

    @ParameterizedTest
    @MethodSource("roundedPercentiles")
    void roundsPercentilesAsItsQueryDoes(JsonNode rounding) {
        assertThat(KrrArithmetic.roundedShare(rounding.get("cpu_percentile").asDouble()))
                .isEqualTo(rounding.get("quantile").asDouble());
    }

    static List<Vector> simple() {
        return vectors("simple");
    }

    static List<Vector> simpleLimit() {
        return vectors("simple-limit");
    }

    static List<JsonNode> roundedPercentiles() {
        return list(RECORDED.get("quantile_rounding"));
    }

    private record Vector(String name, JsonNode in, JsonNode out) {

        void expectRefusal(String resource, boolean anySeries) {
            var arithmetic = new KrrArithmetic(100, in.at("/settings/allow_hpa").asBoolean());
            var target = resource.equals("cpu") ? "cpu" : "memory";
            var autoscaled =
                    in.at("/hpa/target_" + target + "_utilization_percentage").isNumber();
            var points =
                    numbers(resource + "_count").stream().map(Double::longValue).toList();

            assertThat(arithmetic.refusal(anySeries, points, autoscaled).words())
                    .isEqualTo(
                            isAnswered(resource)
                                    ? ""
                                    : out.get(resource + "_info").asText());
        }

        boolean isAnswered(String resource) {
            return out.get(resource + "_request").isNumber();
        }

        List<Double> numbers(String field) {
            return list(in.path(field)).stream().map(JsonNode::asDouble).toList();
        }

        double setting(String name, double preset) {
            return in.get("settings").path(name).asDouble(preset);
        }

        Samples points() {
            return Samples.of(list(in.get("cpu_series")).stream()
                    .flatMap(pod -> list(pod).stream())
                    .mapToDouble(JsonNode::asDouble));
        }

        Cpu cpu(String field) {
            return Cpu.parse(out.get(field).asText());
        }

        Memory memory(String field) {
            return Memory.bytes(out.get(field).asLong());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Vector> vectors(String strategy) {
        return list(RECORDED.get("strategy_cases")).stream()
                .filter(recorded -> recorded.get("strategy").asText().equals(strategy))
                .map(recorded -> new Vector(recorded.get("case").asText(), recorded.get("in"), recorded.get("out")))
                .toList();
    }

    private static List<JsonNode> list(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false).toList();
    }

    private static JsonNode recorded() {
        try (var file = KrrArithmeticTest.class.getResourceAsStream("/krr-simple.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException("krr-simple.json is part of the tests", unreadable);
        }
    }
}
