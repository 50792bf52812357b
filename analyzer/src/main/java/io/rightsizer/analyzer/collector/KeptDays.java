package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageDays;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The days of a run's window that are over, in UTC: those that an earlier run read are taken from where they are kept,
/// and those that this one reads are put there. A day is kept by namespace, when all of it was read and nothing was
/// amiss. Of a namespace that several shards divide, it is put together first.
///
/// Where keeping fails, the run goes on without it.
final class KeptDays {

    /// A server may take in samples late; a day that was over for so long changes no more.
    private static final Duration SETTLING = Duration.ofHours(1);

    /// Two windows of different length share days, so the step is not that of either's outlines.
    static final Duration PERIODS = Duration.ofMinutes(30);

    /// Longer than most windows, as the next run may have another.
    private static final int LEAST_DAYS = 35;

    private final UsageDays store;
    private final String source;
    private final HistoryWindow window;
    private final Map<Place, Long> shards;
    private final Instant now;
    private final Map<Place, List<SortedMap<LocalDate, byte[]>>> pieces = new HashMap<>();
    private final AtomicInteger found = new AtomicInteger();
    private final AtomicReference<String> failure = new AtomicReference<>("");

    /// @param source what decides beside the window what is read of a namespace
    /// @param now a window may end later than that, a day that is over may not
    KeptDays(UsageDays store, String source, HistoryWindow window, Collection<Shard> shards, Instant now) {
        this.store = store;
        this.source = source;
        this.window = window;
        this.now = window.to().isBefore(now) ? window.to() : now;
        this.shards = shards.stream()
                .flatMap(shard -> places(shard.scope()).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /// Whether a day can be kept on such a grid.
    static boolean suit(HistoryWindow window) {
        return Duration.ofDays(1).toMillis() % window.stepMillis() == 0
                && PERIODS.toMillis() % window.stepMillis() == 0;
    }

    HistoryWindow window() {
        return window;
    }

    ShardDays of(Shard shard) {
        return new ShardDays(this, shard.scope());
    }

    /// The days with a part in the window that nothing changes any more.
    List<LocalDate> days() {
        var first = LocalDate.ofInstant(window.from(), ZoneOffset.UTC);
        var end = LocalDate.ofInstant(now.minus(SETTLING), ZoneOffset.UTC);
        return first.isBefore(end) ? first.datesUntil(end).toList() : List.of();
    }

    static List<Place> places(Scope scope) {
        return scope.namespaces().stream()
                .map(namespace -> new Place(scope.cluster(), namespace))
                .toList();
    }

    /// What is kept of the days of a namespace, of the pods that are held; nothing of a day that is damaged.
    SortedMap<LocalDate, SortedMap<ContainerKey, ContainerUsage>> find(Place place, Predicate<PodKey> held) {
        var days = days();
        var decoded = new TreeMap<LocalDate, SortedMap<ContainerKey, ContainerUsage>>();
        if (days.isEmpty() || failed()) {
            return decoded;
        }
        try {
            store.find(key(place), days.getFirst(), days.getLast())
                    .forEach((day, bytes) -> decoded(bytes, place, day).ifPresent(containers -> {
                        containers.keySet().removeIf(container -> !held.test(container.pod()));
                        decoded.put(day, containers);
                    }));
        } catch (IOException refused) {
            fail(refused);
        }
        return decoded;
    }

    private Optional<SortedMap<ContainerKey, ContainerUsage>> decoded(byte[] bytes, Place place, LocalDate day) {
        try {
            return Optional.of(DayBytes.decoded(bytes, place, midnight(day), window.step(), PERIODS));
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    void found(int days) {
        found.accumulateAndGet(days, Math::max);
    }

    /// Keeps days of a namespace, as soon as all shards that it is divided between have brought theirs.
    void keep(Place place, SortedMap<LocalDate, SortedMap<ContainerKey, ContainerUsage>> days) {
        if (failed()) {
            return;
        }
        try {
            var bytes = new TreeMap<LocalDate, byte[]>();
            for (var day : days.entrySet()) {
                bytes.put(day.getKey(), DayBytes.encoded(day.getValue(), midnight(day.getKey())));
            }
            var all = withOthers(place, bytes);
            if (!all.isEmpty()) {
                store.keep(key(place), all);
            }
        } catch (IOException refused) {
            fail(refused);
        }
    }

    /// Waiting pieces are bytes, which take a hundredth of the room. A day that one of them lacks is not whole: to that
    /// shard it was kept already, or gone meanwhile.
    private synchronized SortedMap<LocalDate, byte[]> withOthers(Place place, SortedMap<LocalDate, byte[]> days)
            throws IOException {
        var brought = pieces.computeIfAbsent(place, absent -> new ArrayList<>());
        brought.add(days);
        if (brought.size() < shards.getOrDefault(place, 1L)) {
            return new TreeMap<>();
        }
        pieces.remove(place);
        return brought.size() == 1 ? days : joined(place, brought);
    }

    private SortedMap<LocalDate, byte[]> joined(Place place, List<SortedMap<LocalDate, byte[]>> brought)
            throws IOException {
        var whole = new TreeSet<>(brought.getFirst().keySet());
        brought.forEach(piece -> whole.retainAll(piece.keySet()));
        var joined = new TreeMap<LocalDate, byte[]>();
        for (var day : whole) {
            var containers = new TreeMap<ContainerKey, ContainerUsage>();
            for (var piece : brought) {
                var bytes = piece.getOrDefault(day, new byte[0]);
                containers.putAll(DayBytes.decoded(bytes, place, midnight(day), window.step(), PERIODS));
            }
            joined.put(day, DayBytes.encoded(containers, midnight(day)));
        }
        return joined;
    }

    /// What will not be needed goes.
    void finished() {
        var before = LocalDate.ofInstant(now, ZoneOffset.UTC)
                .minusDays(Math.max(LEAST_DAYS, window.length().toDays() + 1));
        try {
            store.forget(before);
        } catch (IOException refused) {
            fail(refused);
        }
    }

    /// What a reader should know.
    List<String> notes() {
        var notes = new ArrayList<String>();
        if (found.get() > 0) {
            notes.add("usage of up to " + found.get() + (found.get() == 1 ? " day" : " days")
                    + " is from the history, where amounts are rounded up by less than 1 % and peaks are exact");
        }
        if (failed()) {
            notes.add("days of usage are not kept any more: " + failure.get());
        }
        return notes;
    }

    static long midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private UsageDays.Key key(Place place) {
        return new UsageDays.Key(source, place.cluster(), place.namespace());
    }

    private boolean failed() {
        return !failure.get().isEmpty();
    }

    private void fail(IOException refused) {
        failure.set(Failures.oneLine(String.valueOf(refused.getMessage())));
    }
}
