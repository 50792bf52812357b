package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What this run would write so far, with the codes and sentences of the guardrails it has passed.
///
/// @param autoscaler the target that belongs to the CPU request; absent where none can be changed
record Step(
        Ask<Cpu> cpu,
        Ask<Memory> memory,
        Set<Code> codes,
        List<String> sentences,
        @Nullable AutoscalerTarget autoscaler) {

    Step {
        codes = Set.copyOf(codes);
        sentences = List.copyOf(sentences);
    }

    Step(Ask<Cpu> cpu, Ask<Memory> memory, Set<Code> codes, List<String> sentences) {
        this(cpu, memory, codes, sentences, null);
    }

    Step withCpu(Ask<Cpu> newCpu) {
        return new Step(newCpu, memory, codes, sentences, autoscaler);
    }

    Step withMemory(Ask<Memory> newMemory) {
        return new Step(cpu, newMemory, codes, sentences, autoscaler);
    }

    Step withCode(Code code) {
        var more = EnumSet.of(code);
        more.addAll(codes);
        return new Step(cpu, memory, more, sentences, autoscaler);
    }

    Step withAutoscaler(AutoscalerTarget newAutoscaler) {
        return new Step(cpu, memory, codes, sentences, newAutoscaler);
    }

    Step saying(String sentence) {
        return new Step(
                cpu,
                memory,
                codes,
                Stream.concat(sentences.stream(), Stream.of(sentence)).toList(),
                autoscaler);
    }
}
