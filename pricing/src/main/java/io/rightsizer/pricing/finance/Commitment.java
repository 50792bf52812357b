package io.rightsizer.pricing.finance;

/// A reservation or savings plan that a node is paid by.
///
/// @param id what the provider calls it, as on the invoice
/// @param type the provider's word: `Reserved Instance`, `Savings Plan`, `Committed use discount`
public record Commitment(String id, String type, Measure measure) {

    /// What was committed to, in the words of FOCUS.
    public enum Measure {
        /// Machines for a time, as a reservation.
        USAGE,
        /// Money for a time, as a savings plan.
        SPEND
    }
}
