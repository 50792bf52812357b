package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.collector.Selector.MatchType;
import io.rightsizer.analyzer.collector.Selector.Matcher;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamespaceGroupsTest {

    @Test
    void aSmallFleetIsAskedForAtOnce() {
        assertThat(NamespaceGroups.of(running(100, 20))).isEmpty();
    }

    /// 200 containers in 10 namespaces, at most 50 at a time: five groups, and one for what does not run.
    @Test
    void everyNamespaceIsInOneGroup() {
        var groups = NamespaceGroups.of(running(10, 20), 50);

        assertThat(groups).hasSize(6);
        IntStream.range(0, 10).mapToObj(NamespaceGroupsTest::name).forEach(namespace -> assertThat(groups)
                .filteredOn(group -> matches(group, namespace))
                .as(namespace)
                .hasSize(1));
        for (var unknown : List.of("", "gone", "team.1", "team-1x")) {
            assertThat(groups.getLast()).matches(group -> matches(group, unknown));
            assertThat(groups).filteredOn(group -> matches(group, unknown)).hasSize(1);
        }
    }

    @Test
    void aNameThatIsNoneIsInNoPattern() {
        var hostile = new TreeSet<>(running(2, 30).containers());
        hostile.add(new ContainerKey(new PodKey("", "a|(", "web-1"), "app"));
        var groups = NamespaceGroups.of(new RunningUsage(List.of(), hostile, Set.of()), 40);

        assertThat(groups).extracting(Matcher::value).containsExactly("team-0", "team-1", "team-0|team-1");
        assertThat(groups).filteredOn(group -> matches(group, "a|(")).hasSize(1);
    }

    /// What is left over when the names become too long for one query is asked for together.
    @Test
    void manyNamesStayShortEnoughForAQuery() {
        var groups = NamespaceGroups.of(running(3_000, 2), 1_000);

        assertThat(groups).hasSizeGreaterThan(1);
        assertThat(groups)
                .allSatisfy(group -> assertThat(group.value().length()).isLessThanOrEqualTo(6_000));
        for (var number : List.of(0, 1, 1_500, 2_999)) {
            assertThat(groups).filteredOn(group -> matches(group, name(number))).hasSize(1);
        }
    }

    private static RunningUsage running(int namespaces, int containers) {
        var running = new TreeSet<ContainerKey>();
        for (int namespace = 0; namespace < namespaces; namespace++) {
            for (int number = 0; number < containers; number++) {
                running.add(new ContainerKey(new PodKey("", name(namespace), "web-" + number), "app"));
            }
        }
        return new RunningUsage(List.of(), running, Set.of());
    }

    private static String name(int number) {
        return "team-" + number;
    }

    private static boolean matches(Matcher matcher, String namespace) {
        return namespace.matches(matcher.value()) == (matcher.type() == MatchType.REGEX);
    }
}
