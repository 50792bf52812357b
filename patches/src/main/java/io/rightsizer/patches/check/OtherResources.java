package io.rightsizer.patches.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Devices, huge pages, disk and claims belong to others.
final class OtherResources implements Rule {

    private static final Set<String> OURS = Set.of("cpu", "memory");

    @Override
    public void check(Facts facts, Findings findings) {
        for (var container : facts.before().containers()) {
            facts.after().container(container.name()).ifPresent(after -> check(container, after, findings));
        }
    }

    private static void check(PodContainer before, PodContainer after, Findings findings) {
        for (var section : List.of("requests", "limits")) {
            var left = Tree.map(Tree.at(before.content(), "resources", section));
            var right = Tree.map(Tree.at(after.content(), "resources", section));
            var names = new TreeSet<String>();
            left.keySet().forEach(name -> names.add(Tree.text(name)));
            right.keySet().forEach(name -> names.add(Tree.text(name)));
            names.removeAll(OURS);
            for (var name : names) {
                same(name, left.get(name), right.get(name), section, before.name(), findings);
            }
        }
        var claims = Tree.at(before.content(), "resources", "claims");
        if (claims != null || Tree.at(after.content(), "resources", "claims") != null) {
            same(
                    "claims",
                    claims,
                    Tree.at(after.content(), "resources", "claims"),
                    "resources",
                    before.name(),
                    findings);
        }
    }

    private static void same(
            String name,
            @Nullable Object before,
            @Nullable Object after,
            String section,
            String container,
            Findings findings) {
        if (Difference.between(before, after).isEmpty()) {
            findings.pass(Tree.quoted(name) + " of " + container + " stays as it is.");
        } else {
            findings.block(Tree.quoted(name) + " under " + section + " of " + container + " would change from "
                    + OnlyResources.orNone(before) + " to " + OnlyResources.orNone(after) + ".");
        }
    }
}
