package io.rightsizer.patches.check;

import io.rightsizer.analyzer.workload.ManagedRuntime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A managed process may fill what its flags allow at any time, whatever it used so far. Shares beside it are those of
/// the run's own rule (docs/algorithm.md, "Managed runtimes"): a tenth for Go, a quarter for V8, and a quarter for
/// PostgreSQL, whose backends work beside its buffers.
final class RuntimeMemory implements Rule {

    private static final Pattern ANYTHING = Pattern.compile("(.+)");
    private static final Pattern OLD_SPACE =
            Pattern.compile("--max[-_]old[-_]space[-_]size[= ]\\s{0,3}([^\\s\"']{1,40})");
    private static final Pattern SHARED_BUFFERS = Pattern.compile("shared_buffers ?= ?'?([^\\s\"']{1,40})");
    private static final String GO = "GOMEMLIMIT";
    private static final String NODE = "NODE_OPTIONS";

    @Override
    public void check(Facts facts, Findings findings) {
        for (var change : facts.changes()) {
            NewLimit.of(change.name(), facts).ifPresent(limit -> {
                new JvmMemory(limit).check(findings);
                go(limit, findings);
                node(limit, findings);
                postgres(limit, findings);
            });
        }
    }

    private static void go(NewLimit limit, Findings findings) {
        var written = limit.text().variable(GO);
        if (!written.isEmpty() && !written.equals("off")) {
            var flag = Flag.last(ANYTHING, written).map(one -> new Flag(GO + "=" + one.written(), one.value()));
            check(flag, Flag::ofGo, new Beside(10, 9, " and a tenth of headroom"), limit, findings);
        } else if (limit.runtime() instanceof ManagedRuntime.Go && limit.text().mayHide(List.of(GO))) {
            hidden("GOMEMLIMIT", limit, findings);
        }
    }

    private static void node(NewLimit limit, Findings findings) {
        var text = limit.text();
        var flag = Flag.last(OLD_SPACE, List.of(text.variable(NODE), text.command()));
        if (flag.isEmpty() && limit.runtime() instanceof ManagedRuntime.NodeJs && text.mayHide(List.of(NODE))) {
            hidden("heap limit of V8", limit, findings);
        }
        check(flag, Flag::ofV8, new Beside(5, 4, " and a quarter beside it"), limit, findings);
    }

    private static void postgres(NewLimit limit, Findings findings) {
        var flag = Flag.last(SHARED_BUFFERS, limit.text().command());
        check(flag, Flag::ofPostgres, new Beside(5, 4, " and a quarter beside it"), limit, findings);
    }

    /// What has to fit, as a fraction of what the flag says.
    private record Beside(long times, long dividedBy, String words) {

        Amount with(Amount amount) {
            return new Amount(
                    amount.resource(), Math.ceilDiv(amount.times(times).units(), dividedBy));
        }
    }

    private static void check(
            Optional<Flag> flag,
            Function<Flag, Optional<Amount>> reader,
            Beside beside,
            NewLimit limit,
            Findings findings) {
        flag.ifPresent(one -> reader.apply(one)
                .ifPresentOrElse(
                        amount -> limit.mustHold(
                                beside.with(amount),
                                one.written() + " in " + limit.container() + beside.words(),
                                findings),
                        () -> unreadable(one, limit, findings)));
    }

    static void unreadable(Flag flag, NewLimit limit, Findings findings) {
        findings.warn("What " + flag.written() + " in " + limit.container()
                + " means is not known, so nobody checked that it fits the new memory limit of " + limit.after() + ".");
    }

    static void hidden(String what, NewLimit limit, Findings findings) {
        findings.warn("The " + what + " of " + limit.container()
                + " may be set by a variable from elsewhere, so nobody checked that it fits the new memory limit of "
                + limit.after() + ".");
    }
}
