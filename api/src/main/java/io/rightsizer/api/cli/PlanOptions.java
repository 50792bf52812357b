package io.rightsizer.api.cli;

import io.rightsizer.api.config.Durations;
import io.rightsizer.api.config.Suggestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Option;

/// What a backtest replays.
final class PlanOptions {

    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    @Option(
            names = "--fit",
            paramLabel = "DURATION",
            description = "History a policy sees before each origin. Default: ${DEFAULT-VALUE}.",
            defaultValue = "14d")
    private String fit = "14d";

    @Option(
            names = "--test",
            paramLabel = "DURATION",
            description = "How long it is judged after each origin; origins are this far apart. "
                    + "Default: ${DEFAULT-VALUE}.",
            defaultValue = "7d")
    private String test = "7d";

    @Option(
            names = "--policies",
            paramLabel = "NAME",
            split = ",",
            description = "Some of ${COMPLETION-CANDIDATES}, in this order. Default: all.",
            completionCandidates = PolicyNames.class)
    private List<String> policies = List.of();

    @Option(
            names = "--versus",
            paramLabel = "NAME",
            description = "The baseline; judged as well. Default: ${DEFAULT-VALUE}.",
            defaultValue = "krr-simple",
            completionCandidates = PolicyNames.class)
    private String baseline = "krr-simple";

    /// @throws UsageException when a duration or a policy is not understood
    AskedPlan checked() {
        var names = new LinkedHashSet<String>();
        policies.forEach(name -> names.add(known("--policies", name.strip())));
        if (names.isEmpty()) {
            new PolicyNames().forEach(names::add);
        }
        names.add(known("--versus", baseline));
        return new AskedPlan(duration("--fit", fit), duration("--test", test), List.copyOf(names), baseline);
    }

    private static String known(String option, String name) {
        var known = new ArrayList<String>();
        new PolicyNames().forEach(known::add);
        if (!known.contains(name)) {
            throw new UsageException(option + " '" + name + "': there is no such policy" + Suggestion.of(name, known));
        }
        return name;
    }

    private static Duration duration(String option, String text) {
        try {
            var duration = Durations.parse(text);
            if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
                throw new UsageException(option + " must be from " + Durations.print(SHORTEST) + " to "
                        + Durations.print(LONGEST) + ", not " + text);
            }
            return duration;
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new UsageException(option + ": " + wrong.getMessage());
        }
    }
}
