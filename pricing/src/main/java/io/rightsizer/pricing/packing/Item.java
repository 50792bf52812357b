package io.rightsizer.pricing.packing;

/// A pod group as the arithmetic sees it.
///
/// @param size millicores, bytes and 1 pod
/// @param scope which set of columns it may use, an index into the scopes of its [Task]
/// @param fits by column: whether the set has it and it is large enough
record Item(PodGroup group, double[] size, int scope, boolean[] fits) {

    static final int CPU = 0;
    static final int MEMORY = 1;
    static final int PODS = 2;
    static final int DIMENSIONS = 3;

    static double[] amounts(Room room) {
        return new double[] {room.cpu().millicores(), room.memory().bytes(), room.pods()};
    }

    static double[] size(PodGroup group) {
        return new double[] {group.cpu().millicores(), group.memory().bytes(), 1};
    }

    boolean onePerNode() {
        return group.onePerNode();
    }

    int count() {
        return group.count();
    }
}
