package io.rightsizer.pricing.packing;

/// Pods that no node of the plan takes.
///
/// @param count how many of the group
public record Unplaced(PodGroup group, int count, Why why) {

    public enum Why {
        NO_POOL("no pool it may run in is offered"),
        LARGER_THAN_ANY_NODE("one pod is larger than any node it may run on"),
        NO_ROOM_LEFT("the existing nodes it may run on have no room left: its pool would have to grow");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }
}
