package io.rightsizer.api.cli;

import io.rightsizer.api.config.Durations;
import io.rightsizer.api.health.Health;
import io.rightsizer.api.history.HistoryPlace;
import io.rightsizer.api.http.Access;
import io.rightsizer.api.http.ReportServer;
import io.rightsizer.api.metrics.HistoryState;
import io.rightsizer.api.metrics.Metrics;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
            "  rightsizer serve                                     # the runs of the history",
            "  rightsizer serve --demo",
            "  rightsizer serve --from run.json --also last-week.json --port 8080",
            "  rightsizer serve --every 7d --prometheus http://127.0.0.1:9090",
            "  rightsizer password anna >> people.txt",
            "  rightsizer serve --host 0.0.0.0 --passwords people.txt"
        })
final class ServeCommand implements Callable<Integer> {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Where to listen. Default: ${DEFAULT-VALUE}; any other than loopback needs one of"
                    + " --passwords, --token, --proxy and --jwt-issuer.",
            defaultValue = "127.0.0.1")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Default: ${DEFAULT-VALUE}, which takes a free one.",
            defaultValue = "0")
    private int port;

    private @Nullable Duration every;

    @Mixin
    private AccessOptions access = new AccessOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    private final Terminal terminal;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            description = "Scan the server that is configured in this rhythm as well, for example 7d, and keep the"
                    + " runs in the history.")
    void every(@Nullable String text) {
        every = text == null ? null : Durations.parse(text);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new UsageException("--port must be from 0 to 65535, not " + port);
        }
        refuseUnclear();
        var readers = access.access(terminal);
        try (var open = every == null ? report.open(terminal) : report.openToStore(terminal)) {
            serve(open, readers);
        }
        return ExitCode.OK.number();
    }

    private void refuseUnclear() {
        if (every != null
                && (report.demo()
                        || !report.source().collects()
                        || report.source().isAsOf())) {
            throw new UsageException("--every scans a server again and again; leave out --demo, --from and --as-of");
        }
        if (every != null && every.compareTo(SHORTEST) < 0) {
            throw new UsageException("--every must be at least " + Durations.print(SHORTEST));
        }
        if (every != null) {
            report.source().server(terminal);
        }
    }

    private void serve(OpenReport open, Access readers) throws IOException, InterruptedException {
        var metrics = MeasuringOptions.metrics(report.config(terminal));
        if (open.place() instanceof HistoryPlace.File(var file)) {
            metrics.watchHistory(() -> HistoryState.ofFile(file));
        }
        var health = new Health(open.history()::runs, InstantSource.system());
        var probes = new ReportServer.Probes(metrics, health);
        var settings = report.settings(terminal);
        try (var server = ReportServer.start(open.data(), settings, readers, probes, host, port, terminal::say);
                var _ = NewestRun.follow(open, metrics, health);
                var _ = timetable(open, metrics)) {
            health.started();
            terminal.say("the report is at " + server.uri() + "/ until this is interrupted");
            untilInterrupted(server, health);
        }
    }

    private @Nullable Timetable timetable(OpenReport open, Metrics metrics) {
        if (every == null) {
            return null;
        }
        var source = report.source();
        var job = new RunJob(
                source.history(terminal), metrics, report.config(terminal).notifications(), terminal);
        return Timetable.start(
                every,
                open.history(),
                () -> job.run(
                        watch -> source.run(terminal, watch),
                        run -> source.costs(run, terminal),
                        run -> RunOutcome.of(run, Finding.NEVER, terminal)),
                terminal);
    }

    /// The hook lets answers that have begun come to their end before the process goes.
    private static void untilInterrupted(ReportServer server, Health health) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            health.stopping();
            server.close();
        }));
        new CountDownLatch(1).await();
    }
}
