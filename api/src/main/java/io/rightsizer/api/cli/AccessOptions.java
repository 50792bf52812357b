package io.rightsizer.api.cli;

import io.rightsizer.api.http.Access;
import io.rightsizer.api.http.GroupRights;
import io.rightsizer.api.http.JwtAccess;
import io.rightsizer.api.http.JwtIssuer;
import io.rightsizer.api.http.PasswordAccess;
import io.rightsizer.api.http.ProxyAccess;
import io.rightsizer.api.http.TokenAccess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// Who may read the report.
final class AccessOptions {

    @Option(
            names = "--passwords",
            paramLabel = "FILE",
            description = "Let in who knows a password; lines as 'rightsizer password' writes them.")
    private @Nullable Path passwords;

    @Option(
            names = "--token",
            paramLabel = "FILE",
            description = "Let in who sends a line of this file as bearer token.")
    private @Nullable Path token;

    @Option(
            names = "--proxy",
            paramLabel = "RANGE",
            description = "Let in whom a proxy at these addresses names in X-Forwarded-User, as 10.0.0.0/8;"
                    + " with --proxy-secret.")
    private @Nullable String proxy;

    @Option(
            names = "--proxy-secret",
            paramLabel = "FILE",
            description = "What the proxy sends in X-Rightsizer-Proxy-Secret.")
    private @Nullable Path proxySecret;

    @ArgGroup(exclusive = false)
    private @Nullable Jwt jwt;

    /// Tokens of an identity provider.
    private static final class Jwt {

        @Option(
                names = "--jwt-issuer",
                paramLabel = "ISSUER",
                required = true,
                description = "Let in who sends a token of this identity provider as bearer token, its `iss`.")
        private String issuer = "";

        @Option(names = "--jwt-audience", paramLabel = "NAME", required = true, description = "Its `aud`.")
        private String audience = "";

        @Option(
                names = "--jwt-keys",
                paramLabel = "URL",
                required = true,
                description = "Where its public keys are (jwks_uri).")
        private URI keys = URI.create("");

        @Option(
                names = "--jwt-algorithm",
                paramLabel = "NAME",
                description = "What its tokens are signed with. Default: ${DEFAULT-VALUE}.",
                defaultValue = "RS256")
        private String algorithm = "RS256";

        @Option(
                names = "--jwt-groups",
                paramLabel = "CLAIM",
                description = "What names the groups of a reader. Default: ${DEFAULT-VALUE}.",
                defaultValue = "groups")
        private String groups = "groups";
    }

    @Option(
            names = "--groups",
            paramLabel = "FILE",
            description = "Let in only members of these groups, who see their teams; lines like"
                    + " 'developers:teams=shop', groups as X-Forwarded-Groups or the token names them.")
    private @Nullable Path groups;

    /// @throws UsageException when options do not go together
    Access access(Terminal terminal) throws IOException {
        if (Stream.of(passwords, token, proxy, jwt).filter(one -> one != null).count() > 1) {
            throw new UsageException("give one of --passwords, --token, --proxy and --jwt-issuer");
        }
        if ((proxy == null) != (proxySecret == null)) {
            throw new UsageException("--proxy and --proxy-secret go together: addresses alone can be forged");
        }
        if (groups != null && proxy == null && jwt == null) {
            throw new UsageException("--groups needs --proxy or --jwt-issuer, which tell the groups of readers");
        }
        if (passwords != null) {
            return PasswordAccess.of(passwords);
        }
        if (token != null) {
            return TokenAccess.of(token);
        }
        try {
            return jwt == null ? proxied() : jwt(jwt, terminal);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong);
        }
    }

    private Access proxied() throws IOException {
        return proxy == null || proxySecret == null
                ? new Access.Anyone()
                : ProxyAccess.of(proxy, proxySecret, groupRights());
    }

    private Access jwt(Jwt given, Terminal terminal) throws IOException {
        var issuer = JwtIssuer.of(given.issuer, given.audience, given.keys, given.algorithm, given.groups);
        return new JwtAccess(issuer, groupRights(), terminal::say);
    }

    private GroupRights groupRights() throws IOException {
        return groups == null ? GroupRights.NONE : GroupRights.of(groups);
    }
}
