package io.rightsizer.patches.check;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.workload.MetricLabel;
import io.rightsizer.analyzer.workload.QosClass;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.patches.change.Leaf;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// The QoS class decides who is evicted first. It must stay where the label or annotation `rightsizer.io/qos` or the
/// run's own rule says so; a container that asked for whole cores may have had them for itself
/// (<https://kubernetes.io/docs/tasks/administer-cluster/cpu-management-policies/>).
final class QosKept implements Rule {

    private static final String KEY = "rightsizer.io/qos";
    private static final long CORE = 1000;

    @Override
    public void check(Facts facts, Findings findings) {
        var before = classOf(facts.before(), facts);
        var after = classOf(facts.after(), facts);
        var demanded = demanded(facts, before).filter(before::equals);
        if (before == after) {
            findings.pass("The pods keep QoS class " + after + ".");
        } else if (demanded.isPresent()) {
            findings.block("The pods must keep QoS class " + before + ", but would be " + after + ".");
        } else if (after.compareTo(before) > 0) {
            findings.warn("The pods change from QoS class " + before + " to " + after
                    + ": when a node runs out of memory they are evicted and killed earlier.");
        } else {
            findings.pass("The pods change from QoS class " + before + " to " + after + ", which is evicted later.");
        }
        if (before == QosClass.GUARANTEED && after == QosClass.GUARANTEED) {
            wholeCores(facts, demanded.isPresent(), findings);
        }
    }

    private static QosClass classOf(Pod pod, Facts facts) {
        Stream<Resources> injected =
                facts.injected().stream().map(one -> one.container().current());
        return QosClass.of(Stream.concat(pod.containers().stream().map(PodContainer::resources), injected)
                .toList());
    }

    private static Optional<QosClass> demanded(Facts facts, QosClass today) {
        var keptByTheRun =
                facts.changes().stream().anyMatch(change -> facts.hasCode(change.name(), Code.KEEP_GUARANTEED));
        var declared = facts.mark(KEY);
        var word = declared.isEmpty() ? seen(facts) : declared;
        return keptByTheRun && today == QosClass.GUARANTEED
                ? Optional.of(today)
                : Arrays.stream(QosClass.values())
                        .filter(one -> one.toString().equalsIgnoreCase(word.strip()))
                        .findFirst();
    }

    private static String seen(Facts facts) {
        return facts.checked().live().state().placements().stream()
                .filter(placement -> placement.workload().equals(facts.id()))
                .map(placement -> placement.labels().getOrDefault(MetricLabel.of(KEY), ""))
                .findFirst()
                .orElse("");
    }

    private static void wholeCores(Facts facts, boolean demanded, Findings findings) {
        for (var container : facts.after().containers()) {
            var before = facts.before().container(container.name()).flatMap(one -> one.effective(Leaf.CPU_REQUEST));
            var after = container.effective(Leaf.CPU_REQUEST);
            if (isWhole(before) && after.isPresent() && !isWhole(after)) {
                findings.objectTo(
                        demanded,
                        container.name() + " asks for " + after.get() + " of CPU instead of " + before.orElseThrow()
                                + ": under the static CPU manager policy it loses cores that are its own.");
            }
        }
    }

    private static boolean isWhole(Optional<Amount> cpu) {
        return cpu.filter(amount -> !amount.isNothing() && amount.units() % CORE == 0)
                .isPresent();
    }
}
