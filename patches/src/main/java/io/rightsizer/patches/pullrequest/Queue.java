package io.rightsizer.patches.pullrequest;

import io.rightsizer.patches.pullrequest.Outcome.What;
import io.rightsizer.pricing.cost.SavingsRange;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who goes first, and how many may: what only closes, then what is about safety, then what saves most for the least
/// risk.
final class Queue {

    private final PullRequestRules rules;
    private final Set<String> ticked;
    private int open;
    private int fresh;

    /// @param open pull requests that save, of this repository
    /// @param fresh those of them that this very run opened or moved already: asked twice, it opens no more
    Queue(PullRequestRules rules, Set<String> ticked, int open, int fresh) {
        this.rules = rules;
        this.ticked = ticked;
        this.open = open;
        this.fresh = fresh;
    }

    /// The parts of a group stay together and in order: only then is the history of each found again.
    static Comparator<Wanted> order(List<Wanted> all) {
        var scores = new HashMap<GroupKey, Double>();
        var freed = new HashMap<GroupKey, Long>();
        for (var wanted : all) {
            scores.merge(whole(wanted), score(wanted), Double::sum);
            freed.merge(whole(wanted), freed(wanted), Long::sum);
        }
        return Comparator.<Wanted, Boolean>comparing(wanted -> !wanted.members().isEmpty())
                .thenComparing(wanted -> !wanted.group().lane().isUrgent())
                .thenComparing(wanted -> scores.getOrDefault(whole(wanted), 0.0), Comparator.reverseOrder())
                .thenComparing(wanted -> freed.getOrDefault(whole(wanted), 0L), Comparator.reverseOrder())
                .thenComparing(wanted -> Owner.of(wanted.group()))
                .thenComparing(wanted -> wanted.group().lane())
                .thenComparing(wanted -> wanted.group().part());
    }

    private static GroupKey whole(Wanted wanted) {
        return wanted.group().in(wanted.group().lane(), 1);
    }

    /// Why one may not be opened now; empty where it may.
    Optional<String> mustWait(Wanted wanted, String branch) {
        if (wanted.group().lane().isUrgent() || ticked.contains(Dashboard.key(branch))) {
            return Optional.empty();
        }
        var worth = Totals.of(wanted.members()).worth().filter(this::isTooLittle);
        if (worth.isPresent()) {
            return Optional.of("It changes the bill by " + Totals.bill(worth.get()) + " a month; less than "
                    + rules.minSaving().toPlainString() + " is not worth a review.");
        }
        if (open >= rules.maxOpen()) {
            return Optional.of("The repository has " + rules.maxOpen() + " open pull requests of rightsizer already.");
        }
        return fresh >= rules.maxNew()
                ? Optional.of("This run opens no more than " + rules.maxNew() + " new ones.")
                : Optional.empty();
    }

    private boolean isTooLittle(Worth worth) {
        return worth.month().high().compareTo(rules.minSaving()) < 0;
    }

    void count(List<Outcome> outcomes) {
        for (var outcome : outcomes) {
            var saves = !outcome.branch().matches(".*/(?:up|rollback)(?:-\\d+)?");
            if (saves && outcome.what() == What.OPENED) {
                open++;
                fresh++;
            } else if (saves && outcome.what() == What.CLOSED) {
                open--;
            }
        }
    }

    /// The middle of the saving, times the share of the window that is backed by data, over the risk of 1 to 3.
    private static double score(Wanted wanted) {
        var middle = Totals.of(wanted.members())
                .worth()
                .map(worth -> middle(worth.month()))
                .orElse(BigDecimal.ZERO);
        var risk =
                switch (wanted.risk()) {
                    case "high" -> 3;
                    case "medium" -> 2;
                    default -> 1;
                };
        return middle.doubleValue() * confidence(wanted) / risk;
    }

    private static BigDecimal middle(SavingsRange month) {
        return month.low().add(month.high()).divide(BigDecimal.TWO);
    }

    private static double confidence(Wanted wanted) {
        return wanted.members().stream()
                .flatMap(member -> member.candidate().recommendations().stream())
                .mapToDouble(one ->
                        one.evidence() == null ? 0 : one.evidence().coverage().share())
                .average()
                .orElse(0);
    }

    /// Decides where no price is known.
    private static long freed(Wanted wanted) {
        return -Totals.of(wanted.members()).millicores();
    }
}
