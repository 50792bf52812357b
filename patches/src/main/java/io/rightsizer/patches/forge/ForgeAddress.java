package io.rightsizer.patches.forge;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One repository of one forge.
///
/// @param apiUrl where the API begins: `https://api.github.com`, `https://gitlab.acme.io/api/v4`. It is https, or
///     http on this very machine
/// @param repository `owner/name`; in GitLab with as many groups as there are
public record ForgeAddress(ForgeKind kind, URI apiUrl, String repository) {

    private static final Pattern URL =
            Pattern.compile("(?i)(https|http|ssh|git\\+ssh)://(?:[^/@]*@)?([a-z0-9.-]+)(?::(\\d{1,5}))?/(.+)");
    private static final Pattern SCP = Pattern.compile("(?i)(?:[a-z0-9._-]+@)?([a-z0-9.-]+):(?!/)(.+)");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_.-]{1,255}");
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");

    public ForgeAddress {
        requireRepository(kind, repository);
        requireSafe(apiUrl);
    }

    /// From the URL of a Git remote, `https://github.com/acme/config.git` or `git@gitlab.com:acme/config.git`.
    ///
    /// @param kind of the forge at that host; may be absent for github.com, ghe.com and gitlab.com
    public static ForgeAddress of(String remoteUrl, @Nullable ForgeKind kind) {
        var remote = Remote.parse(remoteUrl.strip());
        var forge = kind == null ? known(remote.host()).orElseThrow(() -> unknown(remote.host())) : kind;
        return new ForgeAddress(forge, api(forge, remote), remote.path());
    }

    /// For people, without any scheme: `github.com/acme/config`.
    public String description() {
        return host() + "/" + repository;
    }

    String host() {
        var host = apiUrl.getHost() + (apiUrl.getPort() < 0 ? "" : ":" + apiUrl.getPort());
        return kind == ForgeKind.GITHUB && host.startsWith("api.") ? host.substring("api.".length()) : host;
    }

    String owner() {
        return repository.substring(0, repository.lastIndexOf('/'));
    }

    private static Optional<ForgeKind> known(String host) {
        if (host.equals("github.com") || host.endsWith(".ghe.com")) {
            return Optional.of(ForgeKind.GITHUB);
        }
        return host.equals("gitlab.com") ? Optional.of(ForgeKind.GITLAB) : Optional.empty();
    }

    private static URI api(ForgeKind kind, Remote remote) {
        var host = remote.host();
        return URI.create(
                switch (kind) {
                    case GITHUB ->
                        host.equals("github.com") || host.endsWith(".ghe.com")
                                ? "https://api." + host
                                : remote.origin() + "/api/v3";
                    case GITLAB -> remote.origin() + "/api/v4";
                });
    }

    private static void requireRepository(ForgeKind kind, String repository) {
        var segments = repository.split("/", -1);
        var right = kind == ForgeKind.GITHUB ? segments.length == 2 : segments.length >= 2 && segments.length <= 22;
        for (var segment : segments) {
            right &= SEGMENT.matcher(segment).matches() && !segment.matches("\\.+");
        }
        if (!right) {
            throw refused(
                    "a repository of " + kind.title() + " is written owner/name, not " + Shown.oneLine(repository));
        }
    }

    private static void requireSafe(URI apiUrl) {
        var scheme = String.valueOf(apiUrl.getScheme()).toLowerCase(Locale.ROOT);
        var host = apiUrl.getHost();
        if (host == null || !(scheme.equals("https") || (scheme.equals("http") && THIS_MACHINE.contains(host)))) {
            throw refused("the forge's API must be an https address: a token is sent to it");
        }
        if (apiUrl.getUserInfo() != null || apiUrl.getQuery() != null || apiUrl.getFragment() != null) {
            throw refused("the address of the forge's API must not carry a user, a query or a fragment");
        }
    }

    private static ForgeException unknown(String host) {
        return refused("which forge runs at " + Shown.oneLine(host) + "? Say whether it is github or gitlab");
    }

    private static ForgeException refused(String message) {
        return new ForgeException(ForgeCode.REFUSED, message);
    }

    /// @param origin of its web pages, with a port only where the remote is http(s)
    private record Remote(String host, String origin, String path) {

        /// Never quotes the URL: people leave tokens in it.
        static Remote parse(String url) {
            var full = URL.matcher(url);
            if (full.matches()) {
                return of(full);
            }
            var scp = SCP.matcher(url);
            if (!url.contains("://") && scp.matches()) {
                var host = scp.group(1).toLowerCase(Locale.ROOT);
                return new Remote(host, "https://" + host, path(scp.group(2)));
            }
            throw refused("the Git remote is no address of a forge: give the repository as https://host/owner/name");
        }

        private static Remote of(Matcher url) {
            var scheme = url.group(1).toLowerCase(Locale.ROOT);
            var host = url.group(2).toLowerCase(Locale.ROOT);
            host = host.equals("ssh.github.com")
                    ? "github.com"
                    : host.equals("altssh.gitlab.com") ? "gitlab.com" : host;
            var web = scheme.startsWith("http");
            var port = web && url.group(3) != null ? ":" + url.group(3) : "";
            return new Remote(host, (web ? scheme : "https") + "://" + host + port, path(url.group(4)));
        }

        private static String path(String raw) {
            return raw.replaceFirst("/+$", "").replaceFirst("\\.git$", "").replaceFirst("^/+", "");
        }
    }
}
