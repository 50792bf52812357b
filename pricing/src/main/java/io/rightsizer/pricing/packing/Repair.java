package io.rightsizer.pricing.packing;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Makes a plan keep what filling alone does not: the share of spot and the minimum of nodes.
final class Repair {

    private final Task task;
    private final Mix mix;

    Repair(Task task, Mix mix) {
        this.task = task;
        this.mix = mix;
    }

    void accept(List<Load> loads) {
        while (!mix.holds()) {
            replaceOneSpotNode(loads);
        }
        task.rows().stream().filter(row -> row.kind() instanceof Row.Kind.Floor).forEach(row -> addNodes(row, loads));
    }

    /// The one that adds least to the price for the CPU it makes on demand.
    private void replaceOneSpotNode(List<Load> loads) {
        var node = IntStream.range(0, loads.size())
                .filter(number -> task.columns().get(loads.get(number).column()).spot())
                .boxed()
                .min(Comparator.comparingDouble(number -> surcharge(loads.get(number))))
                .orElseThrow();
        var load = loads.get(node);
        var replaced = load.in(onDemandFor(load));
        mix.add(load.column(), -1);
        mix.add(replaced.column(), 1);
        loads.set(node, replaced);
    }

    private double surcharge(Load load) {
        var from = task.columns().get(load.column());
        var to = task.columns().get(onDemandFor(load));
        return (to.price() - from.price()) / (task.shareSlack(to) - task.shareSlack(from));
    }

    /// Whatever is sold as spot is sold on demand too, so there is one.
    private int onDemandFor(Load load) {
        var used = load.used(task);
        return IntStream.range(0, task.columns().size())
                .filter(column -> !task.columns().get(column).spot() && load.fits(task, column, used))
                .boxed()
                .min(Comparator.comparingDouble(
                        column -> task.columns().get(column).price()))
                .orElseThrow();
    }

    private void addNodes(Row row, List<Load> loads) {
        while (mix.missing(row) > 0) {
            var cheapest = IntStream.range(0, task.columns().size())
                    .filter(column -> row.brought()[column] > 0
                            && !task.columns().get(column).spot())
                    .boxed()
                    .min(Comparator.comparingDouble(
                            column -> task.columns().get(column).price()))
                    .orElseThrow();
            mix.add(cheapest, 1);
            loads.add(new Load(cheapest, new int[0], new int[0]));
        }
    }
}
