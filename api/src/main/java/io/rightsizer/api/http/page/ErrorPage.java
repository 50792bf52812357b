package io.rightsizer.api.http.page;

/// What is wrong, and where to go from here.
///
/// @param id of the line in the server's log; empty where the message says all
public record ErrorPage(int status, String title, String message, String id) {}
