package io.rightsizer.patches.overlay;

/// Told after each root that was rendered, or taken from the cache; from any thread, one call at a time.
@FunctionalInterface
public interface Progress {

    Progress NONE = (done, all) -> {};

    void rendered(int done, int all);
}
