package io.rightsizer.patches.check;

import io.rightsizer.analyzer.workload.ManagedRuntime.Jvm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The part of [RuntimeMemory] that knows JVMs. A fixed heap and what lies beside it have to fit; a heap that is a
/// share of the limit shrinks with it, which is safe only where it is known how much of it is live: the rules of
/// docs/algorithm.md, "Managed runtimes". Where a JVM does not tell what lies beside its heap, a quarter of the
/// heap stands in for it, as for V8.
record JvmMemory(NewLimit limit) {

    /// Options are read in this order, so that later ones win; `_JAVA_OPTIONS` wins even over the command line
    /// (<https://docs.oracle.com/en/java/javase/25/troubleshoot/environment-variables-and-system-properties.html>).
    private static final List<String> BEFORE_COMMAND =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "JAVA_OPTS", "CATALINA_OPTS");

    private static final String AFTER_COMMAND = "_JAVA_OPTIONS";
    private static final List<String> VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "JAVA_OPTS", "CATALINA_OPTS", AFTER_COMMAND);

    private static final Pattern HEAP = Pattern.compile("(?:-Xmx|-XX:MaxHeapSize=)([^\\s\"']{1,40})");
    private static final Pattern START = Pattern.compile("(?:-Xms|-XX:InitialHeapSize=)([^\\s\"']{1,40})");
    private static final Pattern SHARE = Pattern.compile("-XX:MaxRAMPercentage=([^\\s\"']{1,40})");
    private static final Pattern START_SHARE = Pattern.compile("-XX:InitialRAMPercentage=([^\\s\"']{1,40})");
    private static final Pattern JAVA = Pattern.compile("(?:^|[\\s/'\"])java(?:\\s|$)");

    private static final BigDecimal DEFAULT_PERCENT = BigDecimal.valueOf(25);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// A heap of twice the live set collects rarely.
    private static final int ROOM = 2;

    void check(Findings findings) {
        var texts = texts();
        var fixed = Flag.last(HEAP, texts);
        var share = Flag.last(SHARE, texts);
        if (fixed.isPresent()) {
            fixed(fixed.get(), findings);
        } else if (share.isPresent()) {
            share.get()
                    .ofPercent()
                    .ifPresentOrElse(
                            percent -> follows(percent, share.get().written(), true, findings),
                            () -> RuntimeMemory.unreadable(share.get(), limit, findings));
        } else if (limit.runtime() instanceof Jvm && limit.text().mayHide(VARIABLES)) {
            RuntimeMemory.hidden("heap", limit, findings);
        } else if (isJvm()) {
            var start = Flag.last(START_SHARE, texts).map(Flag::written).orElse("The JVM's default of 25 %");
            follows(DEFAULT_PERCENT, start, false, findings);
        }
        if (fixed.isEmpty()) {
            Flag.last(START, texts).ifPresent(start -> fixed(start, findings));
        }
    }

    private List<String> texts() {
        return Stream.of(
                        BEFORE_COMMAND.stream().map(limit.text()::variable),
                        Stream.of(limit.text().command(), limit.text().variable(AFTER_COMMAND)))
                .flatMap(part -> part)
                .toList();
    }

    private boolean isJvm() {
        return limit.runtime() instanceof Jvm
                || VARIABLES.stream()
                        .anyMatch(name -> !limit.text().variable(name).isEmpty())
                || JAVA.matcher(limit.text().command()).find();
    }

    private void fixed(Flag flag, Findings findings) {
        flag.ofJvm()
                .ifPresentOrElse(
                        heap -> limit.mustHold(
                                heap.plus(beside().orElse(new Amount(heap.resource(), heap.units() / 4))),
                                "The heap of " + flag.written() + " in " + limit.container() + " and "
                                        + beside().map(amount -> NewLimit.shown(amount) + " beside it")
                                                .orElse("a quarter beside it"),
                                findings),
                        () -> RuntimeMemory.unreadable(flag, limit, findings));
    }

    /// What the JVM tells of itself beside the heap; empty where it does not tell the largest part.
    private Optional<Amount> beside() {
        return limit.runtime() instanceof Jvm jvm && jvm.nonHeap() != null
                ? Optional.of(Amount.of(jvm.offHeap()))
                : Optional.empty();
    }

    private @Nullable Amount liveSet() {
        return limit.runtime() instanceof Jvm jvm && jvm.liveSet() != null ? Amount.of(jvm.liveSet()) : null;
    }

    /// @param written whether a flag says so
    private void follows(BigDecimal percent, String flag, boolean written, Findings findings) {
        if (limit.isRaised()) {
            return;
        }
        var heap = share(percent, limit.after());
        var live = liveSet();
        var change = flag + " makes the heap of " + limit.container() + " "
                + limit.before()
                        .map(before -> "shrink from " + NewLimit.shown(share(percent, before)) + " to ")
                        .orElse("")
                + NewLimit.shown(heap);
        if (live == null) {
            findings.objectTo(written, change + ", and how much of it is live after garbage collection is not known.");
        } else if (live.times(ROOM).isOver(heap)) {
            findings.objectTo(written, change + ", less than twice the " + NewLimit.shown(live) + " that are live.");
        } else if (beside().filter(beside -> beside.plus(heap).isOver(limit.after()))
                .isPresent()) {
            findings.objectTo(
                    written,
                    change + ", and " + NewLimit.shown(beside().orElseThrow())
                            + " beside it do not fit into the new memory limit of " + limit.after() + ".");
        } else {
            findings.pass(change + ", at least twice the " + NewLimit.shown(live) + " that are live.");
        }
    }

    private static Amount share(BigDecimal percent, Amount of) {
        return new Amount(
                of.resource(),
                BigDecimal.valueOf(of.units())
                        .multiply(percent)
                        .divide(HUNDRED, 0, RoundingMode.DOWN)
                        .longValueExact());
    }
}
