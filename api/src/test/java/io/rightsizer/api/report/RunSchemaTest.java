package io.rightsizer.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.rightsizer.analyzer.recommendation.Code;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunSchemaTest {

    private final JsonSchema schema = schema();

    @Test
    void everyOutcomeIsValid() throws IOException {
        assertThat(schema.validate(RunJsonTest.json(SampleRuns.shop()), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void yamlIsTheSameDocument() throws IOException {
        var yaml = new StringWriter();
        OutputFormat.YAML.write(SampleRuns.shop(), yaml, TableStyle.plain(80));

        assertThat(schema.validate(yaml.toString(), InputFormat.YAML)).isEmpty();
    }

    @Test
    void aRunWithoutRowsIsValid() throws IOException {
        assertThat(schema.validate(RunJsonTest.json(SampleRuns.of(List.of())), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"cpu\" : \"0.25\"", "\"cpu\" : 2", "\"cpu\" : \"1\", \"gpu\" : \"1\""})
    void aForeignAmountIsInvalid(String amount) throws IOException {
        var json = RunJsonTest.json(SampleRuns.of(List.of(SampleRuns.named("web"))));

        assertThat(schema.validate(json.replace("\"cpu\" : \"1\"", amount), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void namesEveryCode() {
        var codes = schema.getSchemaNode().at("/$defs/code/enum").valueStream().map(node -> node.textValue());

        assertThat(codes)
                .containsExactlyElementsOf(
                        Arrays.stream(Code.values()).map(Enum::name).toList());
    }

    private static JsonSchema schema() {
        var resource = Objects.requireNonNull(RunSchemaTest.class.getResourceAsStream("/schema/run-v1.json"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(resource);
    }
}
