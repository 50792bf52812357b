package io.rightsizer.pricing.cost;

import java.math.BigDecimal;

/// What one payer bears of one resource of one node. The shares of a node sum exactly to its effective price.
///
/// @param amount core-hours or gibibyte-hours in an hour: the larger of request and usage
/// @param list an hour at the on-demand list price
/// @param effective an hour as it is paid: spot, discounts and commitments taken off
public record CostShare(
        PricedNode node, Payer payer, Resource resource, BigDecimal amount, BigDecimal list, BigDecimal effective) {}
