package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.collector.Selector.MatchType;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    void asksForPodsByNameWhereThatMayBeLongAndBrieflyInAQuery() {
        var pods = IntStream.range(0, 1000)
                .mapToObj(pod -> pod("web-6d4cf56db6-" + (10_000 + pod)))
                .toList();

        var selector = Scope.part(new Place("", "shop"), pods).selector("up", NameLabels.PLAIN, "cluster");

        assertThat(selector.promQl()).isEqualTo("up{cluster=\"\",namespace=\"shop\",pod=~\"web-6d4cf56db6.*\"}");
        assertThat(selector)
                .asString()
                .startsWith("up{cluster=\"\",namespace=\"shop\",pod=~\"web-6d4cf56db6-10000|web-6d4cf56db6-10001|")
                .endsWith("|web-6d4cf56db6-10999\"}");
    }

    @Test
    void namesEachPodOnceHoweverOftenAPartIsHalved() {
        var pods = IntStream.range(0, 1000).mapToObj(pod -> pod("web-" + pod)).toList();

        var quarters = Scope.part(new Place("", "shop"), pods).halves().stream()
                .flatMap(half -> half.halves().stream())
                .toList();

        assertThat(quarters)
                .hasSize(4)
                .allMatch(quarter -> quarter.named().size() == 1
                        && quarter.named().getFirst().type() == MatchType.REGEX);
        assertThat(quarters.stream()
                        .flatMap(quarter ->
                                Stream.of(quarter.named().getFirst().pattern().split("\\|"))))
                .containsExactlyInAnyOrderElementsOf(
                        pods.stream().map(PodKey::pod).toList());
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
            assertThat(halves)
                    .filteredOn(half -> matches(half.narrowing(), name))
                    .hasSize(1);
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

    /// Known pods are held alike, whichever way they are asked for.
    private static boolean matches(Scope scope, String pod) {
        var named = matches(scope.named(), pod);
        if (!pod.equals("unknown")) {
            assertThat(matches(scope.narrowing(), pod)).isEqualTo(named);
        }
        return named;
    }

    private static boolean matches(List<Scope.PodFilter> filters, String pod) {
        return filters.stream().allMatch(filter -> pod.matches(filter.pattern()) == (filter.type() == MatchType.REGEX));
    }

    private static PodKey pod(String name) {
        return new PodKey("", "shop", name);
    }
}
