package io.rightsizer.analyzer.collector;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How to reach a server. Secrets stay in their files until a request needs them, and never leave in `toString`.
///
/// @param url with an optional path prefix; user info is refused
/// @param bearerTokenFile read anew for each request, so rotated tokens work
/// @param basicAuthFile one line `user:password`
/// @param headers sent with every request, for example `X-Scope-OrgID`; values may be secret
/// @param caFile PEM bundle trusted instead of the system's
/// @param clientCertificateFile PEM certificate chain, with `clientKeyFile` (PKCS#8 PEM)
/// @param timeout of one request, from connecting to the last byte
/// @param tokenCommand prints a bearer token; run when one is needed, and again when it expires or is refused
/// @param aws signs requests to Amazon Managed Service for Prometheus
public record ServerAccess(
        URI url,
        @Nullable Path bearerTokenFile,
        @Nullable Path basicAuthFile,
        Map<String, String> headers,
        @Nullable Path caFile,
        @Nullable Path clientCertificateFile,
        @Nullable Path clientKeyFile,
        Duration timeout,
        @Nullable Command tokenCommand,
        @Nullable AwsAccess aws) {

    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);

    public ServerAccess {
        headers = Map.copyOf(headers);
    }

    /// Without credentials from a command or for AWS.
    public ServerAccess(
            URI url,
            @Nullable Path bearerTokenFile,
            @Nullable Path basicAuthFile,
            Map<String, String> headers,
            @Nullable Path caFile,
            @Nullable Path clientCertificateFile,
            @Nullable Path clientKeyFile,
            Duration timeout) {
        this(
                url,
                bearerTokenFile,
                basicAuthFile,
                headers,
                caFile,
                clientCertificateFile,
                clientKeyFile,
                timeout,
                null,
                null);
    }

    public static ServerAccess of(URI url) {
        return new ServerAccess(url, null, null, Map.of(), null, null, null, DEFAULT_TIMEOUT);
    }

    public ServerAccess withHeaders(Map<String, String> newHeaders) {
        return new ServerAccess(
                url,
                bearerTokenFile,
                basicAuthFile,
                newHeaders,
                caFile,
                clientCertificateFile,
                clientKeyFile,
                timeout,
                tokenCommand,
                aws);
    }

    /// Everything that decides which data the server shows; it may hold secrets.
    String identity() {
        return String.join(
                "\n",
                url.toString(),
                new TreeMap<>(headers).toString(),
                String.valueOf(bearerTokenFile),
                String.valueOf(basicAuthFile),
                String.valueOf(clientCertificateFile),
                String.valueOf(tokenCommand),
                String.valueOf(aws));
    }

    @Override
    public String toString() {
        return "ServerAccess[" + url.getScheme() + "://" + url.getHost() + url.getRawPath() + "]";
    }
}
