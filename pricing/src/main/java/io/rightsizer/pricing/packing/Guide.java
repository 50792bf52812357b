package io.rightsizer.pricing.packing;

/// What steers a filling.
///
/// @param prices of room and pods
/// @param balance 0 takes large pods first, 1 looks at shape only and mixes sizes
/// @param noise how much chance there is in the order; 0 for none
/// @param nodes how many are about to be bought, by scope: a group of as many pods that refuse to share must
///     be on each
record Guide(Prices prices, double balance, double noise, double[] nodes) {}
