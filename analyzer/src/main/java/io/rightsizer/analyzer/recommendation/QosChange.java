package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.QosClass;
import io.rightsizer.analyzer.workload.Resources;
import java.util.List;

/// Says when the pod's QoS class would change, as far as this container decides it: the others as they are today.
final class QosChange implements Guardrail {

    @Override
    public Step apply(Step step, Subject subject) {
        var containers = subject.workload().containers();
        var before = today(subject);
        var after = QosClass.of(after(containers, step, subject));
        return before == after || !containers.contains(subject.container())
                ? step
                : step.saying(sentence(before, after));
    }

    @Override
    public String sought(Subject subject) {
        return "change of QoS class (stays " + today(subject) + ")";
    }

    private static QosClass today(Subject subject) {
        return QosClass.of(
                subject.workload().containers().stream().map(Container::current).toList());
    }

    private static List<Resources> after(List<Container> containers, Step step, Subject subject) {
        return containers.stream()
                .map(one -> one.equals(subject.container()) ? Ask.resources(step.cpu(), step.memory()) : one.current())
                .toList();
    }

    private static String sentence(QosClass before, QosClass after) {
        var consequence =
                switch (after) {
                    case GUARANTEED -> "when a node runs out of memory it is among the last to be evicted or killed";
                    case BURSTABLE ->
                        before == QosClass.GUARANTEED
                                ? "when a node runs out of memory it is evicted and killed earlier, first of all while"
                                        + " it uses more than it requests"
                                : "when a node runs out of memory it is evicted and killed later";
                    case BEST_EFFORT -> "when a node runs out of memory it is the first to be evicted and killed";
                };
        return "With these amounts the pod's QoS class changes from " + before + " to " + after + ": " + consequence
                + ".";
    }
}
