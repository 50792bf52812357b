package io.rightsizer.patches.check;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.change.TargetChange;
import io.rightsizer.patches.check.Autoscaling.Share;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// An autoscaler that aims at a share of the request adds pods at another load once the request changes:
///
///     load at the new request = target × old request ÷ new request
///
/// Its target changes in the same pull request, or the request stays.
final class AutoscalerFollows implements Rule {

    private static final double ROUNDING = 1;

    @Override
    public void check(Facts facts, Findings findings) {
        var autoscalers = Autoscaling.of(facts);
        for (var autoscaler : autoscalers) {
            autoscaler.shares().forEach(share -> check(autoscaler, share, facts, findings));
        }
        var target = facts.checked().change().autoscaler();
        if (target != null && autoscalers.stream().noneMatch(one -> one.name().equals(target.autoscaler()))) {
            findings.block("HorizontalPodAutoscaler " + Tree.quoted(target.autoscaler()) + " must aim at "
                    + target.after() + " % with this change, but is not declared here.");
        }
        if (autoscalers.isEmpty() && target == null) {
            declaredElsewhere(facts, findings);
        }
    }

    private static void check(Autoscaling autoscaler, Share share, Facts facts, Findings findings) {
        if (!List.of("cpu", "memory").contains(share.resource())) {
            return;
        }
        var before = requested(facts, facts.before(), share);
        var after = requested(facts, facts.after(), share);
        var title = autoscaler.title();
        if (before.equals(after)) {
            findings.pass(
                    title + " keeps its load: the " + share.resource() + " request it follows stays " + after + ".");
        } else if (share.percent().isEmpty()) {
            findings.block(title + " follows the " + share.resource()
                    + " request, which changes, but its target is not a number.");
        } else {
            var covering = covering(autoscaler, share, facts);
            if (covering.isPresent()) {
                covered(title, covering.get(), share.percent().get(), before, after, findings);
            } else {
                alone(title, share.percent().get(), before, after, findings);
            }
        }
    }

    private static Amount requested(Facts facts, Pod pod, Share share) {
        var leaf = Leaf.at("requests", share.resource());
        return share.container() == null
                ? pod.running(leaf).plus(facts.injected(leaf))
                : pod.container(share.container())
                        .flatMap(one -> one.effective(leaf))
                        .orElse(Amount.none(leaf.resource()));
    }

    private static Optional<TargetChange> covering(Autoscaling autoscaler, Share share, Facts facts) {
        return Optional.ofNullable(facts.checked().change().autoscaler())
                .filter(target -> target.autoscaler().equals(autoscaler.name())
                        && target.resource().equals(share.resource())
                        && Objects.equals(target.container(), share.container()));
    }

    private static void covered(
            String title, TargetChange target, int percent, Amount before, Amount after, Findings findings) {
        if (percent == target.after()) {
            findings.pass(title + " aims at " + percent + " % of " + after + ", as at " + target.before() + " % of "
                    + before + " before.");
        } else {
            findings.block(title + " must aim at " + target.after() + " % of the new " + after.resource()
                    + " request, but is rendered with " + percent + " %.");
        }
    }

    private static void alone(String title, int percent, Amount before, Amount after, Findings findings) {
        if (before.isNothing() || after.isNothing()) {
            findings.block(title + " aims at " + percent + " % of the " + after.resource()
                    + " request, which changes from " + before + " to " + after + ": check its target.");
            return;
        }
        var load = (double) percent * before.units() / after.units();
        if (Math.abs(load - percent) < ROUNDING) {
            findings.pass(title + " aims at " + percent + " % of " + after + ", nearly the load of before.");
        } else {
            findings.block(String.format(
                    Locale.ROOT,
                    "%s aims at %d %% of the %s request: with %s instead of %s the same load is %.0f %%, so its target"
                            + " must change with the request.",
                    title,
                    percent,
                    after.resource(),
                    after,
                    before,
                    load));
        }
    }

    private static void declaredElsewhere(Facts facts, Findings findings) {
        for (var change : facts.changes()) {
            elsewhere(Code.HPA_CPU, Leaf.CPU_REQUEST, change.name(), facts, findings);
            elsewhere(Code.HPA_TARGET, Leaf.CPU_REQUEST, change.name(), facts, findings);
            elsewhere(Code.HPA_MEMORY, Leaf.MEMORY_REQUEST, change.name(), facts, findings);
        }
    }

    private static void elsewhere(Code code, Leaf leaf, String container, Facts facts, Findings findings) {
        if (facts.hasCode(container, code) && facts.isChanged(container, leaf)) {
            findings.block("An autoscaler that is not declared here follows the " + leaf.resource() + " request of "
                    + container + ", which changes without its target.");
        }
    }
}
