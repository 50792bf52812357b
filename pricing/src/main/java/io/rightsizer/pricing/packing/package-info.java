/// What nodes the pods need: the existing ones that could go, the cheapest ones one could buy, and the price
/// below which nobody gets. Pure: no clock, no network, the same answer for the same question in any order.
@NullMarked
package io.rightsizer.pricing.packing;

import org.jspecify.annotations.NullMarked;
