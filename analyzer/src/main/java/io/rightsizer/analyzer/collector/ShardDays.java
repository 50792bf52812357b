package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The days of one shard: first what is kept of them, then what is not and so was read.
final class ShardDays {

    private static final SortedMap<ContainerKey, ContainerUsage> EMPTY = Collections.emptySortedMap();

    /// Reads a stretch of time of the shard.
    interface Reading {
        ReadUsage of(HistoryWindow stretch) throws IOException;
    }

    private final KeptDays days;
    private final Scope scope;
    private final SortedMap<LocalDate, SortedMap<ContainerKey, ContainerUsage>> read = new TreeMap<>();

    ShardDays(KeptDays days, Scope scope) {
        this.days = days;
        this.scope = scope;
    }

    /// The whole window: what is kept, and the rest as it is read now.
    ShardUsage usage(Reading reading) throws IOException {
        var known = kept();
        days.found(known.size());
        var newest = reading.of(rest());
        for (var day : days.days()) {
            if (!known.containsKey(day)) {
                var containers = containers(reading.of(stretch(day)));
                read.put(day, containers);
                known.put(day, containers);
            }
        }
        read.keySet().removeIf(day -> !mayBeKept(day, known, newest));
        return new JoinedUsage(stretches(known), newest);
    }

    /// Pods that ended before the window began are in no pattern of a divided namespace, so of a day
    /// that begins earlier some may be missing. And where a container has memory on the day before and
    /// on the one after, a server may have left it out without a word: such a day is read again next
    /// time.
    private boolean mayBeKept(
            LocalDate day, SortedMap<LocalDate, SortedMap<ContainerKey, ContainerUsage>> known, ReadUsage newest) {
        var isCut =
                scope.isPart() && KeptDays.midnight(day) < days.window().from().toEpochMilli();
        var before = withMemory(known.getOrDefault(day.minusDays(1), EMPTY));
        var after = known.containsKey(day.plusDays(1))
                ? withMemory(known.getOrDefault(day.plusDays(1), EMPTY))
                : newest.withMemory();
        before.retainAll(after);
        return !isCut && withMemory(known.getOrDefault(day, EMPTY)).containsAll(before);
    }

    private static Set<ContainerKey> withMemory(SortedMap<ContainerKey, ContainerUsage> containers) {
        return containers.keySet().stream()
                .filter(key -> !containers
                        .getOrDefault(key, ContainerUsage.NOTHING)
                        .memory()
                        .series()
                        .isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// What was read is whole: the next run need not read it.
    void keep() {
        for (var place : KeptDays.places(scope)) {
            var own = new TreeMap<LocalDate, SortedMap<ContainerKey, ContainerUsage>>();
            read.forEach((day, containers) -> own.put(day, of(place, containers)));
            days.keep(place, own);
        }
    }

    private static SortedMap<ContainerKey, ContainerUsage> of(
            Place place, SortedMap<ContainerKey, ContainerUsage> containers) {
        var own = new TreeMap<>(containers);
        own.keySet().removeIf(key -> !key.pod().place().equals(place));
        return own;
    }

    /// Days that are kept of every namespace.
    private SortedMap<LocalDate, SortedMap<ContainerKey, ContainerUsage>> kept() {
        var places = KeptDays.places(scope);
        var held = scope.held();
        var all = new TreeMap<LocalDate, SortedMap<ContainerKey, ContainerUsage>>();
        var namespaces = new HashMap<LocalDate, Integer>();
        for (var place : places) {
            days.find(place, held).forEach((day, containers) -> {
                namespaces.merge(day, 1, Integer::sum);
                all.computeIfAbsent(day, absent -> new TreeMap<>()).putAll(containers);
            });
        }
        all.keySet().removeIf(day -> namespaces.getOrDefault(day, 0) < places.size());
        return all;
    }

    private static SortedMap<ContainerKey, ContainerUsage> containers(ReadUsage usage) {
        var containers = new TreeMap<ContainerKey, ContainerUsage>();
        usage.all().forEach(key -> containers.put(key, usage.of(key)));
        return containers;
    }

    private HistoryWindow stretch(LocalDate day) {
        return new HistoryWindow(
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                days.window().step());
    }

    /// What came since the last day that is over.
    private HistoryWindow rest() {
        var window = days.window();
        var over = days.days();
        var from = over.isEmpty()
                ? window.from()
                : Instant.ofEpochMilli(KeptDays.midnight(over.getLast().plusDays(1)));
        return new HistoryWindow(from, window.to(), window.step());
    }

    /// By container, in order of time; of the first day what the window has of it.
    private Map<ContainerKey, List<ContainerUsage>> stretches(
            SortedMap<LocalDate, SortedMap<ContainerKey, ContainerUsage>> known) {
        var from = days.window().from().toEpochMilli();
        var stretches = new HashMap<ContainerKey, List<ContainerUsage>>();
        known.forEach((day, containers) -> containers.forEach((key, usage) -> {
            var inside = KeptDays.midnight(day) < from ? usage.after(from) : usage;
            stretches.computeIfAbsent(key, absent -> new ArrayList<>()).add(inside);
        }));
        return stretches;
    }
}
