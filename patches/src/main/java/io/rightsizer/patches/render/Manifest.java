package io.rightsizer.patches.render;

import java.util.Map;

/// An object as a renderer printed it.
///
/// @param content its fields in the order they were printed: maps, lists, strings, numbers, booleans and nulls
public record Manifest(ObjectId id, Map<String, Object> content) {}
