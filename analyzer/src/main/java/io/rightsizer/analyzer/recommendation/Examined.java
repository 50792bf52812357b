package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.Workload;
import java.util.function.Function;

/// A container whose history was looked at and dropped again; it waits for the margins that hold for its fleet.
public final class Examined {

    private final Workload workload;
    private final Container container;
    private final Function<Promise, Recommendation> decision;

    Examined(Workload workload, Container container, Function<Promise, Recommendation> decision) {
        this.workload = workload;
        this.container = container;
        this.decision = decision;
    }

    public Workload workload() {
        return workload;
    }

    public Container container() {
        return container;
    }

    /// The recommendation under these margins; policies without margins to choose do not look at them.
    public Recommendation under(Promise promise) {
        return decision.apply(promise);
    }
}
