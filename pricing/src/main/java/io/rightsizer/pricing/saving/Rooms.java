package io.rightsizer.pricing.saving;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.pricing.RequestedTotals.Requested;
import io.rightsizer.pricing.packing.Room;
import java.util.stream.Stream;

/// Adds up what pods take.
final class Rooms {

    private Rooms() {}

    static Room of(Requested onePod, int pods) {
        return new Room(
                Cpu.millicores(Math.multiplyExact(onePod.cpu().millicores(), pods)),
                Memory.bytes(Math.multiplyExact(onePod.memory().bytes(), pods)),
                pods);
    }

    static Room sum(Stream<Room> rooms) {
        return rooms.reduce(Room.NONE, Rooms::plus);
    }

    /// An equal part of it, rounded up.
    static Room share(Room room, int parts) {
        var divisor = Math.max(1, parts);
        return new Room(
                Cpu.millicores(Math.ceilDiv(room.cpu().millicores(), (long) divisor)),
                Memory.bytes(Math.ceilDiv(room.memory().bytes(), (long) divisor)),
                Math.ceilDiv(room.pods(), divisor));
    }

    private static Room plus(Room left, Room right) {
        return new Room(
                Cpu.millicores(
                        Math.addExact(left.cpu().millicores(), right.cpu().millicores())),
                Memory.bytes(Math.addExact(left.memory().bytes(), right.memory().bytes())),
                left.pods() + right.pods());
    }
}
