package io.rightsizer.pricing.packing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Improves a part of a plan: takes a few nodes apart, the wasteful ones more often, buys nodes for their pods anew,
/// and keeps those if they cost less.
final class Rework {

    private static final int PROMISING = 16;
    private static final int ATTEMPTS = 6;
    private static final double[] NOISES = {0, 0.5, 2, 8};
    private static final double[] BALANCES = {0, 0.4, 0.8};
    private static final double LESS = 1e-9;

    private final Task task;
    private final Part part;
    private final Random random;
    private final Filler filler;
    private final Prices prices;
    private final int[] promising;
    private final int[] left;
    private final List<Load> loads;
    private final Mix mix;
    private final double[] nodes;

    /// @param loads of the part
    /// @param mix of the whole plan, which is kept up to date
    Rework(Task task, Part part, Prices prices, List<Load> loads, Mix mix, Random random) {
        this.task = task;
        this.part = part;
        this.mix = mix;
        this.random = random;
        this.loads = new ArrayList<>(loads);
        filler = new Filler(task, random);
        left = new int[task.items().size()];
        this.prices = prices;
        promising = Arrays.stream(task.promising(part, prices)).limit(PROMISING).toArray();
        nodes = new double[task.scopes().size()];
        Arrays.fill(nodes, ATTEMPTS);
    }

    List<Load> after(int rounds) {
        for (int round = 0; round < rounds && loads.size() > 1; round++) {
            rework(choose());
        }
        return loads;
    }

    private int[] choose() {
        var count = Math.min(loads.size(), 2 + random.nextInt(4));
        return IntStream.generate(this::wasteful)
                .distinct()
                .limit(count)
                .sorted()
                .toArray();
    }

    /// The worse of two.
    private int wasteful() {
        var one = random.nextInt(loads.size());
        var other = random.nextInt(loads.size());
        return prices.costForWorth(loads.get(one)) >= prices.costForWorth(loads.get(other)) ? one : other;
    }

    private void rework(int[] chosen) {
        var trial = mix.copy();
        var budget = -LESS;
        for (var number : chosen) {
            var load = loads.get(number);
            load.addTo(left, 1);
            trial.add(load.column(), -1);
            budget += task.price(load.column());
        }
        var bought = buy(items(chosen), trial, budget);
        if (bought != null && trial.holds()) {
            exchange(chosen, bought);
        }
        Arrays.fill(left, 0);
    }

    private int[] items(int[] chosen) {
        return Arrays.stream(chosen)
                .flatMap(number -> Arrays.stream(loads.get(number).items()))
                .distinct()
                .sorted()
                .toArray();
    }

    /// Absent where the budget does not suffice.
    private @Nullable List<Load> buy(int[] items, Mix trial, double budget) {
        var bought = new ArrayList<Load>();
        var noise = NOISES[random.nextInt(NOISES.length)];
        var rest = budget;
        for (var candidates = items; candidates.length > 0; candidates = some(candidates)) {
            var load = best(candidates, noise);
            if (load == null || task.price(load.column()) > rest) {
                return null;
            }
            rest -= task.price(load.column());
            trial.add(load.column(), 1);
            load.addTo(left, -1);
            bought.add(load);
        }
        return bought;
    }

    private int[] some(int[] candidates) {
        return Arrays.stream(candidates).filter(item -> left[item] > 0).toArray();
    }

    private @Nullable Load best(int[] candidates, double noise) {
        Load best = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var column = promising[random.nextInt(promising.length)];
            var balance = BALANCES[random.nextInt(BALANCES.length)];
            var load = fitted(filler.fill(column, left, candidates, new Guide(prices, balance, noise, nodes)));
            if (load.items().length > 0 && (best == null || prices.costForWorth(load) < prices.costForWorth(best))) {
                best = load;
            }
        }
        return best;
    }

    /// In the cheapest type that holds what is in it.
    private Load fitted(Load load) {
        var used = load.used(task);
        var best = load.column();
        for (var column : part.columns()) {
            if (prices.costs()[column] < prices.costs()[best] && load.fits(task, column, used)) {
                best = column;
            }
        }
        return load.in(best);
    }

    private void exchange(int[] chosen, List<Load> bought) {
        for (int position = chosen.length - 1; position >= 0; position--) {
            mix.add(loads.remove(chosen[position]).column(), -1);
        }
        bought.forEach(load -> mix.add(load.column(), 1));
        loads.addAll(bought);
    }
}
