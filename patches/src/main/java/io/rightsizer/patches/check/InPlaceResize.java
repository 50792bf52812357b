package io.rightsizer.patches.check;

/// Resizing in place (<https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/>) changes a
/// running pod; a changed template makes new pods. It is told only where a `resizePolicy` shows that somebody expects
/// otherwise.
final class InPlaceResize implements Rule {

    @Override
    public void check(Facts facts, Findings findings) {
        for (var change : facts.changes()) {
            facts.after()
                    .container(change.name())
                    .filter(container -> container.content().get("resizePolicy") != null)
                    .ifPresent(container -> findings.warn(change.name()
                            + " has a resizePolicy, but a changed template is not resized in place: its pods are"
                            + " replaced."));
        }
    }
}
