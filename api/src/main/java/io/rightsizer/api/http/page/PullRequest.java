package io.rightsizer.api.http.page;

import java.net.URI;

/// A pull request with the patch of a workload.
///
/// @param state as the forge says: `open`, `merged`, `closed`
public record PullRequest(String title, URI link, String state) {

    public PullRequest {
        var scheme = link.getScheme();
        if (!"https".equals(scheme) && !"http".equals(scheme)) {
            throw new IllegalArgumentException("a pull request is a page: " + link);
        }
    }
}
