package io.rightsizer.patches.check;

import io.rightsizer.patches.change.Leaf;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Pods outside of a LimitRange are refused. Requests and limits that a container leaves out are those the LimitRange
/// gives it.
final class WithinLimitRange implements Rule {

    private static final List<String> CONSTRAINTS = List.of("min", "max", "default", "defaultRequest");

    @Override
    public void check(Facts facts, Findings findings) {
        var items = LimitRangeItem.of(facts);
        for (var resource : List.of("cpu", "memory")) {
            items.forEach(item -> readable(item, resource, findings));
            for (var container : facts.after().containers()) {
                var asked = Asked.of(container, resource, items);
                items.stream().filter(LimitRangeItem::isOfContainers).forEach(item -> asked.check(item, findings));
            }
            var pod = Asked.of(facts.after(), resource, items);
            items.stream().filter(LimitRangeItem::isOfPods).forEach(item -> pod.check(item, findings));
        }
        if (items.stream().anyMatch(item -> item.isOfContainers() || item.isOfPods())) {
            findings.pass(
                    "Every amount is within LimitRange " + items.getFirst().name() + ".");
        }
    }

    private static void readable(LimitRangeItem item, String resource, Findings findings) {
        for (var constraint : CONSTRAINTS) {
            var written = Tree.at(item.content(), constraint, resource);
            if (Amount.isUnreadable(resource, written)) {
                findings.block("LimitRange " + item.name() + " cannot be kept: its " + constraint + " of " + resource
                        + ", '" + Tree.quoted(written) + "', is not a quantity.");
            }
        }
    }

    /// What a container or a pod asks for once defaults are filled in.
    private record Asked(String who, String resource, Optional<Amount> request, Optional<Amount> limit) {

        static Asked of(PodContainer container, String resource, List<LimitRangeItem> items) {
            var ofContainers =
                    items.stream().filter(LimitRangeItem::isOfContainers).toList();
            var request = container.effective(Leaf.at("requests", resource)).or(() -> ofContainers.stream()
                    .flatMap(item -> item.defaultRequest(resource).stream())
                    .findFirst());
            var limit = container.declared(Leaf.at("limits", resource)).or(() -> ofContainers.stream()
                    .flatMap(item -> item.defaultLimit(resource).stream())
                    .findFirst());
            return new Asked(container.name(), resource, request, limit);
        }

        static Asked of(Pod pod, String resource, List<LimitRangeItem> items) {
            var containers = pod.containers().stream()
                    .filter(PodContainer::runsWithThePod)
                    .map(container -> of(container, resource, items))
                    .toList();
            return new Asked(
                    "the pod",
                    resource,
                    containers.stream().flatMap(one -> one.request.stream()).reduce(Amount::plus),
                    containers.stream().flatMap(one -> one.limit.stream()).reduce(Amount::plus));
        }

        void check(LimitRangeItem item, Findings findings) {
            item.min(resource).ifPresent(min -> atLeast(min, item, findings));
            item.max(resource).ifPresent(max -> atMost(max, item, findings));
            item.ratio(resource).ifPresent(ratio -> inProportion(ratio, item, findings));
        }

        private void atLeast(Amount min, LimitRangeItem item, Findings findings) {
            if (request.isEmpty()) {
                findings.block("LimitRange " + item.name() + " demands a " + resource + " request of at least " + min
                        + ", and " + who + " has none.");
            }
            request.filter(min::isOver)
                    .ifPresent(amount -> findings.block("The " + resource + " request of " + who + ", " + amount
                            + ", is below the least that LimitRange " + item.name() + " allows, " + min + "."));
            limit.filter(min::isOver)
                    .ifPresent(amount -> findings.block("The " + resource + " limit of " + who + ", " + amount
                            + ", is below the least that LimitRange " + item.name() + " allows, " + min + "."));
        }

        private void atMost(Amount max, LimitRangeItem item, Findings findings) {
            if (limit.isEmpty()) {
                findings.block("LimitRange " + item.name() + " demands a " + resource + " limit of at most " + max
                        + ", and " + who + " has none.");
            }
            request.filter(amount -> amount.isOver(max))
                    .ifPresent(amount -> findings.block("The " + resource + " request of " + who + ", " + amount
                            + ", is above the most that LimitRange " + item.name() + " allows, " + max + "."));
            limit.filter(amount -> amount.isOver(max))
                    .ifPresent(amount -> findings.block("The " + resource + " limit of " + who + ", " + amount
                            + ", is above the most that LimitRange " + item.name() + " allows, " + max + "."));
        }

        private void inProportion(Amount ratio, LimitRangeItem item, Findings findings) {
            if (request.isEmpty() || limit.isEmpty()) {
                findings.block("LimitRange " + item.name() + " holds the " + resource + " limit to " + times(ratio)
                        + " times the request, and " + who + " does not set both.");
            } else if (limit.get().times(1000).isOver(request.get().times(ratio.units()))) {
                findings.block("The " + resource + " limit of " + who + ", " + limit.get() + ", is more than "
                        + times(ratio) + " times its request of " + request.get() + ", the most that LimitRange "
                        + item.name() + " allows.");
            }
        }

        private static String times(Amount ratio) {
            return BigDecimal.valueOf(ratio.units(), 3).stripTrailingZeros().toPlainString();
        }
    }
}
