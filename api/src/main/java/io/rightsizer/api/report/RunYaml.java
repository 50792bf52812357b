package io.rightsizer.api.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rightsizer.analyzer.workload.ClusterState;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/// The JSON document in YAML, key for key. Written one recommendation at a time.
final class RunYaml {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setWidth(120)
            .build();

    /// Plain where no YAML reader, of 1.1 or 1.2, could take it for anything but text.
    private static final Pattern SURELY_TEXT =
            Pattern.compile("(?!(?i:y|n|on|off|yes|no|true|false|null)$)[A-Za-z][\\w./-]*");

    private RunYaml() {}

    static void write(Run run, Writer out) throws IOException {
        var head = new LinkedHashMap<String, Object>();
        head.put("schemaVersion", RunJson.SCHEMA_VERSION);
        head.put("run", plain(RunHeaderJson.write(run.run())));
        var dump = new Dump(SETTINGS, new CarefulRepresenter());
        out.write(dump.dumpToString(head));
        out.write(run.recommendations().isEmpty() ? "recommendations: []\n" : "recommendations:\n");
        for (var one : run.recommendations()) {
            out.write(dump.dumpToString(List.of(plain(RecommendationJson.write(one)))));
        }
        if (!run.state().equals(ClusterState.NONE)) {
            out.write(dump.dumpToString(Map.of(ClusterStateJson.KEY, plain(ClusterStateJson.tree(run.state())))));
        }
    }

    private static Map<String, Object> plain(JsonNode node) {
        return MAPPER.convertValue(node, new TypeReference<>() {});
    }

    private static final class CarefulRepresenter extends StandardRepresenter {

        CarefulRepresenter() {
            super(SETTINGS);
        }

        @Override
        protected Node representScalar(Tag tag, String value, ScalarStyle scalarStyle) {
            var ambiguous = tag.equals(Tag.STR) && !SURELY_TEXT.matcher(value).matches();
            return super.representScalar(tag, value, ambiguous ? ScalarStyle.DOUBLE_QUOTED : scalarStyle);
        }
    }
}
