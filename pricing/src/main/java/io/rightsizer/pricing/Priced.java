package io.rightsizer.pricing;

/// What is known of a price. What is unknown is never taken for zero.
public sealed interface Priced {

    record Known(Price price) implements Priced {}

    /// @param reason one sentence with what to do about it
    record Unknown(String reason) implements Priced {}
}
