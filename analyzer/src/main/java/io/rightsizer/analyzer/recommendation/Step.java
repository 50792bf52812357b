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
/// @param passed what was looked for and not found
/// @param autoscaler the target that belongs to the CPU request; absent where none can be changed
record Step(
        Ask<Cpu> cpu,
        Ask<Memory> memory,
        Set<Code> codes,
        List<String> sentences,
        List<String> passed,
        @Nullable AutoscalerTarget autoscaler) {

    Step {
        codes = Set.copyOf(codes);
        sentences = List.copyOf(sentences);
        passed = List.copyOf(passed);
    }

    Step(Ask<Cpu> cpu, Ask<Memory> memory, Set<Code> codes, List<String> sentences) {
        this(cpu, memory, codes, sentences, List.of(), null);
    }

    Step withCpu(Ask<Cpu> newCpu) {
        return new Step(newCpu, memory, codes, sentences, passed, autoscaler);
    }

    Step withMemory(Ask<Memory> newMemory) {
        return new Step(cpu, newMemory, codes, sentences, passed, autoscaler);
    }

    Step withCode(Code code) {
        var more = EnumSet.of(code);
        more.addAll(codes);
        return new Step(cpu, memory, more, sentences, passed, autoscaler);
    }

    Step withAutoscaler(AutoscalerTarget newAutoscaler) {
        return new Step(cpu, memory, codes, sentences, passed, newAutoscaler);
    }

    Step saying(String sentence) {
        return new Step(
                cpu,
                memory,
                codes,
                Stream.concat(sentences.stream(), Stream.of(sentence)).toList(),
                passed,
                autoscaler);
    }

    Step passing(String sought) {
        return sought.isEmpty()
                ? this
                : new Step(
                        cpu,
                        memory,
                        codes,
                        sentences,
                        Stream.concat(passed.stream(), Stream.of(sought)).toList(),
                        autoscaler);
    }
}
