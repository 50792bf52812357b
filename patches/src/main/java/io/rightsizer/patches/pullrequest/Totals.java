package io.rightsizer.patches.pullrequest;

import io.rightsizer.patches.change.ContainerChange;
import io.rightsizer.patches.change.Leaf;
import io.rightsizer.pricing.cost.SavingsRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What some workloads' changes come to, over all their pods.
///
/// @param millicores more requested than today; negative where less
/// @param bytes likewise
/// @param worth a month; absent where no price is known, or where currencies differ
/// @param unpriced workloads that the worth leaves out
record Totals(long millicores, long bytes, Optional<Worth> worth, int unpriced) {

    static final String MINUS = "−";

    private static final double GIBI = 1L << 30;
    private static final double MEBI = 1L << 20;

    static Totals of(List<Member> members) {
        long millicores = 0;
        long bytes = 0;
        for (var member : members) {
            for (var container : member.change().containers()) {
                millicores += more(member, container, Leaf.CPU_REQUEST);
                bytes += more(member, container, Leaf.MEMORY_REQUEST);
            }
        }
        var unpriced =
                members.stream().filter(member -> member.worth().isEmpty()).count();
        return new Totals(millicores, bytes, worth(members), (int) unpriced);
    }

    /// `−3.2 CPU, −6.1 GiB`; empty where no request changes.
    String amounts() {
        var cpu = millicores == 0 ? "" : signed(millicores / 1000.0, " CPU");
        var memory = bytes == 0
                ? ""
                : Math.abs(bytes) < GIBI / 10 ? signed(bytes / MEBI, " MiB") : signed(bytes / GIBI, " GiB");
        return cpu + (cpu.isEmpty() || memory.isEmpty() ? "" : ", ") + memory;
    }

    /// What the bill does: `−$120–212` where it falls, `+$12–30` where it grows, `−$40 to +$12` where either may be.
    static String bill(Worth worth) {
        var low = worth.month().low();
        var high = worth.month().high();
        if (low.signum() >= 0) {
            return (high.signum() == 0 ? "" : MINUS) + range(worth.currency(), low, high);
        }
        if (high.signum() <= 0) {
            return "+" + range(worth.currency(), high.negate(), low.negate());
        }
        return MINUS + money(worth.currency(), high) + " to +" + money(worth.currency(), low.negate());
    }

    private static String range(String currency, BigDecimal low, BigDecimal high) {
        var from = number(low, high);
        var to = number(high, high);
        return symbol(currency) + (from.equals(to) ? to : from + "–" + to);
    }

    private static String money(String currency, BigDecimal amount) {
        return symbol(currency) + number(amount, amount);
    }

    /// Whole units, cents only below ten.
    private static String number(BigDecimal amount, BigDecimal largest) {
        var decimals = largest.compareTo(BigDecimal.TEN) < 0 && largest.signum() != 0 ? 2 : 0;
        return String.format(Locale.ROOT, "%,." + decimals + "f", amount.setScale(decimals, RoundingMode.HALF_UP));
    }

    private static String symbol(String currency) {
        return switch (currency) {
            case "USD" -> "$";
            case "EUR" -> "€";
            case "GBP" -> "£";
            default -> currency.matches("[A-Z]{3}") ? currency + " " : "";
        };
    }

    static String signed(double amount, String unit) {
        var sign = amount < 0 ? MINUS : "+";
        var decimals = Math.abs(amount) >= 100 ? 0 : Math.abs(amount) >= 1 ? 1 : 2;
        return sign + String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(amount)) + unit;
    }

    private static long more(Member member, ContainerChange container, Leaf leaf) {
        var replicas = member.candidate()
                .container(container.name())
                .map(one -> one.replicas())
                .orElse(1);
        return container.leaves().stream()
                .filter(change -> change.leaf() == leaf && change.after() != null)
                .mapToLong(change -> replicas
                        * (Directions.amount(leaf, change.after())
                                - (change.before() == null ? 0 : Directions.amount(leaf, change.before()))))
                .sum();
    }

    private static Optional<Worth> worth(List<Member> members) {
        var sum = SavingsRange.NOTHING;
        var currencies = new HashSet<String>();
        for (var member : members) {
            var worth = member.worth();
            if (worth.isPresent()) {
                sum = sum.plus(worth.get().month());
                currencies.add(worth.get().currency());
            }
        }
        return currencies.size() == 1
                ? Optional.of(new Worth(sum, currencies.iterator().next()))
                : Optional.empty();
    }
}
