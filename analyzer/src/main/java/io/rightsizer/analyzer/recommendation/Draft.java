package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A proposal while it is written: a policy puts in its numbers and sentences, and [#within] is the one place
/// where floors, ceilings and rounding are applied.
final class Draft {

    /// Beyond twelve digits lies only the noise of binary fractions; without this 1.1 x 100Mi would round up to 111Mi.
    private static final MathContext WITHOUT_NOISE = new MathContext(12);

    private final List<String> sentences = new ArrayList<>();
    private final Set<Code> codes = EnumSet.noneOf(Code.class);
    private Ask<Cpu> cpu = new Ask<>(null, null);
    private Ask<Memory> memory = new Ask<>(null, null);
    private boolean inSteps;

    static Cpu cores(double cores) {
        return Cpu.ceilOfCores(new BigDecimal(cores).round(WITHOUT_NOISE).doubleValue());
    }

    static Memory bytes(double bytes) {
        return Memory.ceilOfBytes(new BigDecimal(bytes).round(WITHOUT_NOISE).doubleValue());
    }

    void cpu(Cpu request, @Nullable Cpu limit) {
        cpu = new Ask<>(request, limit);
    }

    void memory(Memory request, @Nullable Memory limit) {
        memory = new Ask<>(request, limit);
    }

    /// Rounds up to steps people can read, besides the settings' own rounding.
    Draft inSteps() {
        inSteps = true;
        return this;
    }

    void say(String sentence) {
        sentences.add(sentence);
    }

    Proposal within(PolicySettings settings) {
        var boundCpu = bounded("CPU", cpu, Range.ofCpu(settings));
        var boundMemory = bounded("Memory", memory, Range.ofMemory(settings));
        return new Proposal(Ask.resources(boundCpu, boundMemory), sentences, codes);
    }

    private <T extends Comparable<T>> Ask<T> bounded(String resource, Ask<T> drafted, Range<T> range) {
        if (drafted.isEmpty()) {
            return drafted;
        }
        var raised = drafted.atLeast(range.floor);
        if (!raised.equals(drafted)) {
            codes.add(Code.FLOOR);
            say(resource + " is raised to the floor: " + Wording.of(raised) + ".");
        }
        var stepped = inSteps ? raised.map(range.steps) : raised;
        var rounded = stepped.map(range.rounding).withLimitOverRequest();
        var capped = rounded.atMost(range.ceiling);
        if (!capped.equals(rounded)) {
            codes.add(Code.CEILING);
            say(resource + " is held at the ceiling: " + Wording.of(capped) + ".");
        } else if (!Wording.of(rounded).equals(Wording.of(raised))) {
            say(resource + " is rounded up: " + Wording.of(rounded) + ".");
        }
        return range.zero.equals(capped.request()) ? new Ask<>(null, null) : capped;
    }

    /// What the settings allow of one resource. A request of zero reserves nothing, so it is none.
    private record Range<T extends Comparable<T>>(
            T zero, @Nullable T floor, @Nullable T ceiling, UnaryOperator<T> rounding, UnaryOperator<T> steps) {

        static Range<Cpu> ofCpu(PolicySettings settings) {
            var step = settings.rounding().cpu();
            return new Range<>(
                    Cpu.ZERO,
                    settings.floor().cpu(),
                    settings.ceiling().cpu(),
                    amount -> step == null ? amount : amount.roundedUpTo(step),
                    Steps::roundedUp);
        }

        static Range<Memory> ofMemory(PolicySettings settings) {
            var step = settings.rounding().memory();
            return new Range<>(
                    Memory.ZERO,
                    settings.floor().memory(),
                    settings.ceiling().memory(),
                    amount -> step == null ? amount : amount.roundedUpTo(step),
                    Steps::roundedUp);
        }
    }
}
