package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.RequestFailedException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// How much usage is asked for at once, in all shards of a run. What the server finds too large is asked for in
/// halves, down to a single pod, and that in halves of the time.
///
/// What was refused is not tried again in the run, once something smaller came: a server that answers nothing for
/// a while teaches nothing.
final class Portions {

    interface Read<T> {
        /// @param parts in how many stretches of time
        List<T> rows(Scope scope, int parts) throws IOException;
    }

    /// A quarter that does not come in time fails the shard: a server that only stalls would take hours otherwise.
    private static final int STALLS_HALVED = 2;

    /// Their names fit a request of one mebibyte, which is what Mimir takes.
    private static final int MOST_PODS = 5_000;

    /// Of two weeks the stretches are five hours then.
    private static final int MOST_PARTS = 64;

    private final int mostRunning;
    private final Map<PodKey, Long> running;
    private final AtomicInteger mostPods = new AtomicInteger(MOST_PODS);
    private final Map<Scope, Integer> parts = new ConcurrentHashMap<>();

    /// @param mostRunning containers that run, asked for at once
    Portions(int mostRunning, RunningUsage usage) {
        this.mostRunning = mostRunning;
        this.running =
                usage.containers().stream().collect(Collectors.groupingBy(ContainerKey::pod, Collectors.counting()));
    }

    /// All rows of the scope, each once, however it had to be divided.
    <T> List<T> read(Scope scope, Read<T> read) throws IOException {
        return read(scope, STALLS_HALVED, read);
    }

    private <T> List<T> read(Scope scope, int stalls, Read<T> read) throws IOException {
        var halves = isTooLarge(scope) ? scope.halves() : List.<Scope>of();
        return halves.isEmpty()
                ? read(scope, parts.getOrDefault(scope, 1), stalls, read)
                : all(halves, stalls, read, false);
    }

    private <T> List<T> read(Scope scope, int times, int stalls, Read<T> read) throws IOException {
        try {
            return read.rows(scope, times);
        } catch (IOException failure) {
            var left = isStall(failure) ? stalls - 1 : stalls;
            if (!asksForLess(failure) || left < 0) {
                throw failure;
            }
            var halves = scope.halves();
            if (!halves.isEmpty()) {
                return all(halves, left, read, true);
            }
            if (2 * times > MOST_PARTS) {
                throw failure;
            }
            return inMoreParts(scope, 2 * times, left, read);
        }
    }

    private <T> List<T> all(List<Scope> halves, int stalls, Read<T> read, boolean learns) throws IOException {
        var rows = new ArrayList<T>();
        for (var half : halves) {
            rows.addAll(read(half, stalls, read));
            if (learns) {
                mostPods.accumulateAndGet(Math.max(1, half.pods().size()), Math::min);
            }
        }
        return rows;
    }

    private <T> List<T> inMoreParts(Scope scope, int times, int stalls, Read<T> read) throws IOException {
        var rows = read(scope, times, stalls, read);
        parts.merge(scope, times, Math::max);
        return rows;
    }

    private boolean isTooLarge(Scope scope) {
        var pods = scope.pods();
        return pods.size() > mostPods.get()
                || pods.stream().mapToLong(pod -> running.getOrDefault(pod, 0L)).sum() > mostRunning;
    }

    private static boolean isStall(IOException failure) {
        return failure instanceof RequestFailedException known
                && (known.kind() == Kind.TIMEOUT || known.kind() == Kind.OVERLOADED);
    }

    /// A recording lacks what the recorded run knew to be too large and did not ask.
    private static boolean asksForLess(IOException failure) {
        return failure instanceof RequestFailedException known
                ? known.asksForLess()
                : failure.getCause() instanceof RequestFailedException cause && cause.kind() == Kind.NOT_RECORDED;
    }
}
