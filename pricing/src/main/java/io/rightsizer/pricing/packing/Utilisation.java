package io.rightsizer.pricing.packing;

import java.util.Collection;

/// What part of the room of some nodes is requested, by dimension, daemonsets aside; 0 where there is no
/// room.
public record Utilisation(double cpu, double memory, double pods) {

    static Utilisation of(Collection<Room> rooms, Collection<Room> used) {
        return new Utilisation(
                part(
                        used.stream()
                                .mapToDouble(room -> room.cpu().millicores())
                                .sum(),
                        rooms.stream()
                                .mapToDouble(room -> room.cpu().millicores())
                                .sum()),
                part(
                        used.stream().mapToDouble(room -> room.memory().bytes()).sum(),
                        rooms.stream()
                                .mapToDouble(room -> room.memory().bytes())
                                .sum()),
                part(
                        used.stream().mapToDouble(Room::pods).sum(),
                        rooms.stream().mapToDouble(Room::pods).sum()));
    }

    private static double part(double used, double room) {
        return room == 0 ? 0 : used / room;
    }
}
