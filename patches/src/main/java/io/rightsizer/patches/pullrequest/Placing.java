package io.rightsizer.patches.pullrequest;

import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.placement.TreeChange;
import java.util.List;

/// Finds what a set of workloads changes in the checkout. The same set always gives the same answer.
@FunctionalInterface
public interface Placing {

    TreeChange place(List<WorkloadChange> workloads);
}
