package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.forge.FileWrite;
import io.rightsizer.patches.placement.FileChange;
import io.rightsizer.patches.placement.PlacedWorkload;
import io.rightsizer.patches.placement.RenderedChange;
import io.rightsizer.patches.placement.TreeChange;
import io.rightsizer.patches.pullrequest.Entry.State;
import io.rightsizer.patches.pullrequest.Outcome.What;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files of one pull request.
///
/// @param asked all that was wanted, which is what next week is compared with
/// @param kept those of it that are in the commit: one that fails must not stop the others
/// @param dropped outcomes of the rest
record Prepared(
        Wanted asked, Wanted kept, List<Outcome> dropped, List<FileChange> files, List<RenderedChange> rendered) {

    static Prepared of(Wanted asked, Placing placing) {
        var tree = placing.place(asked.changes());
        var bad = tree.workloads().stream()
                .filter(placed -> !Sorted.isWritten(placed))
                .toList();
        if (bad.isEmpty()) {
            return new Prepared(asked, asked, List.of(), tree.files(), tree.rendered());
        }
        var kept = asked.without(bad.stream().map(PlacedWorkload::workload).toList());
        var rest = kept.members().isEmpty()
                ? new TreeChange(List.of(), List.of(), List.of())
                : placing.place(kept.changes());
        return new Prepared(asked, kept, bad.stream().map(Prepared::leftOut).toList(), rest.files(), rest.rendered());
    }

    boolean isEmpty() {
        return kept.members().isEmpty() || files.isEmpty();
    }

    /// Whether the checkout has what the forge has: a file from elsewhere would take back what others committed.
    boolean isFrom(Map<String, String> base) {
        return before().equals(before(base));
    }

    List<FileWrite> writes() {
        return files.stream()
                .map(file -> new FileWrite(file.path(), file.after()))
                .toList();
    }

    Marker.Pending pending(String base) {
        var after = new TreeMap<String, String>();
        files.forEach(file -> after.put(file.path(), file.after() == null ? "" : Digest.blob(file.after())));
        return new Marker.Pending(digest(), base, after);
    }

    Marker marker(String head, PullRequestRun run) {
        return new Marker(
                Marker.SCHEMA, asked.group(), digest(), head, before(), entries(), run.id(), false, false, null);
    }

    private String digest() {
        return Marker.digest(asked.entries());
    }

    private SortedMap<String, String> before() {
        var before = new TreeMap<String, String>();
        files.forEach(file -> before.put(file.path(), file.before() == null ? "" : Digest.blob(file.before())));
        return before;
    }

    private SortedMap<String, String> before(Map<String, String> base) {
        var before = new TreeMap<String, String>();
        files.forEach(file -> before.put(file.path(), base.getOrDefault(file.path(), "")));
        return before;
    }

    private List<Entry> entries() {
        Set<WorkloadId> committed = new HashSet<>(kept.workloads());
        return asked.entries().stream()
                .map(entry -> committed.contains(entry.workload()) ? entry : entry.in(State.DROPPED))
                .toList();
    }

    private static Outcome leftOut(PlacedWorkload placed) {
        return new Outcome(
                What.LEFT_OUT, "", List.of(placed.workload()), "", placed.as().name(), placed.reason());
    }
}
