package io.rightsizer.pricing.packing;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;

/// An amount in the three dimensions a scheduler counts: what a node takes, what its pods use of it.
public record Room(Cpu cpu, Memory memory, int pods) {

    public static final Room NONE = new Room(Cpu.ZERO, Memory.ZERO, 0);

    public Room {
        if (pods < 0) {
            throw new IllegalArgumentException("pods cannot be negative: " + pods);
        }
    }

    /// What is left once daemonsets took theirs; nothing in a dimension they need more of than there is.
    public Room without(Room daemonsets) {
        return new Room(
                Cpu.millicores(Math.max(0, cpu.millicores() - daemonsets.cpu.millicores())),
                Memory.bytes(Math.max(0, memory.bytes() - daemonsets.memory.bytes())),
                Math.max(0, pods - daemonsets.pods));
    }
}
