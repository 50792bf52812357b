package io.rightsizer.patches.pullrequest;

import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.change.LeafChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether new numbers are worth a new commit and a second review: only outside a tenth *and* 25m or 32Mi. More
/// memory always is, since too little kills.
final class DeadBand {

    private static final double SHARE = 0.10;
    private static final long MILLICORES = 25;
    private static final long BYTES = 32L << 20;

    private DeadBand() {}

    /// @param earlier what the open pull request proposes
    static boolean isLeft(List<Entry> earlier, List<Entry> now) {
        var known = byContainer(earlier);
        var wanted = byContainer(now);
        return !known.keySet().equals(wanted.keySet())
                || wanted.entrySet().stream()
                        .anyMatch(entry -> isLeft(Objects.requireNonNull(known.get(entry.getKey())), entry.getValue()));
    }

    /// Whether any amount moved by more than a share of what it was.
    static boolean moved(Entry earlier, Entry now, double share) {
        for (var leaf : Leaf.values()) {
            var from = after(earlier, leaf);
            var to = after(now, leaf);
            if (hasMoved(leaf, from, to, share)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasMoved(Leaf leaf, @Nullable String from, @Nullable String to, double share) {
        if (from == null || to == null) {
            return !Objects.equals(from, to);
        }
        return apart(leaf, from, to) > share;
    }

    private static boolean isLeft(Entry earlier, Entry now) {
        if (!Objects.equals(percent(earlier), percent(now))) {
            return true;
        }
        for (var leaf : Leaf.values()) {
            if (isLeft(leaf, after(earlier, leaf), after(now, leaf))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLeft(Leaf leaf, @Nullable String earlier, @Nullable String now) {
        if (earlier == null || now == null) {
            return !Objects.equals(earlier, now);
        }
        var from = Directions.amount(leaf, earlier);
        var to = Directions.amount(leaf, now);
        var isMemory = leaf.resource().equals("memory");
        var far = Math.abs(to - from) > (isMemory ? BYTES : MILLICORES) && apart(leaf, earlier, now) > SHARE;
        return far || (isMemory && to > from);
    }

    private static double apart(Leaf leaf, String earlier, String now) {
        double from = Directions.amount(leaf, earlier);
        double to = Directions.amount(leaf, now);
        return from == 0 ? (to == 0 ? 0 : Double.POSITIVE_INFINITY) : Math.abs(to - from) / from;
    }

    private static @Nullable Integer percent(Entry entry) {
        return entry.target() == null ? null : entry.target().after();
    }

    private static @Nullable String after(Entry entry, Leaf leaf) {
        return entry.leaf(leaf).map(LeafChange::after).orElse(null);
    }

    private static Map<ContainerRef, Entry> byContainer(List<Entry> entries) {
        var found = new HashMap<ContainerRef, Entry>();
        entries.forEach(entry -> found.put(entry.ref(), entry));
        return found;
    }
}
