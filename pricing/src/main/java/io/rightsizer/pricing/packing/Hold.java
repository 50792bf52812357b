package io.rightsizer.pricing.packing;

/// Why a pool does not shrink further.
public enum Hold {
    NOTHING_LEFT("no node is left"),
    MINIMUM("it is at its minimum of nodes"),
    UTILISATION("every node is above the utilisation below which it may go"),
    CPU("the pods of its emptiest node fit nowhere else: CPU runs out"),
    MEMORY("the pods of its emptiest node fit nowhere else: memory runs out"),
    PODS("the pods of its emptiest node fit nowhere else: the limit of pods per node is reached"),
    ANTI_AFFINITY("a pod of its emptiest node refuses to share any node that has room"),
    REACH("a pod of its emptiest node may run on no other node");

    private final String sentence;

    Hold(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
