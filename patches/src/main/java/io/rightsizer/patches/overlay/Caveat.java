package io.rightsizer.patches.overlay;

/// What happens to an object between its rendering and the cluster, so that the rendering does not tell all.
///
/// @param text one line: who does it, and where that is written
public record Caveat(CaveatCode code, String text) {}
