package io.rightsizer.pricing.cost;

import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.pricing.NodeKey;
import io.rightsizer.pricing.Priced;

/// A node, what its price depends on, and the price.
public record PricedNode(Node node, NodeKey key, Priced price) {}
