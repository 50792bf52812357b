package io.rightsizer.pricing.packing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// From nothing to a plan that keeps every rule.
final class Shopping {

    private static final long SEED = 20261121;

    private final Task task;

    Shopping(Task task) {
        this.task = task;
    }

    List<Load> loads() {
        var mix = new Mix(task);
        var loads = new ArrayList<>(new Buyer(task).buy(task.counts(), mix, 0, new Random(SEED)));
        new Repair(task, mix).accept(loads);
        return loads;
    }
}
