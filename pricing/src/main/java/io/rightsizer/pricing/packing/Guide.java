package io.rightsizer.pricing.packing;

import java.util.Arrays;

/// What steers a filling.
///
/// @param prices of room by scope, from the relaxation
/// @param priorities by item, around 1: above it for what was costly to place before
/// @param balance 0 takes large pods first, 1 looks at shape only and mixes sizes
/// @param slots how many times the pod slots of what is left the relaxation is asked for: more than 1 where
///     it counts on large pods filling large nodes and small pods small ones, which whole pods do not do as
///     well
/// @param noise how much chance there is in the order; 0 for none
/// @param nodes how many nodes are about to be bought: a group of as many pods that refuse to share must be
///     on each
record Guide(double[][] prices, double[] priorities, double balance, double slots, double noise, double nodes) {

    static Guide of(double[][] prices, int items, double balance, double slots) {
        var even = new double[items];
        Arrays.fill(even, 1);
        return new Guide(prices, even, balance, slots, 0, 1);
    }

    Guide withPrices(double[][] other, double nodesToCome) {
        return new Guide(other, priorities, balance, slots, noise, Math.max(1, nodesToCome));
    }

    Guide withChance(double other, double amount, double nodesToCome) {
        return new Guide(prices, priorities, other, slots, amount, Math.max(1, nodesToCome));
    }
}
