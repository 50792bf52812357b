package io.rightsizer.patches.check;

/// What a webhook adds to pods is declared nowhere: a patch would add a container without an image.
final class Injected implements Rule {

    @Override
    public void check(Facts facts, Findings findings) {
        for (var change : facts.changes()) {
            var declared = facts.before().container(change.name());
            if (declared.isEmpty()) {
                findings.block(
                        change.name() + " is not declared here: it is injected when a pod starts, or renamed; change"
                                + " the settings of what injects it.");
            } else if (!declared.get().list().equals(change.list())) {
                findings.block(change.name() + " is declared under "
                        + declared.get().list() + ", not under " + change.list() + " as the run saw it.");
            }
        }
        facts.injected()
                .forEach(one -> findings.pass(
                        one.container().name() + " is not declared here, so it is injected, and stays as it is."));
    }
}
