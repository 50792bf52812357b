package io.rightsizer.patches.forge;

import java.util.Map;

/// What differs between forges on the wire.
///
/// @param headers of every request
/// @param scopes all a token needs, for the message about a refused one
record Dialect(ForgeKind kind, Map<String, String> headers, String scopes) {

    static final Dialect GITHUB = new Dialect(
            ForgeKind.GITHUB,
            Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28"),
            "contents, pull_requests and issues: write, metadata: read");

    static final Dialect GITLAB = new Dialect(
            ForgeKind.GITLAB, Map.of("Accept", "application/json"), "scope api and the role Developer of the project");
}
