package io.rightsizer.api.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/// The JSON document in YAML, key for key. Written one recommendation at a time.
final class RunYaml {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Dump DUMP = new Dump(DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setMultiLineFlow(false)
            .setWidth(120)
            .build());

    private RunYaml() {}

    static void write(Run run, Writer out) throws IOException {
        var head = new LinkedHashMap<String, Object>();
        head.put("schemaVersion", RunJson.SCHEMA_VERSION);
        head.put("run", plain(RunHeaderJson.write(run.run())));
        out.write(DUMP.dumpToString(head));
        out.write(run.recommendations().isEmpty() ? "recommendations: []\n" : "recommendations:\n");
        for (var one : run.recommendations()) {
            out.write(DUMP.dumpToString(List.of(plain(RecommendationJson.write(one)))));
        }
    }

    private static Map<String, Object> plain(JsonNode node) {
        return MAPPER.convertValue(node, new TypeReference<>() {});
    }
}
