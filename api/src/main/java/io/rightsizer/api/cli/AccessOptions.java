package io.rightsizer.api.cli;

import io.rightsizer.api.http.Access;
import io.rightsizer.api.http.GroupRights;
import io.rightsizer.api.http.PasswordAccess;
import io.rightsizer.api.http.ProxyAccess;
import io.rightsizer.api.http.TokenAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--groups",
            paramLabel = "FILE",
            description = "Let in only members of these groups, who see their teams; lines like"
                    + " 'developers:teams=shop', groups as the proxy names them in X-Forwarded-Groups.")
    private @Nullable Path groups;

    /// @throws UsageException when options do not go together
    Access access() throws IOException {
        if (Stream.of(passwords, token, proxy).filter(one -> one != null).count() > 1) {
            throw new UsageException("give one of --passwords, --token and --proxy");
        }
        if ((proxy == null) != (proxySecret == null)) {
            throw new UsageException("--proxy and --proxy-secret go together: addresses alone can be forged");
        }
        if (groups != null && proxy == null) {
            throw new UsageException("--groups says what members of groups see, which only --proxy tells of readers");
        }
        if (passwords != null) {
            return PasswordAccess.of(passwords);
        }
        if (token != null) {
            return TokenAccess.of(token);
        }
        return proxy == null || proxySecret == null ? new Access.Anyone() : proxy(proxy, proxySecret);
    }

    private Access proxy(String range, Path secret) throws IOException {
        try {
            return ProxyAccess.of(range, secret, groups == null ? GroupRights.NONE : GroupRights.of(groups));
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong);
        }
    }
}
