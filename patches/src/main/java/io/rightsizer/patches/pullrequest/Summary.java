package io.rightsizer.patches.pullrequest;

/// Two sentences for somebody who reads nothing else.
final class Summary {

    private Summary() {}

    static String of(Wanted wanted) {
        var totals = Totals.of(wanted.members());
        return what(wanted, totals) + " " + money(wanted, totals);
    }

    private static String what(Wanted wanted, Totals totals) {
        var count = Wording.count(wanted.members().size(), "workload");
        var where = " of " + Markdown.code(wanted.group().owner()) + environment(wanted.group());
        var amounts =
                totals.amounts().isEmpty() ? "only limits change" : "requests change by **" + totals.amounts() + "**";
        return switch (wanted.group().lane()) {
            case DOWN ->
                "This lowers what " + count + where + " reserve" + s(wanted) + " and do" + es(wanted)
                        + " not use: over all pods " + amounts + ".";
            case UP ->
                "This gives " + count + where + " what " + they(wanted)
                        + " need, because at least one amount is too small today: over all pods " + amounts + ".";
            case RISKY ->
                "This lowers what " + count + where + " reserve" + s(wanted)
                        + ", but usage alone says little about the need here, so it is a draft for a person to judge: over all pods "
                        + amounts + ".";
            case ROLLBACK ->
                "This gives " + count + where
                        + " the values from before an earlier pull request back, because signs of too little came up since: over all pods "
                        + amounts + ".";
        };
    }

    private static String money(Wanted wanted, Totals totals) {
        if (totals.worth().isEmpty()) {
            return "What it is worth in money is not known, because no price is known for where it runs.";
        }
        var worth = totals.worth().get();
        var unpriced = totals.unpriced() == 0
                ? ""
                : " (" + Wording.count(totals.unpriced(), "workload") + " without a known price left out)";
        return "The bill changes by **" + Totals.bill(worth) + " a month**" + unpriced
                + ", at list prices of 730 hours: "
                + (wanted.group().lane().lowers()
                        ? "the low end is what this saves alone, the high end its part of what all proposals save together, as machines go whole."
                        : "more is paid only where another machine becomes necessary.");
    }

    /// Nothing where one server watches one cluster.
    private static String environment(GroupKey group) {
        return group.environment().equals("default") ? "" : " in " + Markdown.code(group.environment());
    }

    private static String s(Wanted wanted) {
        return wanted.members().size() == 1 ? "s" : "";
    }

    private static String es(Wanted wanted) {
        return wanted.members().size() == 1 ? "es" : "";
    }

    private static String they(Wanted wanted) {
        return wanted.members().size() == 1 ? "it" : "they";
    }
}
