package io.rightsizer.pricing.finance;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.pricing.cost.Payer;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Who bears a cost, containers of a workload taken together.
///
/// @param workload absent for what no workload bears
record Bearer(Kind kind, @Nullable WorkloadId workload) implements Comparable<Bearer> {

    private static final Comparator<Bearer> ORDER = Comparator.comparing(Bearer::kind)
            .thenComparing(Bearer::workload, Comparator.nullsLast(Comparator.naturalOrder()));

    static Bearer of(Payer payer) {
        return switch (payer) {
            case Payer.Container container -> new Bearer(Kind.WORKLOAD, container.workload());
            case Payer.Idle _ -> new Bearer(Kind.IDLE, null);
            case Payer.Shared _ -> new Bearer(Kind.SHARED, null);
        };
    }

    @Override
    public int compareTo(Bearer other) {
        return ORDER.compare(this, other);
    }

    enum Kind {
        WORKLOAD,
        IDLE,
        SHARED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
