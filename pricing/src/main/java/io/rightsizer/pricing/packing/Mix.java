package io.rightsizer.pricing.packing;

/// What a plan owes beside room, kept up to date as nodes are bought and given back.
final class Mix {

    private final Task task;
    private final int[] nodes;
    private double slack;
    private double onDemand;
    private int spotNodes;

    Mix(Task task) {
        this.task = task;
        nodes = new int[task.columns().size()];
    }

    static Mix of(Task task, Iterable<Load> loads) {
        var mix = new Mix(task);
        loads.forEach(load -> mix.add(load.column(), 1));
        return mix;
    }

    Mix copy() {
        var copy = new Mix(task);
        System.arraycopy(nodes, 0, copy.nodes, 0, nodes.length);
        copy.slack = slack;
        copy.onDemand = onDemand;
        copy.spotNodes = spotNodes;
        return copy;
    }

    void add(int column, int sign) {
        var bought = task.columns().get(column);
        nodes[column] += sign;
        slack += sign * task.shareSlack(bought);
        spotNodes += bought.spot() ? sign : 0;
        onDemand += bought.spot() ? 0 : sign * bought.room()[Item.CPU];
    }

    /// Half a millicore forgives the arithmetic.
    boolean holds() {
        return spotNodes == 0
                || (slack >= -0.5 && onDemand >= task.rules().onDemandBase().millicores());
    }

    /// What the rows ask for that is not there yet.
    double[] asked(int[] left) {
        var asked = new double[task.rows().size()];
        var needs = needs(left);
        for (int row = 0; row < asked.length; row++) {
            asked[row] = switch (task.rows().get(row).kind()) {
                case Row.Kind.Needs(int scope, int dimension) -> needs[scope][dimension] / Task.UNITS[dimension];
                case Row.Kind.Apart(int scope) -> needs[scope][Item.DIMENSIONS];
                case Row.Kind.Share _ -> -slack / Task.UNITS[Item.CPU];
                case Row.Kind.Base _ -> base() / Task.UNITS[Item.CPU];
                case Row.Kind.Floor _ -> missing(task.rows().get(row));
            };
        }
        return asked;
    }

    private double base() {
        return Math.max(0, task.rules().onDemandBase().millicores() - onDemand);
    }

    /// How many nodes a floor still wants.
    int missing(Row row) {
        if (!(row.kind() instanceof Row.Kind.Floor floor)) {
            return 0;
        }
        var there = 0;
        for (int column = 0; column < nodes.length; column++) {
            there += row.brought()[column] > 0 ? nodes[column] : 0;
        }
        return Math.max(0, floor.nodes() - there);
    }

    /// By scope: millicores, bytes, pods, and the most pods of a group that refuse to share a node.
    private double[][] needs(int[] left) {
        var own = new double[task.scopes().size()][Item.DIMENSIONS + 1];
        for (int number = 0; number < left.length; number++) {
            var item = task.items().get(number);
            var needs = own[item.scope()];
            for (int dimension = 0; dimension < Item.DIMENSIONS; dimension++) {
                needs[dimension] += item.size()[dimension] * left[number];
            }
            needs[Item.DIMENSIONS] = Math.max(needs[Item.DIMENSIONS], item.onePerNode() ? left[number] : 0);
        }
        return withInner(own);
    }

    private double[][] withInner(double[][] own) {
        var all = new double[own.length][Item.DIMENSIONS + 1];
        for (int outer = 0; outer < own.length; outer++) {
            for (var inner : task.inner(outer)) {
                for (int dimension = 0; dimension < Item.DIMENSIONS; dimension++) {
                    all[outer][dimension] += own[inner][dimension];
                }
                all[outer][Item.DIMENSIONS] = Math.max(all[outer][Item.DIMENSIONS], own[inner][Item.DIMENSIONS]);
            }
        }
        return all;
    }
}
