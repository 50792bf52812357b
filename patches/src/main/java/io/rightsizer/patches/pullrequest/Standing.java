package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.patches.pullrequest.Past.Word;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Whether a container may be proposed for now, given what people made of earlier proposals.
sealed interface Standing {

    record Free() implements Standing {}

    /// @param until nothing is proposed before; later only where the numbers moved
    record Declined(Word word, How how, Instant until) implements Standing {}

    /// How a no was said.
    enum How {
        CLOSED("Its pull request was closed"),
        REVERTED("What was merged was reverted"),
        ROLLED_BACK("It got its old values back after a merge");

        private final String words;

        How(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    record Watched(Word word, Instant until) implements Standing {}

    /// @param released keys of containers that people asked for on the dashboard
    record Judge(PullRequestRules rules, Instant now, Set<String> released, Declared declared) {

        Standing of(Entry wanted, Lane lane, Past past, Optional<Recommendation> why) {
            if (released.contains(wanted.ref().key()) || past.isOpen(wanted.ref(), lane)) {
                return new Free();
            }
            var merged = past.merged(wanted.ref());
            var no = declined(wanted, lane, past, merged);
            if (no.isPresent() && isHeld(no.get().word(), wanted, lane, why)) {
                return no.get();
            }
            return merged.filter(word -> lane.lowers() && now.isBefore(watchedUntil(word)))
                    .<Standing>map(word -> new Watched(word, watchedUntil(word)))
                    .orElse(new Free());
        }

        /// Whether a merge is so young that what follows is laid at its door.
        boolean isYoung(Word merged) {
            return now.isBefore(watchedUntil(merged));
        }

        /// What a workload fell ill of is not tried again next month.
        private Optional<Declined> declined(Entry wanted, Lane lane, Past past, Optional<Word> merged) {
            var reverted = merged.filter(word -> isReverted(word, lane)).map(word -> declined(word, How.REVERTED));
            var rolledBack = merged.filter(word -> lane.lowers() && lane(word) == Lane.ROLLBACK)
                    .map(word -> declined(new Word(word.sent(), word.entry().reversed()), How.ROLLED_BACK));
            return reverted.or(() -> rolledBack)
                    .or(() -> past.declined(wanted.ref(), lane).map(word -> declined(word, How.CLOSED)));
        }

        private Declined declined(Word word, How how) {
            return new Declined(word, how, word.sent().ended().plus(rules.cooldown()));
        }

        private static Lane lane(Word word) {
            return word.sent().marker().group().lane();
        }

        private Instant watchedUntil(Word merged) {
            return merged.sent().ended().plus(rules.observation());
        }

        private boolean isReverted(Word merged, Lane lane) {
            return lane(merged).goesLike(lane) && declared.isBack(merged.entry());
        }

        /// A kill since then outweighs any refusal to raise.
        private boolean isHeld(Word no, Entry wanted, Lane lane, Optional<Recommendation> why) {
            var killed = !lane.lowers()
                    && why.map(Entry::kills).orElse(0L) > no.entry().oomKills();
            var waited = !now.isBefore(no.sent().ended().plus(rules.cooldown()));
            return !killed && !(waited && DeadBand.moved(no.entry(), wanted, rules.movedShare()));
        }
    }
}
