package io.rightsizer.patches.render;

/// Which object a manifest declares.
///
/// @param group API group, empty for the core group
/// @param namespace empty where the manifest declares none
public record ObjectId(String group, String version, String kind, String namespace, String name) {}
