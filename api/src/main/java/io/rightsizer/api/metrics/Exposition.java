package io.rightsizer.api.metrics;

/// The answer to one scrape.
///
/// @param body UTF-8
public record Exposition(String contentType, byte[] body) {}
