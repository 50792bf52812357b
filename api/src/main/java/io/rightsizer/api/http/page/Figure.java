package io.rightsizer.api.http.page;

/// A number that a page begins with.
///
/// @param meaning what it is, in a few words
/// @param detail what to know of it; may be empty
/// @param link where more is; empty where nothing is
/// @param tone `risk`, `good` or `plain`
public record Figure(String value, String meaning, String detail, String link, String tone) {}
