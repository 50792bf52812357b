package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.patches.change.LeafChange;
import io.rightsizer.patches.forge.PullRequest;
import io.rightsizer.patches.forge.PullRequest.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// All pull requests that one owner was ever sent, the newest first.
record Past(List<Sent> sent) {

    /// @param pull one that carries our marker
    record Sent(PullRequest pull, Marker marker) {

        Instant ended() {
            var closed = pull.closed();
            return closed == null ? Instant.MAX : closed;
        }
    }

    /// What a pull request said of a container.
    record Word(Sent sent, Entry entry) {}

    Past {
        sent = sent.stream()
                .sorted(Comparator.comparingLong((Sent one) -> one.pull().number())
                        .reversed())
                .toList();
    }

    static Past of(List<PullRequest> pulls) {
        return new Past(pulls.stream()
                .flatMap(pull -> MarkerText.in(pull.body()).stream().map(marker -> new Sent(pull, marker)))
                .toList());
    }

    Optional<Word> merged(ContainerRef container) {
        return words(container, one -> one.pull().state() == State.MERGED).findFirst();
    }

    /// The last refusal that no later merge of the same kind overtook. What raises is not refused by who refused to
    /// lower, nor the other way round.
    Optional<Word> declined(ContainerRef container, Lane lane) {
        return words(
                        container,
                        one -> one.pull().state() != State.OPEN
                                && !one.marker().closedByUs()
                                && one.marker().group().lane().goesLike(lane))
                .findFirst()
                .filter(word -> word.sent().pull().state() == State.CLOSED);
    }

    boolean isOpen(ContainerRef container, Lane lane) {
        return words(
                        container,
                        one -> one.pull().state() == State.OPEN
                                && one.marker().group().lane().goesLike(lane))
                .findAny()
                .isPresent();
    }

    /// Whether a container shows signs of too little that it did not show before, of what was taken from it.
    static boolean fellIll(Entry entry, Recommendation now) {
        var tookMemory = took(entry, "memory");
        var tookCpu = took(entry, "cpu");
        var killed = Entry.kills(now) > entry.oomKills() || isNew(Code.OOM_KILLED, entry, now);
        return (tookMemory && killed)
                || (tookCpu && isNew(Code.THROTTLED, entry, now))
                || ((tookMemory || tookCpu) && isNew(Code.RESTARTS, entry, now));
    }

    private static boolean isNew(Code sign, Entry entry, Recommendation now) {
        return now.codes().contains(sign) && !entry.ills().contains(sign);
    }

    private static boolean took(Entry entry, String resource) {
        return entry.leaves().stream()
                .filter(change -> change.leaf().resource().equals(resource))
                .anyMatch(Past::took);
    }

    /// A limit where there was none takes, too.
    private static boolean took(LeafChange change) {
        return Directions.lowers(change)
                || (change.leaf().isLimit() && change.before() == null && change.after() != null);
    }

    private Stream<Word> words(ContainerRef container, Predicate<Sent> which) {
        return sent.stream().filter(which).flatMap(one -> one.marker().entry(container).stream()
                .map(entry -> new Word(one, entry)));
    }
}
