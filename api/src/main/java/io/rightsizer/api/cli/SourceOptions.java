package io.rightsizer.api.cli;

import io.rightsizer.analyzer.collector.CollectorOptions;
import io.rightsizer.analyzer.collector.PrometheusUsageSource;
import io.rightsizer.analyzer.collector.ServerAccess;
import io.rightsizer.analyzer.collector.UsageFileSource;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageSource;
import io.rightsizer.api.Rightsizer;
import io.rightsizer.api.config.Config;
import io.rightsizer.api.demo.DemoPrometheus;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where a run comes from: a server, a usage file, a recording, or a saved run.
final class SourceOptions {

    @Mixin
    private SettingFlags settings = new SettingFlags();

    @Option(
            names = "--usage-csv",
            paramLabel = "FILE",
            description = "Read this usage file instead, plain or gzip, with the columns series_id, timestamp, "
                    + "cpu_cores, memory_bytes, cpu_request, memory_request.")
    private @Nullable Path usageCsv;

    @Option(
            names = "--from",
            paramLabel = "RUN.json",
            description = "Use a saved 'scan -o json'; nothing is collected.")
    private @Nullable Path from;

    @Option(names = "--replay", paramLabel = "DIR", description = "Use the answers saved by --record; no network.")
    private @Nullable Path replay;

    @Option(names = "--record", paramLabel = "DIR", description = "Save every answer, without credentials.")
    private @Nullable Path record;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "End of the window, RFC 3339. Default: now; of a usage file its newest sample.",
            converter = Rfc3339.class)
    private @Nullable Instant asOf;

    /// The run these options ask for.
    ///
    /// @throws UsageException when they ask for none, or for two
    Run run(Terminal terminal) throws IOException {
        refuseTwoSources();
        if (from != null) {
            return saved(from);
        }
        var config = config(terminal);
        if (usageCsv != null) {
            return fromFile(usageCsv, config, terminal);
        }
        if (replay != null) {
            return replayed(replay, config, terminal);
        }
        return fromServer(access(config), asOf == null ? now() : asOf, config, terminal);
    }

    /// The run of the embedded cluster, with everything else as these options ask.
    Run run(DemoPrometheus demo, Terminal terminal) throws IOException {
        if (!sources().isEmpty() || record != null) {
            throw new UsageException("the demo brings its own server; leave out --prometheus, --usage-csv, --from,"
                    + " --replay and --record, or use 'rightsizer scan'");
        }
        var config = config(terminal);
        var window = HistoryWindow.endingAt(asOf == null ? demo.asOf() : asOf, config.window());
        try (var source = new NamedSource(
                PrometheusUsageSource.open(ServerAccess.of(demo.uri()), config.collector()), "embedded demo cluster")) {
            return scan(source, window, config, terminal);
        }
    }

    /// What would be read, for the command that looks at the server itself.
    PlannedRead server(Terminal terminal) {
        var config = config(terminal);
        var window = HistoryWindow.endingAt(asOf == null ? now() : asOf, config.window());
        return new PlannedRead(settings.withHeaders(access(config)), config.collector(), window);
    }

    record PlannedRead(ServerAccess access, CollectorOptions options, HistoryWindow window) {}

    private void refuseTwoSources() {
        var sources = sources();
        if (sources.size() > 1) {
            throw new UsageException("give one of " + String.join(" and ", sources) + ": a run has one source");
        }
        if (record != null && (from != null || usageCsv != null || replay != null)) {
            throw new UsageException("--record saves what a server answers; give it with --prometheus");
        }
    }

    /// The sources the command line names. A server from the file or the environment gives way to any of them.
    private List<String> sources() {
        var sources = new ArrayList<String>();
        if (settings.isGiven("prometheus.url")) {
            sources.add("--prometheus");
        }
        if (usageCsv != null) {
            sources.add("--usage-csv");
        }
        if (from != null) {
            sources.add("--from");
        }
        if (replay != null) {
            sources.add("--replay");
        }
        return sources;
    }

    private Config config(Terminal terminal) {
        return Config.load(settings.sources(terminal.environment()));
    }

    private static ServerAccess access(Config config) {
        return config.prometheus().orElseThrow(SourceOptions::noSource);
    }

    private Run saved(Path file) throws IOException {
        if (asOf != null || settings.isGiven("window") || settings.isGiven("policy")) {
            throw new UsageException("--from cannot change --as-of, --window or --policy of a saved run; scan again");
        }
        return RunJson.read(file);
    }

    private Run fromFile(Path file, Config config, Terminal terminal) throws IOException {
        try (var source = UsageFileSource.open(file)) {
            var end = asOf == null ? source.newest() : asOf;
            return scan(source, HistoryWindow.endingAt(end, config.window()), config, terminal);
        }
    }

    private Run fromServer(ServerAccess access, Instant end, Config config, Terminal terminal) throws IOException {
        try (var source = PrometheusUsageSource.open(
                settings.withHeaders(access), config.collector().recordingInto(record))) {
            var run = scan(source, HistoryWindow.endingAt(end, config.window()), config, terminal);
            if (record != null) {
                RecordedRun.of(run).writeTo(record);
            }
            return run;
        }
    }

    private Run replayed(Path directory, Config config, Terminal terminal) throws IOException {
        var recorded = RecordedRun.in(directory);
        var window = HistoryWindow.endingAt(
                asOf == null ? recorded.asOf() : asOf,
                settings.isGiven("window") ? config.window() : recorded.window());
        var access = ServerAccess.of(URI.create(recorded.server()));
        try (var source = PrometheusUsageSource.open(access, config.collector().replaying(directory))) {
            return scan(source, window, config, terminal);
        }
    }

    private Run scan(UsageSource source, HistoryWindow window, Config config, Terminal terminal) throws IOException {
        try (var progress = new ProgressLine(terminal)) {
            return new Rightsizer(config, clock()).scan(source, window, progress);
        }
    }

    /// A recorded or replayed result must not depend on how long it took.
    private InstantSource clock() {
        return record == null && replay == null ? InstantSource.system() : InstantSource.fixed(Instant.EPOCH);
    }

    /// To the minute: half a scrape more tells nothing, and the run reads better.
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MINUTES);
    }

    private static UsageException noSource() {
        return new UsageException("nothing to read: give --prometheus URL, --usage-csv FILE or --from RUN.json,"
                + " or try 'rightsizer demo'");
    }
}
