package io.rightsizer.pricing.packing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Improves a plan: takes a few nodes apart, the wasteful ones more often, buys nodes for their pods anew,
/// and keeps the new ones if they cost less.
final class Rework {

    private static final int PROMISING = 16;

    private final Task task;
    private final Mix mix;
    private final double[] duals;
    private final double[][] prices;
    private final Filler filler;
    private final Random random;
    private final int[] promising;
    private final int[] byPrice;
    private final double[] cost;
    private final double[] worth;
    private final int[] left;

    Rework(Task task, Mix mix, double[] duals, Random random) {
        this.task = task;
        this.mix = mix;
        this.duals = duals;
        this.random = random;
        prices = task.scopePrices(duals);
        filler = new Filler(task);
        cost = task.costs(duals);
        worth = task.items().stream()
                .mapToDouble(item -> Buyer.worth(item, prices))
                .toArray();
        left = new int[worth.length];
        var all = IntStream.range(0, cost.length).boxed().toList();
        promising = all.stream()
                .sorted(Comparator.comparingDouble(column -> 1
                        - task.relaxation().worth(column, duals)
                                / task.columns().get(column).price()))
                .limit(PROMISING)
                .mapToInt(Integer::intValue)
                .toArray();
        byPrice = all.stream()
                .sorted(Comparator.comparingDouble(
                        column -> task.columns().get(column).price()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    int accepted;

    void improve(List<Load> loads, int rounds) {
        for (int round = 0; round < rounds && loads.size() > 0; round++) {
            var chosen = choose(loads);
            attempt(loads, chosen);
        }
    }

    private int[] choose(List<Load> loads) {
        var count = Math.min(loads.size(), 2 + random.nextInt(4));
        return IntStream.generate(() -> wasteful(loads))
                .distinct()
                .limit(count)
                .sorted()
                .toArray();
    }

    private int wasteful(List<Load> loads) {
        var one = random.nextInt(loads.size());
        var other = random.nextInt(loads.size());
        return waste(loads.get(one)) >= waste(loads.get(other)) ? one : other;
    }

    private double waste(Load load) {
        return 1 - worth(load) / cost[load.column()];
    }

    private double worth(Load load) {
        var sum = 0.0;
        for (int entry = 0; entry < load.items().length; entry++) {
            sum += worth[load.items()[entry]] * load.counts()[entry];
        }
        return sum;
    }

    private void attempt(List<Load> loads, int[] chosen) {
        var before = 0.0;
        for (var number : chosen) {
            loads.get(number).addTo(left, 1);
            before += price(loads.get(number).column());
        }
        var trial = mix.copy();
        for (var number : chosen) {
            trial.add(loads.get(number).column(), -1);
        }
        var bought = buy(candidates(loads, chosen), trial, before - 1e-9);
        if (bought != null && trial.holds()) {
            accepted++;
            for (int position = chosen.length - 1; position >= 0; position--) {
                mix.add(loads.get(chosen[position]).column(), -1);
                loads.remove(chosen[position]);
            }
            bought.forEach(load -> mix.add(load.column(), 1));
            loads.addAll(bought);
        }
        Arrays.fill(left, 0);
    }

    private int[] candidates(List<Load> loads, int[] chosen) {
        return Arrays.stream(chosen)
                .flatMap(number -> Arrays.stream(loads.get(number).items()))
                .distinct()
                .sorted()
                .toArray();
    }

    private @org.jspecify.annotations.Nullable List<Load> buy(int[] candidates, Mix trial, double budget) {
        var bought = new ArrayList<Load>();
        var noise = new double[] {0, 0.5, 2, 8}[random.nextInt(4)];
        while (candidates.length > 0) {
            Load best = null;
            var bestRatio = Double.POSITIVE_INFINITY;
            for (int attempt = 0; attempt < 6; attempt++) {
                var column = promising[random.nextInt(promising.length)];
                var load = filler.fill(column, left, candidates, prices, noise, random, 3);
                if (load.items().length == 0) continue;
                load = fitted(load, trial);
                var ratio = cost[load.column()] / worth(load);
                if (ratio < bestRatio) {
                    best = load;
                    bestRatio = ratio;
                }
            }
            if (best == null) return null;
            budget -= price(best.column());
            if (budget < 0) return null;
            trial.add(best.column(), 1);
            best.addTo(left, -1);
            bought.add(best);
            candidates =
                    Arrays.stream(candidates).filter(item -> left[item] > 0).toArray();
        }
        return bought;
    }

    private double price(int column) {
        return task.columns().get(column).price();
    }

    private Load fitted(Load load, Mix trial) {
        var used = load.used(task);
        var best = load.column();
        for (int column = 0; column < cost.length; column++) {
            if (cost[column] < cost[best] && load.fits(task, column, used)) best = column;
        }
        return load.in(best);
    }
}
