package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.Selector.MatchType;
import io.rightsizer.analyzer.collector.Selector.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The part of one cluster that a read covers: whole namespaces, or some pods of one namespace.
///
/// @param pods the pods known to be inside; a read may bring others
/// @param narrowing patterns of pod names, all of which hold
record Scope(String cluster, List<String> namespaces, List<PodKey> pods, List<PodFilter> narrowing) {

    record PodFilter(MatchType type, String pattern) {

        private Predicate<String> matching() {
            var matching = Pattern.compile(pattern).asMatchPredicate();
            return type == MatchType.REGEX ? matching : matching.negate();
        }
    }

    static Scope whole(String cluster, List<String> namespaces, List<PodKey> pods) {
        return new Scope(cluster, namespaces, pods, List.of());
    }

    static Scope part(Place place, List<PodKey> pods) {
        return new Scope(
                place.cluster(),
                List.of(place.namespace()),
                pods,
                List.of(new PodFilter(MatchType.REGEX, PodPattern.of(names(pods)))));
    }

    boolean isPart() {
        return !narrowing.isEmpty();
    }

    /// Whether a read of these namespaces brings a pod.
    Predicate<PodKey> held() {
        var filters = narrowing.stream().map(PodFilter::matching).toList();
        return pod -> filters.stream().allMatch(filter -> filter.test(pod.pod()));
    }

    List<Matcher> matchers(NameLabels labels, String clusterLabel) {
        var matchers = new ArrayList<>(labels.matchers());
        matchers.add(Matcher.equal(clusterLabel, cluster));
        matchers.add(
                namespaces.size() == 1
                        ? Matcher.equal(labels.namespace(), namespaces.getFirst())
                        : Matcher.regex(labels.namespace(), PodPattern.alternation(namespaces, "")));
        narrowing.forEach(filter -> matchers.add(new Matcher(labels.pod(), filter.type(), filter.pattern())));
        return matchers;
    }

    /// Two scopes that together cover exactly this one, also pods that are not known; none when it cannot be divided.
    /// The second half is what the first half's pattern does not match, so the pattern may be as loose as it likes.
    List<Scope> halves() {
        if (namespaces.size() > 1) {
            var middle = namespaces.size() / 2;
            return List.of(of(namespaces.subList(0, middle)), of(namespaces.subList(middle, namespaces.size())));
        }
        if (pods.size() < 2) {
            return List.of();
        }
        var pattern = PodPattern.half(names(pods));
        Predicate<String> first = Pattern.compile(pattern).asMatchPredicate();
        var inside = pods.stream().filter(pod -> first.test(pod.pod())).toList();
        var outside = pods.stream().filter(pod -> !first.test(pod.pod())).toList();
        return inside.isEmpty() || outside.isEmpty()
                ? List.of()
                : List.of(
                        narrowed(inside, new PodFilter(MatchType.REGEX, pattern)),
                        narrowed(outside, new PodFilter(MatchType.NOT_REGEX, pattern)));
    }

    private Scope of(List<String> some) {
        var inside = pods.stream().filter(pod -> some.contains(pod.namespace())).toList();
        return new Scope(cluster, some, inside, narrowing);
    }

    private Scope narrowed(List<PodKey> some, PodFilter filter) {
        var filters = new ArrayList<>(narrowing);
        filters.add(filter);
        return new Scope(cluster, namespaces, some, filters);
    }

    private static List<String> names(List<PodKey> pods) {
        return pods.stream().map(PodKey::pod).distinct().toList();
    }
}
