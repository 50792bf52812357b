package io.rightsizer.patches.check;

import io.rightsizer.patches.render.Manifest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A changed template replaces pods. What that means for the workload is told; a paused one has to wait, for somebody
/// is at work on it.
final class RolloutImpact implements Rule {

    @Override
    public void check(Facts facts, Findings findings) {
        var pods = Replicas.of(facts).now();
        if (Tree.isTrue(facts.spec().get("paused"))) {
            findings.block("Its rollouts are paused: wait until they go on, or resume them.");
        }
        switch (facts.kind()) {
            case "CronJob" -> findings.pass("The next run takes the new amounts; nothing is restarted.");
            case "Job" -> {}
            default -> replaced(facts, pods, findings);
        }
    }

    private static void replaced(Facts facts, int pods, Findings findings) {
        if (pods == 0) {
            findings.pass("It has no pods at the moment, so none is replaced.");
            return;
        }
        if (onlyWhenDeleted(facts)) {
            findings.warn("Its pods take the new amounts only once somebody deletes them.");
        } else if (Tree.textAt(facts.spec(), "strategy", "type").equals("Recreate")) {
            findings.warn("All " + counted(pods) + " stop before new ones start: there is a gap in service.");
        } else if (facts.kind().equals("DaemonSet")) {
            findings.warn("The pod on each of its nodes is replaced, " + counted(pods) + " one after the other.");
        } else if (facts.kind().equals("StatefulSet")) {
            findings.warn(
                    pods == 1
                            ? "Its only pod is stopped before the new one starts."
                            : "Its " + counted(pods)
                                    + " are replaced one after the other, from the last to the first.");
        } else if (pods == 1) {
            findings.warn("Its only pod is replaced.");
        }
        var budgets = facts.objects("PodDisruptionBudget", "policy")
                .filter(budget -> selects(budget, facts))
                .toList();
        budgets.forEach(budget -> budget(budget, pods, findings));
        if (budgets.isEmpty()) {
            liveBudget(facts, pods, findings);
        }
        findings.pass("Its " + counted(pods) + " are replaced step by step.");
    }

    private static boolean onlyWhenDeleted(Facts facts) {
        return Tree.textAt(facts.spec(), "updateStrategy", "type").equals("OnDelete");
    }

    private static String counted(int pods) {
        return pods == 1 ? "1 pod" : pods + " pods";
    }

    /// A selector of expressions is not evaluated; its budget is left out.
    private static boolean selects(Manifest budget, Facts facts) {
        var selector = Tree.at(budget.content(), "spec", "selector");
        var wanted = Tree.map(Tree.at(selector, "matchLabels"));
        var labels = Tree.map(Tree.at(facts.spec(), "template", "metadata", "labels"));
        return !wanted.isEmpty()
                && Tree.list(Tree.at(selector, "matchExpressions")).isEmpty()
                && isPartOf(wanted, labels);
    }

    private static boolean isPartOf(Map<?, ?> wanted, Map<?, ?> labels) {
        return labels.entrySet().containsAll(wanted.entrySet());
    }

    /// Rollouts do not ask a budget (<https://kubernetes.io/docs/concepts/workloads/pods/disruptions/>), but whoever
    /// wrote this one wants every pod all the time.
    private static void budget(Manifest budget, int pods, Findings findings) {
        var minimum = Tree.at(budget.content(), "spec", "minAvailable");
        var maximum = Tree.at(budget.content(), "spec", "maxUnavailable");
        if (allowsNone(minimum, maximum, pods)) {
            findings.warn(
                    "PodDisruptionBudget " + Tree.quoted(budget.id().name()) + " lets none of its " + counted(pods)
                            + " be missing ("
                            + (maximum == null
                                    ? "minAvailable " + Tree.quoted(minimum)
                                    : "maxUnavailable " + Tree.quoted(maximum))
                            + "); a rollout replaces them all the same.");
        }
    }

    /// One that is declared elsewhere.
    private static void liveBudget(Facts facts, int pods, Findings findings) {
        facts.checked().live().state().placements().stream()
                .filter(placement -> placement.workload().equals(facts.id()) && placement.healthyPods() >= pods)
                .findFirst()
                .ifPresent(placement -> findings.warn("A PodDisruptionBudget in the cluster wants "
                        + placement.healthyPods() + " of its " + counted(pods)
                        + " healthy all the time; a rollout replaces them all the same."));
    }

    private static boolean allowsNone(@Nullable Object minimum, @Nullable Object maximum, int pods) {
        var most = Tree.text(maximum);
        var least = Tree.text(minimum);
        return most.equals("0")
                || most.equals("0%")
                || least.equals("100%")
                || Autoscaling.number(minimum).filter(number -> number >= pods).isPresent();
    }
}
