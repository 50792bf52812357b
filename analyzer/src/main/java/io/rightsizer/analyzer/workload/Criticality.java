package io.rightsizer.analyzer.workload;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// How much it costs when a workload has too little: the tier that decides how much risk its numbers may carry.
public enum Criticality {
    CRITICAL,
    STANDARD,
    BATCH;

    private static final int FEWEST_WORKLOADS = 10;

    /// The word used in labels, annotations and outputs.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The tier of that label, in any case; empty for any other word.
    public static Optional<Criticality> named(String label) {
        return Arrays.stream(values())
                .filter(tier -> tier.name().equalsIgnoreCase(label.strip()))
                .findFirst();
    }

    /// A sentence when more than half of at least ten workloads are critical: then the tier tells nothing apart.
    ///
    /// @param tiers one for each workload
    public static Optional<String> warning(Collection<Criticality> tiers) {
        var critical = tiers.stream().filter(CRITICAL::equals).count();
        return tiers.size() < FEWEST_WORKLOADS || 2 * critical <= tiers.size()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%,d of %,d workloads are critical: where most are, tiers tell nothing apart and all get the"
                                + " dearest margins; keep the tier for those whose failure stops others",
                        critical,
                        tiers.size()));
    }
}
