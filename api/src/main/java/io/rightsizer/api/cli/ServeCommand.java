package io.rightsizer.api.cli;

import io.rightsizer.api.http.Access;
import io.rightsizer.api.http.PasswordAccess;
import io.rightsizer.api.http.ProxyAccess;
import io.rightsizer.api.http.ReportServer;
import io.rightsizer.api.http.TokenAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = "Show the report of one or several runs in a browser, until interrupted.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rightsizer serve --demo",
            "  rightsizer serve --from run.json --also last-week.json --port 8080",
            "  rightsizer serve --prometheus http://127.0.0.1:9090",
            "  rightsizer password anna >> people.txt",
            "  rightsizer serve --from run.json --host 0.0.0.0 --passwords people.txt"
        })
final class ServeCommand implements Callable<Integer> {

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Where to listen. Default: ${DEFAULT-VALUE}; any other than loopback needs one of"
                    + " --passwords, --token and --proxy.",
            defaultValue = "127.0.0.1")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Default: ${DEFAULT-VALUE}, which takes a free one.",
            defaultValue = "0")
    private int port;

    @Option(
            names = "--passwords",
            paramLabel = "FILE",
            description = "Let in who knows a password; lines as 'rightsizer password' writes them.")
    private @Nullable Path passwords;

    @Option(names = "--token", paramLabel = "FILE", description = "Let in who sends this file's text as bearer token.")
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

    @Mixin
    private ReportOptions report = new ReportOptions();

    private final Terminal terminal;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new UsageException("--port must be from 0 to 65535, not " + port);
        }
        var access = access();
        var data = report.data(terminal);
        try (var server = ReportServer.start(data, report.settings(terminal), access, host, port, terminal::say)) {
            terminal.say("the report is at " + server.uri() + "/ until this is interrupted");
            untilInterrupted(server);
        }
        return ExitCode.OK.number();
    }

    private Access access() throws IOException {
        if (Stream.of(passwords, token, proxy).filter(one -> one != null).count() > 1) {
            throw new UsageException("give one of --passwords, --token and --proxy");
        }
        if ((proxy == null) != (proxySecret == null)) {
            throw new UsageException("--proxy and --proxy-secret go together: addresses alone can be forged");
        }
        if (passwords != null) {
            return PasswordAccess.of(passwords);
        }
        if (token != null) {
            return TokenAccess.of(token);
        }
        return proxy == null || proxySecret == null ? new Access.Anyone() : proxy(proxy, proxySecret);
    }

    private static Access proxy(String range, Path secret) throws IOException {
        try {
            return ProxyAccess.of(range, secret);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong);
        }
    }

    /// The hook lets answers that have begun come to their end before the process goes.
    private static void untilInterrupted(ReportServer server) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        new CountDownLatch(1).await();
    }
}
