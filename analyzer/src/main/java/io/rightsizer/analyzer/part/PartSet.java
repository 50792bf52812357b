package io.rightsizer.analyzer.part;

import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The parts of one run that are there, and what is left of runs before it.
///
/// @param run the head of any of them, with index 0
/// @param parts names by index
/// @param former names of parts of the same source and settings that look back from an earlier moment
public record PartSet(PartStore store, PartHead run, SortedMap<Integer, String> parts, List<String> former) {

    private record Found(String name, PartHead head) {}

    /// The newest run of which there are parts.
    ///
    /// @param asOf the moment it looks back from; absent for any
    /// @return empty where there is no part
    /// @throws SourceUnusableException when parts do not belong together, or one is damaged
    public static Optional<PartSet> newest(PartStore store, @Nullable Instant asOf) throws IOException {
        var all = new ArrayList<Found>();
        for (var name : store.names()) {
            try (var reader = PartReader.open(name, store.open(name))) {
                all.add(new Found(name, reader.head()));
            }
        }
        var newest = all.stream()
                .map(found -> found.head.window().to())
                .filter(to -> asOf == null || to.equals(asOf))
                .max(Comparator.naturalOrder());
        return newest.isEmpty() ? Optional.empty() : Optional.of(of(store, all, newest.get()));
    }

    private static PartSet of(PartStore store, List<Found> all, Instant asOf) throws IOException {
        var together = all.stream()
                .filter(found -> found.head.window().to().equals(asOf))
                .toList();
        var run = together.getFirst().head.run();
        var parts = new TreeMap<Integer, String>();
        for (var found : together) {
            if (!found.head.run().equals(run)) {
                throw new SourceUnusableException(together.getFirst().name + " and " + found.name + " in " + store
                        + " do not belong together: " + difference(run, found.head)
                        + "; remove those that are wrong, or give each run a place of its own");
            }
            var other = parts.put(found.head.index(), found.name);
            if (other != null) {
                throw new SourceUnusableException(
                        other + " and " + found.name + " in " + store + " are the same shard; remove one");
            }
        }
        var former = all.stream()
                .filter(found -> found.head.window().to().isBefore(asOf))
                .filter(found -> found.head.source().equals(run.source())
                        && found.head.settings().equals(run.settings()))
                .map(Found::name)
                .toList();
        return new PartSet(store, run, parts, former);
    }

    private static String difference(PartHead one, PartHead two) {
        if (!one.tool().equals(two.tool())) {
            return "they were collected by " + one.tool() + " and by " + two.tool();
        }
        if (!one.source().equals(two.source())) {
            return "they are of " + one.source() + " and of " + two.source();
        }
        if (one.count() != two.count()) {
            return "one is of " + one.count() + " shards and one of " + two.count();
        }
        return one.window().equals(two.window())
                ? "their settings are " + one.settings() + " and " + two.settings()
                : "their windows are " + text(one.window()) + " and " + text(two.window());
    }

    private static String text(HistoryWindow window) {
        return window.from() + " to " + window.to() + " by " + window.step();
    }

    /// Shards of which there is no part, in order.
    public List<Integer> missing() {
        return IntStream.range(0, run.count())
                .filter(index -> !parts.containsKey(index))
                .boxed()
                .toList();
    }

    /// `shard 1/4 is missing`, `shards 1/4 and 3/4 are missing`; for a sentence.
    public String missingText() {
        var names = missing().stream().map(index -> index + "/" + run.count()).toList();
        return names.size() == 1
                ? "shard " + names.getFirst() + " is missing"
                : names.subList(0, names.size() - 1).stream().collect(Collectors.joining(", ", "shards ", " and "))
                        + names.getLast() + " are missing";
    }

    /// Removes these parts and those of former runs.
    public void remove() throws IOException {
        for (var name : parts.values()) {
            store.remove(name);
        }
        for (var name : former) {
            store.remove(name);
        }
    }
}
