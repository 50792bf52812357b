package io.rightsizer.patches.check;

import io.rightsizer.patches.change.ContainerChange;
import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.render.Manifest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A VerticalPodAutoscaler that sets requests itself overwrites what a manifest says at every start of a pod. It is in
/// no metric that the run reads, so only what the root declares is seen.
final class VerticalAutoscaler implements Rule {

    private static final List<String> BOTH = List.of("cpu", "memory");

    @Override
    public void check(Facts facts, Findings findings) {
        facts.objects("VerticalPodAutoscaler", "autoscaling.k8s.io").forEach(object -> {
            var reference = Tree.at(object.content(), "spec", "targetRef");
            if (facts.isMeantBy(reference, "")) {
                check(object, facts, findings);
            } else {
                dangling(object, reference, facts, findings);
            }
        });
    }

    private static void check(Manifest object, Facts facts, Findings findings) {
        var mode = Tree.textAt(object.content(), "spec", "updatePolicy", "updateMode");
        var title = "VerticalPodAutoscaler " + Tree.quoted(object.id().name());
        var owned = facts.changes().stream()
                .flatMap(change -> change.leaves().stream()
                        .filter(leaf -> facts.isChanged(change.name(), leaf.leaf()))
                        .filter(leaf -> owns(object, change, leaf.leaf()))
                        .map(leaf -> change.name()))
                .distinct()
                .toList();
        if (mode.equals("Off") || owned.isEmpty()) {
            findings.pass(title + " sets none of the changed amounts.");
        } else if (mode.equals("Initial")) {
            findings.warn(title + " in mode Initial sets the amounts of " + String.join(", ", owned)
                    + " whenever a pod starts, whatever the manifest says.");
        } else {
            findings.block(title + " in mode " + (mode.isEmpty() ? "Auto" : Tree.quoted(mode)) + " sets the amounts of "
                    + String.join(", ", owned) + " itself; set it to Off, or leave the container to it.");
        }
    }

    private static boolean owns(Manifest object, ContainerChange change, Leaf leaf) {
        var policies = Tree.list(Tree.at(object.content(), "spec", "resourcePolicy", "containerPolicies"));
        return Stream.of(change.name(), "*")
                .flatMap(name -> policies.stream()
                        .filter(policy -> Tree.textAt(policy, "containerName").equals(name))
                        .map(policy -> owns(policy, leaf)))
                .findFirst()
                .orElse(true);
    }

    private static boolean owns(@Nullable Object policy, Leaf leaf) {
        var written = Tree.list(Tree.at(policy, "controlledResources"));
        var controlled = written.isEmpty() ? BOTH : written;
        var requestsOnly = Tree.textAt(policy, "controlledValues").equals("RequestsOnly");
        return !Tree.textAt(policy, "mode").equals("Off")
                && controlled.contains(leaf.resource())
                && !(requestsOnly && leaf.isLimit());
    }

    /// Kustomize renames workloads with a prefix or suffix, and the `scaleTargetRef` of other autoscalers, but not this
    /// reference: it then means nothing, or will mean this workload once somebody repairs it.
    private static void dangling(Manifest object, @Nullable Object reference, Facts facts, Findings findings) {
        var name = Tree.textAt(reference, "name");
        var workload = facts.checked().after().id().name();
        var alike = !name.isEmpty()
                && Tree.textAt(reference, "kind").equals(facts.kind())
                && (workload.startsWith(name + "-") || workload.endsWith("-" + name));
        if (alike
                && facts.objects(facts.kind(), facts.checked().after().id().group())
                        .noneMatch(other -> other.id().name().equals(name))) {
            findings.warn("VerticalPodAutoscaler " + Tree.quoted(object.id().name()) + " is for " + facts.kind() + " "
                    + Tree.quoted(name) + ", which is not rendered here: maybe " + Tree.quoted(workload)
                    + " is meant, as kustomize does not rename this reference.");
        }
    }
}
