package io.rightsizer.patches.pullrequest;

/// A container that people do not want changed for now; the dashboard offers to ask again.
record Refusal(ContainerRef container, String reason) {}
