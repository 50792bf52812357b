package io.rightsizer.pricing.saving;

import io.rightsizer.pricing.cost.Agreements;
import io.rightsizer.pricing.node.NodeKeys;
import java.time.LocalDate;

/// How machines are told apart, what was agreed on their prices, and what a plan of others must respect.
///
/// @param today commitments that ended before it are over
public record CostRules(NodeKeys keys, Agreements agreements, SavingRules saving, LocalDate today) {}
