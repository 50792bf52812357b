package io.rightsizer.api.history;

/// A change somebody was asked to merge.
///
/// @param repository as the forge calls it: `shop/manifests`
/// @param number within the repository
/// @param url without credentials
/// @param group the part of the run it changes
/// @param state the forge's word: `open`, `merged`, `closed`
public record PullRequest(String repository, long number, String url, String group, String state) {}
