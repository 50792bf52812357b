package io.rightsizer.pricing.packing;

/// One constraint of the relaxation: what the columns bring, weighed, is at least what is asked for.
///
/// @param kind what is asked for, see [Mix#asked]
/// @param brought by one node of each column, in cores, GiB or pieces
record Row(Kind kind, double[] brought) {

    /// Whether it is room that is asked for, which pods pay for.
    boolean isRoom() {
        return kind instanceof Kind.Needs;
    }

    sealed interface Kind {

        /// Everything that must be in a scope, summed in one dimension.
        record Needs(int scope, int dimension) implements Kind {}

        /// As many nodes as a group has pods that refuse to share one.
        record Apart(int scope) implements Kind {}

        /// On demand against spot.
        record Share() implements Kind {}

        record Base() implements Kind {}

        /// Nodes of a pool, or of one zone of it.
        record Floor(String pool, String zone, int nodes) implements Kind {}
    }
}
