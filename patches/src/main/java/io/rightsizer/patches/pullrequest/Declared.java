package io.rightsizer.patches.pullrequest;

import io.rightsizer.patches.change.LeafChange;
import io.rightsizer.patches.placement.RenderedChange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the repository says today of the amounts that are to change.
record Declared(List<RenderedChange> rendered) {

    /// Whether the repository went back to what it said before a merge: one amount is enough, if none says otherwise.
    boolean isBack(Entry merged) {
        var known = merged.leaves().stream()
                .filter(change -> !change.isKept())
                .flatMap(change -> of(merged, change).stream().map(now -> isBack(now, change)))
                .toList();
        return !known.isEmpty() && !known.contains(false);
    }

    private static boolean isBack(RenderedChange now, LeafChange merged) {
        var amount = now.before();
        try {
            return Objects.equals(amount == null ? null : merged.leaf().canonical(amount), merged.before());
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
    }

    private Optional<RenderedChange> of(Entry entry, LeafChange change) {
        var leaf = entry.list() + "[" + entry.container() + "].resources."
                + change.leaf().section() + "." + change.leaf().resource();
        return rendered.stream()
                .filter(one -> one.path().endsWith("." + leaf) && isOf(entry, one))
                .findFirst();
    }

    private static boolean isOf(Entry entry, RenderedChange one) {
        var object = one.object();
        var workload = entry.workload();
        return object.kind().equals(workload.kind().name())
                && object.name().equals(workload.name())
                && (object.namespace().isEmpty() || object.namespace().equals(workload.namespace()));
    }
}
