package io.rightsizer.pricing.cost;

import java.math.BigDecimal;

/// The part of a commitment that no machine makes use of: paid until it expires.
public record Stranded(Commitment commitment, BigDecimal hourly) {}
