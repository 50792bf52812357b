package io.rightsizer.patches.pullrequest;

import java.util.ArrayList;

/// One line that a list of pull requests can be read by.
final class Title {

    private Title() {}

    /// `rightsize(shop): −3.2 CPU, −6.1 GiB, −$120–212/month (4 workloads)`. Names nobody, links nothing.
    static String of(Wanted wanted) {
        var totals = Totals.of(wanted.members());
        var parts = new ArrayList<String>();
        parts.add(totals.amounts().isEmpty() ? "limits only" : totals.amounts());
        totals.worth().ifPresent(worth -> parts.add(Totals.bill(worth) + "/month"));
        var scope = BranchNames.segment(wanted.group().owner());
        return subject(wanted.group().lane()) + "(" + scope + "): " + String.join(", ", parts) + " ("
                + Wording.count(wanted.members().size(), "workload") + ")";
    }

    /// The commit's: the title, and what leads back to the run.
    static String commit(Wanted wanted, PullRequestRun run) {
        return Title.of(wanted) + "\n\n"
                + "Rightsizer-Run: " + oneLine(run.id()) + "\n"
                + "Rightsizer-Digest: " + Marker.digest(wanted.entries()) + "\n"
                + "Rightsizer-Version: " + oneLine(run.tool()) + "\n";
    }

    private static String subject(Lane lane) {
        return lane == Lane.ROLLBACK ? "rollback" : "rightsize";
    }

    private static String oneLine(String text) {
        return text.replaceAll("[^A-Za-z0-9 ._:+-]+", "-");
    }
}
