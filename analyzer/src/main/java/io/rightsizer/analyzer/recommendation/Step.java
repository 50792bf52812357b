package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What this run would write so far, with the codes and sentences of the guardrails it has passed.
record Step(Ask<Cpu> cpu, Ask<Memory> memory, Set<Code> codes, List<String> sentences) {

    Step {
        codes = Set.copyOf(codes);
        sentences = List.copyOf(sentences);
    }

    Step withCpu(Ask<Cpu> newCpu) {
        return new Step(newCpu, memory, codes, sentences);
    }

    Step withMemory(Ask<Memory> newMemory) {
        return new Step(cpu, newMemory, codes, sentences);
    }

    Step withCode(Code code) {
        var more = EnumSet.of(code);
        more.addAll(codes);
        return new Step(cpu, memory, more, sentences);
    }

    Step saying(String sentence) {
        return new Step(
                cpu,
                memory,
                codes,
                Stream.concat(sentences.stream(), Stream.of(sentence)).toList());
    }
}
