package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.net.URI;
import java.util.Locale;

/// Where a server answers: the URL a user gave, checked, its path prefix kept.
///
/// @param base ends with a slash, has neither user info nor query
record Endpoint(URI base) {

    static Endpoint of(URI url) throws SourceUnusableException {
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url.getRawUserInfo() != null) {
            throw new SourceUnusableException("the URL of " + url.getHost()
                    + " holds a user or password, which would end up in logs: put `user:password` into a file and"
                    + " give that as the basic auth file");
        }
        if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
            throw new SourceUnusableException(
                    "not the URL of a Prometheus server: it must look like http://prometheus:9090");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new SourceUnusableException("the URL of " + url.getHost()
                    + " must end with its path: leave out everything from the first ? or # on");
        }
        return new Endpoint(url.resolve(url.getRawPath().replaceAll("/+$", "") + "/"));
    }

    URI at(String path) {
        return base.resolve(path);
    }

    /// Host and port as written, for messages.
    String host() {
        return base.getRawAuthority();
    }

    /// The URL without a trailing slash.
    String description() {
        return base.toString().replaceAll("/+$", "");
    }

    boolean sameOrigin(URI other) {
        return base.getScheme().equalsIgnoreCase(other.getScheme())
                && base.getHost().equalsIgnoreCase(other.getHost())
                && port(base) == port(other);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
