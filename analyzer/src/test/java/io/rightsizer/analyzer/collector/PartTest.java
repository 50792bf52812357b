package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartTest {

    /// By Python: `int.from_bytes(sha256(b"eu\0shop").digest()[:8], "big") % 4`.
    @ParameterizedTest
    @CsvSource({
        "'', shop, 1, 1, 4",
        "'', kube-system, 1, 2, 0",
        "eu, shop, 2, 3, 4",
        "us, shop, 2, 3, 3",
        "eu, billing, 0, 2, 5"
    })
    void holdsANamespaceByTheHashOfItsName(String cluster, String namespace, int ofThree, int ofFour, int ofSeven) {
        var place = new Place(cluster, namespace);

        assertThat(holders(place, 3)).containsExactly(ofThree);
        assertThat(holders(place, 4)).containsExactly(ofFour);
        assertThat(holders(place, 7)).containsExactly(ofSeven);
        assertThat(Part.WHOLE.holds(place)).isTrue();
    }

    private static List<Integer> holders(Place place, int count) {
        return IntStream.range(0, count)
                .filter(index -> new Part(index, count).holds(place))
                .boxed()
                .toList();
    }

    @Test
    void countsFromZero() {
        assertThatThrownBy(() -> new Part(4, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no shard 4/4: of 4 the first is 0 and the last 3");
    }

    @Test
    void partsTogetherBringEveryContainerOnceAndEveryMachineOnce() throws IOException {
        var whole = cluster().collect();
        var names = new ArrayList<String>();
        var nodes = new ArrayList<String>();
        for (int index = 0; index < 3; index++) {
            var part = collect(cluster(), new Part(index, 3));
            names.addAll(part.summary());
            part.report().state().nodes().forEach(node -> nodes.add(node.name()));
        }

        assertThat(names).containsExactlyInAnyOrderElementsOf(whole.summary()).hasSize(5);
        assertThat(nodes).containsExactly("node-1");
    }

    /// Of these, part 1 of 2 has `c` and `d`. Which there are is asked first, by three questions.
    @Test
    void asksTheServerForNoNamespaceButItsOwn() throws IOException {
        var cluster = cluster();
        collect(cluster, new Part(1, 2));

        var namespaced = cluster.server.asked.stream()
                .filter(question -> !question.contains("kube_node_"))
                .skip(3);
        assertThat(namespaced).isNotEmpty().allMatch(question -> question.contains("namespace=~\"c|d\""));
        assertThat(cluster.server.read).isNotEmpty().allMatch(selector -> selector.promQl()
                .contains("namespace=~\"c|d\""));
    }

    @Test
    void aPartWithoutNamespacesIsEmpty() throws IOException {
        var part = collect(new SimulatedCluster().web("c", "web", "web-1-aaaaa"), new Part(0, 2));

        assertThat(part.rows()).isEmpty();
        assertThat(part.report().complete()).isTrue();
    }

    @Test
    void saysWhatIsWrongWhereThereIsNothingAtAll() {
        assertThatThrownBy(() -> collect(new SimulatedCluster(), new Part(0, 2)))
                .isInstanceOf(SourceUnusableException.class)
                .hasMessageContaining("no kube_pod_owner series");
        var withoutUsage = new SimulatedCluster().facts("a", "web", "web-1-aaaaa");
        assertThatThrownBy(() -> collect(withoutUsage, new Part(0, 2)))
                .isInstanceOf(SourceUnusableException.class)
                .hasMessageContaining("no container_memory_working_set_bytes series");
    }

    private static SimulatedCluster.Result collect(SimulatedCluster cluster, Part part) throws IOException {
        return SimulatedCluster.collect(new PrometheusUsageSource(cluster.server, CollectorOptions.DEFAULTS).of(part));
    }

    private static SimulatedCluster cluster() {
        var cluster = new SimulatedCluster().series("kube_node_info", 1, "node", "node-1");
        for (var namespace : List.of("a", "b", "c", "d")) {
            cluster.web(namespace, "web", "web-1-aaaaa");
        }
        return cluster.usage("not..kubernetes", "web", "app", 1, 1e6);
    }
}
