package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.collector.Selector.MatchType;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScopeTest {

    @Test
    void writesPodNamesAsTheyAreWhileThatIsShort() {
        assertThat(PodPattern.of(List.of("db-0", "web.v1-x"))).isEqualTo("db-0|web\\.v1-x");
    }

    @Test
    void leavesOutTheRandomPartsOfManyPodNames() {
        var pods = IntStream.range(0, 1000)
                .mapToObj(pod -> "web-6d4cf56db6-" + (10_000 + pod))
                .toList();

        assertThat(PodPattern.of(pods)).isEqualTo("web-6d4cf56db6.*");
    }

    @Test
    void coversEveryPodByExactlyOneHalfAlsoUnknownOnes() {
        var pods = List.of(pod("a-1"), pod("a-2"), pod("b-1"));

        var halves = Scope.whole("", List.of("shop"), pods).halves();

        assertThat(halves)
                .extracting(Scope::pods)
                .containsExactly(List.of(pod("a-1")), List.of(pod("a-2"), pod("b-1")));
        for (var name : List.of("a-1", "a-2", "b-1", "unknown")) {
            assertThat(halves).filteredOn(half -> matches(half, name)).hasSize(1);
        }
        var quarters = halves.getLast().halves();
        for (var name : List.of("a-2", "b-1", "unknown")) {
            assertThat(quarters).filteredOn(quarter -> matches(quarter, name)).hasSize(1);
        }
        assertThat(quarters).noneMatch(quarter -> matches(quarter, "a-1"));
    }

    @Test
    void dividesTheManyPodsOfOneWorkload() {
        var random = new Random(3);
        var alphabet = "bcdfghjklmnpqrstvwxz2456789";
        var pods = IntStream.range(0, 1000)
                .mapToObj(pod -> "web-6d4cf56db6-"
                        + random.ints(5, 0, alphabet.length())
                                .mapToObj(index -> alphabet.substring(index, index + 1))
                                .collect(Collectors.joining()))
                .distinct()
                .map(ScopeTest::pod)
                .toList();

        var halves = Scope.whole("", List.of("shop"), pods).halves();

        assertThat(halves)
                .hasSize(2)
                .allMatch(half -> half.pods().size() > 400 && half.pods().size() < 600);
        assertThat(halves.getFirst().halves())
                .hasSize(2)
                .allMatch(half -> half.pods().size() > 100);
        assertThat(pods).allMatch(pod -> matches(halves.getFirst(), pod.pod()) != matches(halves.getLast(), pod.pod()));
    }

    @Test
    void dividesThePodsOfAStatefulSet() {
        var pods = IntStream.range(0, 1000)
                .mapToObj(pod -> pod("kafka-broker-of-the-large-cluster-" + pod))
                .toList();

        assertThat(Scope.whole("", List.of("shop"), pods).halves())
                .extracting(half -> half.pods().size())
                .containsExactly(500, 500);
    }

    @Test
    void cannotDivideASinglePod() {
        assertThat(Scope.whole("", List.of("shop"), List.of(pod("a-1"))).halves())
                .isEmpty();
    }

    private static boolean matches(Scope scope, String pod) {
        return scope.narrowing().stream()
                .allMatch(filter -> pod.matches(filter.pattern()) == (filter.type() == MatchType.REGEX));
    }

    private static PodKey pod(String name) {
        return new PodKey("", "shop", name);
    }
}
