package io.rightsizer.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Node.HourlyCost;
import io.rightsizer.analyzer.workload.Node.Taint;
import io.rightsizer.analyzer.workload.Offering;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.Quota;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterStateJsonTest {

    private static final Node PLAIN =
            new Node("", "node-1", Map.of(), "", ResourceAmounts.NONE, ResourceAmounts.NONE, 0, List.of(), true, null);

    private static final Node FULL = new Node(
            "eu",
            "node-2",
            Map.of("node_kubernetes_io_instance_type", "m5.xlarge", "karpenter_sh_nodepool", "general"),
            "aws:///eu-west-1a/i-0123456789abcdef0",
            new ResourceAmounts(Cpu.parse("4"), Memory.bytes(16_374_562_816L)),
            new ResourceAmounts(Cpu.parse("3920m"), Memory.bytes(15_336_013_824L)),
            58,
            List.of(new Taint("dedicated", "batch", "NoSchedule"), new Taint("gpu", "", "NoExecute")),
            false,
            new HourlyCost(new BigDecimal("0.192"), null, new BigDecimal("0.0042400000000000001"), true));

    private static final ClusterState STATE = new ClusterState(
            List.of(PLAIN, FULL),
            List.of(
                    new Placement(
                            new WorkloadId("eu", "shop", WorkloadKind.DEPLOYMENT, "web"),
                            new TreeMap<>(Map.of("node-1", 2, "node-2", 1)),
                            2,
                            Map.of("team", "store"),
                            2,
                            true,
                            Map.of("kubernetes_io_arch", "arm64")),
                    new Placement(
                            new WorkloadId("", "shop", WorkloadKind.POD, "shell"),
                            new TreeMap<>(Map.of("node-1", 1)),
                            1,
                            Map.of(),
                            0,
                            false,
                            Map.of())),
            List.of(new Offering("eu", "m5.large", "spot", "eu-west-1a", new BigDecimal("0.0371"))),
            List.of(new Quota(
                    "eu", "shop", "compute", "limits.memory", new BigDecimal("8589934592"), BigDecimal.ZERO)));

    private final Path directory;

    ClusterStateJsonTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void readsBackAnEqualState() throws IOException {
        var run = run();

        assertThat(read(RunJsonTest.json(run))).isEqualTo(run);
    }

    @Test
    void writesOneLineForEachEntryAndNothingThatIsUsual() throws IOException {
        assertThat(RunJsonTest.json(run())).endsWith("""
                  "recommendations" : [ ],
                  "state" : {
                    "nodes" : [
                      {"cluster":"","name":"node-1"},
                      {"cluster":"eu","name":"node-2","labels":{"karpenter_sh_nodepool":"general",\
                "node_kubernetes_io_instance_type":"m5.xlarge"},"providerId":"aws:///eu-west-1a/i-0123456789abcdef0",\
                "capacity":{"cpu":"4","memory":"15616Mi"},"allocatable":{"cpu":"3920m","memory":"14976576Ki"},\
                "maxPods":58,"taints":[{"key":"dedicated","value":"batch","effect":"NoSchedule"},\
                {"key":"gpu","value":"","effect":"NoExecute"}],"schedulable":false,\
                "cost":{"total":"0.192","gibibyte":"0.0042400000000000001","spot":true}}
                    ],
                    "placements" : [
                      {"cluster":"eu","namespace":"shop","kind":"Deployment","name":"web",\
                "pods":{"node-1":2,"node-2":1},"fewestPods":2,"labels":{"team":"store"},"healthyPods":2,"ownVolume":true,\
                "nodeSelector":{"kubernetes_io_arch":"arm64"}},
                      {"cluster":"","namespace":"shop","kind":"Pod","name":"shell","pods":{"node-1":1},\
                "fewestPods":1}
                    ],
                    "offerings" : [
                      {"cluster":"eu","instanceType":"m5.large","capacityType":"spot","zone":"eu-west-1a",\
                "hourly":"0.0371"}
                    ],
                    "quotas" : [
                      {"cluster":"eu","namespace":"shop","name":"compute","resource":"limits.memory",\
                "hard":"8589934592","used":"0"}
                    ]
                  }
                }
                """);
    }

    @Test
    void isValidByTheSchemaInJsonAndYaml() throws IOException {
        var resource = Objects.requireNonNull(ClusterStateJsonTest.class.getResourceAsStream("/schema/run-v1.json"));
        var schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(resource);
        var yaml = new StringWriter();
        OutputFormat.YAML.write(run(), yaml, TableStyle.plain(80));

        assertThat(schema.validate(RunJsonTest.json(run()), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(yaml.toString(), InputFormat.YAML)).isEmpty();
        assertThat(yaml.toString()).contains("state:").contains("hourly: \"0.0371\"");
    }

    @Test
    void readsARunFromBeforeMachinesWereRead() throws IOException {
        var before = SampleRuns.of(List.of());

        assertThat(RunJsonTest.json(before)).doesNotContain("state\"");
        assertThat(read(RunJsonTest.json(before)).state()).isEqualTo(ClusterState.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"total\":\"0.192\"` | `\"total\":\"-1\"` | has an unreadable 'state.nodes[1].cost.total'",
                "`\"hourly\":\"0.0371\"` | `\"hourly\":\"1e999999999\"` | has an unreadable 'state.offerings[0].hourly'",
                "`\"hourly\":\"0.0371\"` | `\"hourly\":0.0371` | must have a text at 'state.offerings[0].hourly'",
                "`\"node-2\":1` | `\"node-2\":-1` | must have a whole number from 0 to 2147483647 at 'state.placements[0].pods.node-2'",
                "`\"labels\":{\"team\":\"store\"}` | `\"labels\":7` | must have an object at 'state.placements[0].labels'",
                "`\"quotas\"` | `\"others\"` | has no 'state.quotas'",
            })
    void saysWhereAStateCannotBeMeant(String right, String wrong, String complaint) throws IOException {
        var json = RunJsonTest.json(run());
        assertThat(json).contains(right);

        assertThatThrownBy(() -> read(json.replace(right, wrong)))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining(complaint);
    }

    private static Run run() {
        var empty = SampleRuns.of(List.of());
        return new Run(empty.run(), empty.recommendations(), STATE, null);
    }

    private Run read(String json) throws IOException {
        return RunJson.read(Files.writeString(directory.resolve("run.json"), json));
    }
}
