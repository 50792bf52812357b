package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request many times over the observed peak that no node can hold is more likely `100Gi` written for `100Mi` than a
/// need. Where no node size is known, 64Gi and 32 cores stand in for it: larger requests for a container that uses a
/// tenth are worth a look anyway.
final class TypingError {

    private static final Memory USUAL_NODE_MEMORY = Memory.mebibytes(64 << 10);
    private static final Cpu USUAL_NODE_CPU = Cpu.millicores(32_000);

    private TypingError() {}

    /// A sentence that asks a person to look, if there is reason to.
    static Optional<String> suspectedIn(Subject subject) {
        var node = subject.workload().largestNode();
        var memory = subject.memoryToday().request();
        if (memory != null && subject.evidence().memory().count() > 0) {
            var over = isOver(memory, node.memory(), USUAL_NODE_MEMORY);
            if (over && memory.bytes() > subject.guardrails().typoFactor() * subject.memoryPeak()) {
                return Optional.of(sentence("Memory", memory, Wording.bytes(subject.memoryPeak()), subject));
            }
        }
        var cpu = subject.cpuToday().request();
        if (cpu != null && subject.evidence().cpu().count() > 0) {
            var over = isOver(cpu, node.cpu(), USUAL_NODE_CPU);
            if (over && cpu.cores() > subject.guardrails().typoFactor() * subject.cpuPeak()) {
                return Optional.of(sentence("CPU", cpu, Wording.cores(subject.cpuPeak()), subject));
            }
        }
        return Optional.empty();
    }

    private static <T extends Comparable<T>> boolean isOver(T request, @Nullable T node, T usualNode) {
        return node == null ? request.compareTo(usualNode) >= 0 : request.compareTo(node) > 0;
    }

    private static String sentence(String resource, Comparable<?> request, String peak, Subject subject) {
        return resource + " request " + Wording.of(request) + " is over "
                + Wording.plain(subject.guardrails().typoFactor(), 1) + " times the peak " + peak
                + " and more than a node has: probably a typing error, please check.";
    }
}
