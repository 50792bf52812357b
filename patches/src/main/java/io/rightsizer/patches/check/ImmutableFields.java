package io.rightsizer.patches.check;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The API server refuses to change some fields of what exists, so that the whole apply fails.
final class ImmutableFields implements Rule {

    /// All others cannot change
    /// (<https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies>).
    private static final Set<String> OF_STATEFUL_SET = Set.of(
            "template",
            "replicas",
            "updateStrategy",
            "persistentVolumeClaimRetentionPolicy",
            "minReadySeconds",
            "ordinals",
            "revisionHistoryLimit");

    private static final Set<String> KEEP_SELECTOR = Set.of("Deployment", "DaemonSet", "ReplicaSet");

    @Override
    public void check(Facts facts, Findings findings) {
        switch (facts.kind()) {
            case "Job" -> job(facts, findings);
            case "StatefulSet" -> {
                for (var field : fields(facts)) {
                    if (!OF_STATEFUL_SET.contains(field)) {
                        unchanged(field, facts, findings);
                    }
                }
                findings.pass("No field of the StatefulSet changes that cannot be changed.");
            }
            default -> {
                if (KEEP_SELECTOR.contains(facts.kind())) {
                    unchanged("selector", facts, findings);
                }
            }
        }
    }

    private static void job(Facts facts, Findings findings) {
        if (Difference.between(
                        Tree.at(facts.checked().before().content(), "spec", "template"),
                        facts.spec().get("template"))
                .isEmpty()) {
            return;
        }
        var replaced = facts.mark("kustomize.toolkit.fluxcd.io/force").equals("enabled")
                || facts.mark("argocd.argoproj.io/sync-options").contains("Replace=true");
        if (replaced) {
            findings.warn(
                    "The pod template of a Job cannot be changed; its annotation says that the Job is replaced, so"
                            + " it runs again.");
        } else {
            findings.block("The pod template of a Job cannot be changed: delete the Job when this is merged, or have it"
                    + " replaced by the annotation kustomize.toolkit.fluxcd.io/force: enabled or"
                    + " argocd.argoproj.io/sync-options: Replace=true.");
        }
    }

    private static Set<String> fields(Facts facts) {
        return Stream.of(Tree.map(facts.checked().before().content().get("spec")), facts.spec())
                .flatMap(spec -> spec.keySet().stream())
                .map(Tree::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void unchanged(String field, Facts facts, Findings findings) {
        var before = Tree.at(facts.checked().before().content(), "spec", field);
        if (!Difference.between(before, facts.spec().get(field)).isEmpty()) {
            findings.block("The field spec." + Tree.quoted(field) + " of a " + facts.kind()
                    + " cannot be changed, and it differs.");
        }
    }
}
