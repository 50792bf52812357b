package io.rightsizer.api.report.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestJsonTest {

    private static final JsonSchema SCHEMA = schema();

    static Stream<BacktestRun> all() {
        return Stream.of(
                SampleBacktests.two(),
                SampleBacktests.hostile(),
                SampleBacktests.nothingJudged(),
                SampleBacktests.partlyRead());
    }

    @ParameterizedTest
    @MethodSource("all")
    void isValidByItsSchema(BacktestRun run) throws IOException {
        assertThat(SCHEMA.validate(json(run), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"dominates\" : 1", "\"dominates\" : true, \"luck\" : 2", "\"dominant\" : true"})
    void aForeignKeyOrTypeIsInvalid(String replacement) throws IOException {
        var json = json(SampleBacktests.two()).replace("\"dominates\" : true", replacement);

        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void accountsForEveryContainer() throws IOException {
        var accounting =
                new ObjectMapper().readTree(json(SampleBacktests.partlyRead())).at("/backtest/accounting");

        assertThat(accounting).hasToString("""
                {"discovered":206,"judged":199,"fresh":1,"skipped":2,"failed":4}""");
    }

    @Test
    void writesPlainDecimals() throws IOException {
        assertThat(json(SampleBacktests.two())).contains("\"bytesRequested\" : 431898624,");
    }

    @Test
    void writesAFigureWithItsInterval() throws IOException {
        var split = new ObjectMapper().readTree(json(SampleBacktests.two())).at("/scores/1");

        assertThat(split.at("/policy").textValue()).isEqualTo("split");
        assertThat(split.at("/memoryViolations")).hasToString("""
                {"value":0.015,"low":0.005,"high":0.028}""");
    }

    private static String json(BacktestRun run) throws IOException {
        return SampleBacktests.written(run, BacktestFormat.JSON, 120);
    }

    private static JsonSchema schema() {
        var resource = Objects.requireNonNull(BacktestJsonTest.class.getResourceAsStream("/schema/backtest-v1.json"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(resource);
    }
}
