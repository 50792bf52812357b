package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.Selector.MatchType;
import io.rightsizer.analyzer.collector.Selector.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The part of one cluster that a read covers: whole namespaces, or some pods of one namespace. Remote read and blocks
/// are asked for pods by name, which a server looks up in its index; a pattern it would try on every pod of the
/// cluster. The text of a query holds few names, so there it is patterns, which may match more.
///
/// @param pods the pods known to be inside; a read may bring others
/// @param named the pods by their names, all of which hold
/// @param narrowing the same in fewer letters
record Scope(
        String cluster, List<String> namespaces, List<PodKey> pods, List<PodFilter> named, List<PodFilter> narrowing) {

    record PodFilter(MatchType type, String pattern) {

        Predicate<String> matching() {
            var matching = Pattern.compile(pattern).asMatchPredicate();
            return type == MatchType.REGEX ? matching : matching.negate();
        }

        private Matcher on(String label) {
            return new Matcher(label, type, pattern);
        }
    }

    static Scope whole(String cluster, List<String> namespaces, List<PodKey> pods) {
        return new Scope(cluster, namespaces, pods, List.of(), List.of());
    }

    static Scope part(Place place, List<PodKey> pods) {
        var pattern = new PodFilter(MatchType.REGEX, PodPattern.of(names(pods)));
        return new Scope(place.cluster(), List.of(place.namespace()), pods, List.of(only(pods)), List.of(pattern));
    }

    private static PodFilter only(List<PodKey> pods) {
        return new PodFilter(MatchType.REGEX, PodPattern.alternation(names(pods), ""));
    }

    private static PodFilter not(List<PodKey> pods) {
        return new PodFilter(MatchType.NOT_REGEX, only(pods).pattern());
    }

    boolean isPart() {
        return !named.isEmpty();
    }

    /// Whether a remote read of these namespaces brings a pod.
    Predicate<PodKey> held() {
        var filters = named.stream().map(PodFilter::matching).toList();
        return pod -> filters.stream().allMatch(filter -> filter.test(pod.pod()));
    }

    Selector selector(String metric, NameLabels labels, String clusterLabel) {
        var common = new ArrayList<>(labels.matchers());
        common.add(Matcher.equal(clusterLabel, cluster));
        common.add(
                namespaces.size() == 1
                        ? Matcher.equal(labels.namespace(), namespaces.getFirst())
                        : Matcher.regex(labels.namespace(), PodPattern.alternation(namespaces, "")));
        return new Selector(metric, common).with(on(labels.pod(), named), on(labels.pod(), narrowing));
    }

    private static List<Matcher> on(String label, List<PodFilter> filters) {
        return filters.stream().map(filter -> filter.on(label)).toList();
    }

    /// Two scopes that together cover exactly this one, also pods that are not known; none when it cannot be divided.
    /// The second half is what the first half leaves, so the pattern may be as loose as it likes.
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
                        narrowed(inside, List.of(only(inside)), new PodFilter(MatchType.REGEX, pattern)),
                        narrowed(outside, without(inside, outside), new PodFilter(MatchType.NOT_REGEX, pattern)));
    }

    /// Where only known pods are asked for, all others are known too.
    private List<PodFilter> without(List<PodKey> inside, List<PodKey> outside) {
        return named.stream().anyMatch(filter -> filter.type() == MatchType.REGEX)
                ? List.of(only(outside))
                : with(named, not(inside));
    }

    private Scope of(List<String> some) {
        var inside = pods.stream().filter(pod -> some.contains(pod.namespace())).toList();
        return new Scope(cluster, some, inside, named, narrowing);
    }

    private Scope narrowed(List<PodKey> some, List<PodFilter> names, PodFilter pattern) {
        return new Scope(cluster, namespaces, some, names, with(narrowing, pattern));
    }

    private static List<PodFilter> with(List<PodFilter> some, PodFilter one) {
        var all = new ArrayList<>(some);
        all.add(one);
        return all;
    }

    private static List<String> names(List<PodKey> pods) {
        return pods.stream().map(PodKey::pod).distinct().toList();
    }
}
