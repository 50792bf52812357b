package io.rightsizer.api.cli;

import io.rightsizer.analyzer.collector.BlockUsageSource;
import io.rightsizer.analyzer.collector.CollectorOptions;
import io.rightsizer.analyzer.collector.Part;
import io.rightsizer.analyzer.collector.PrometheusUsageSource;
import io.rightsizer.analyzer.collector.Resume;
import io.rightsizer.analyzer.collector.ServerAccess;
import io.rightsizer.analyzer.collector.UsageFileSource;
import io.rightsizer.analyzer.part.MergedParts;
import io.rightsizer.analyzer.part.PartSet;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageSource;
import io.rightsizer.api.Backtester;
import io.rightsizer.api.Rightsizer;
import io.rightsizer.api.config.Config;
import io.rightsizer.api.config.PricingSettings;
import io.rightsizer.api.demo.DemoPrometheus;
import io.rightsizer.api.history.RunName;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunJson;
import io.rightsizer.api.report.backtest.BacktestRun;
import io.rightsizer.pricing.saving.Costs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where a run comes from: a server, its blocks, a usage file, a recording, or a saved run.
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
            names = "--tsdb",
            paramLabel = "DIR",
            description =
                    "Read the blocks in this directory instead, without a server: a snapshot, a data directory of "
                            + "Prometheus, or what a Thanos bucket holds.")
    private @Nullable Path tsdb;

    @Option(
            names = "--from",
            paramLabel = "RUN",
            description = "Use a saved 'scan -o json', or a run of the history: its id, latest, latest~1. Nothing is"
                    + " collected.")
    private @Nullable String from;

    @Option(names = "--replay", paramLabel = "DIR", description = "Use the answers saved by --record; no network.")
    private @Nullable Path replay;

    @Option(names = "--record", paramLabel = "DIR", description = "Save every answer, without credentials.")
    private @Nullable Path record;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Keep there what was read, until all is; the same command goes on after an interruption.")
    private @Nullable Path resume;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "End of the window, RFC 3339. Default: now; of a usage file or blocks the newest sample.",
            converter = Rfc3339.class)
    private @Nullable Instant asOf;

    /// The run these options ask for.
    ///
    /// @throws UsageException when they ask for none, or for two
    Run run(Terminal terminal) throws IOException {
        return run(terminal, ScanWatch.NONE);
    }

    /// The same, watched; a saved run is not read from a server.
    Run run(Terminal terminal, ScanWatch watch) throws IOException {
        refuseTwoSources();
        var config = config(terminal);
        if (from != null) {
            return saved(from, terminal);
        }
        try (var opened = open(config, watch)) {
            return scan(opened, config, terminal, watch);
        }
    }

    /// The same; of a run in the history no more than what is asked about.
    Run run(Terminal terminal, ExplainTarget target) throws IOException {
        var kept = from == null ? Optional.<RunName>empty() : HistoryAccess.named(from);
        if (kept.isEmpty()) {
            return run(terminal);
        }
        refuseTwoSources();
        refuseOtherSettings();
        return history(terminal).read(kept.get(), target);
    }

    /// What one shard collects from. Its window ends at the last midnight in UTC: shards that are started one
    /// after the other have to end theirs at the same moment.
    ///
    /// @throws UsageException when there is no server and no blocks to collect from
    OpenSource open(Part part, Config config, ScanWatch watch) throws IOException {
        if (resume != null) {
            throw new UsageException("--resume is for a whole scan; a shard that was interrupted is collected again");
        }
        if (settings.isGiven("history.incremental")) {
            throw new UsageException("--incremental is for a whole scan; shards read the whole window");
        }
        refuseTwoSources();
        if (from != null || usageCsv != null || replay != null || record != null) {
            throw new UsageException("--shard collects from a server or from blocks: give --prometheus URL or --tsdb"
                    + " DIR, and neither --usage-csv, --from, --replay nor --record");
        }
        if (tsdb != null) {
            return openBlocks(BlockUsageSource.open(tsdb, config.collector()).of(part), config);
        }
        var source =
                PrometheusUsageSource.open(settings.withHeaders(access(config)), config.collector(), watch.requests());
        return new OpenSource(source.of(part), asOfOr(Instant.now().truncatedTo(ChronoUnit.DAYS)), Stretch.of(config));
    }

    /// The run that shards collected for.
    Run merged(PartSet parts, Config config, Terminal terminal, ScanWatch watch) throws IOException {
        var window = parts.run().window();
        try (var progress = new ProgressLine(terminal);
                var source = new MergedParts(parts)) {
            return new Rightsizer(config, InstantSource.fixed(Instant.EPOCH))
                    .scan(source, window, progress, watch.outlines());
        }
    }

    /// Refuses what the shards have decided.
    ///
    /// @return the moment the shards look back from; absent for the newest
    @Nullable
    Instant mergedAsOf() {
        var fixed = List.of("window", "prometheus.namespaces", "prometheus.cluster", "prometheus.clusterLabel");
        if (!sources().isEmpty() || record != null || fixed.stream().anyMatch(settings::isGiven)) {
            throw new UsageException("--merge asks no server: what was read, and of which namespaces, clusters and"
                    + " window, was told to the shards; leave that out");
        }
        return asOf;
    }

    /// Whether the command line says where a run comes from.
    boolean namesSource() {
        return !sources().isEmpty();
    }

    boolean isAsOf() {
        return asOf != null;
    }

    /// Whether the run is made now, and not one that was kept or saved.
    boolean collects() {
        return from == null;
    }

    HistoryAccess history(Terminal terminal) {
        return HistoryAccess.of(config(terminal));
    }

    /// The history in `file` where nobody named another.
    HistoryAccess history(Path file, Terminal terminal) {
        return HistoryAccess.of(config(terminal), file);
    }

    /// What the run costs and saves, with the prices these options name.
    Costs costs(Run run, Terminal terminal) throws IOException {
        return new Rightsizer(config(terminal), clock()).costs(run);
    }

    /// The same with what each namespace saves by itself.
    Costs costsByNamespace(Run run, Terminal terminal) throws IOException {
        return new Rightsizer(config(terminal), clock()).costsByNamespace(run);
    }

    PricingSettings pricing(Terminal terminal) {
        return config(terminal).pricing();
    }

    /// The run of the embedded cluster, with everything else as these options ask.
    Run run(DemoPrometheus demo, Terminal terminal, ScanWatch watch) throws IOException {
        if (!sources().isEmpty() || record != null) {
            throw new UsageException("the demo brings its own server; leave out --prometheus, --usage-csv, --tsdb,"
                    + " --from, --replay and --record, or use 'rightsizer scan'");
        }
        var config = config(terminal);
        var server = PrometheusUsageSource.open(ServerAccess.of(demo.uri()), config.collector(), watch.requests());
        var source = new NamedSource(server, "embedded demo cluster");
        try (var opened = new OpenSource(source, asOfOr(demo.asOf()), Stretch.of(config))) {
            return scan(opened, config, terminal, watch);
        }
    }

    /// The backtest these options ask for.
    ///
    /// @throws UsageException when they name no source or two, or one without usage
    BacktestRun backtest(AskedPlan plan, Terminal terminal) throws IOException {
        if (from != null) {
            throw new UsageException("--from has recommendations but no usage to replay;"
                    + " give --prometheus URL, --usage-csv FILE, --tsdb DIR or --replay DIR");
        }
        if (settings.isGiven("policy")) {
            throw new UsageException("--policy is for one; a backtest compares several: --policies split,peak");
        }
        refuseTwoSources();
        var config = config(terminal);
        try (var opened = open(config, ScanWatch.NONE);
                var progress = new ProgressLine(terminal)) {
            var window = opened.window(plan.window(opened.stretch()));
            var settled = plan.with(config.sizing().policySettings());
            var run = Backtester.run(settled, config.aims(), opened.source(), window, progress);
            saveRecording(opened.source(), window);
            return run;
        }
    }

    /// What would be read, for the command that looks at the server itself.
    PlannedRead server(Terminal terminal) {
        var config = config(terminal);
        var window = HistoryWindow.endingAt(asOfOr(now()), config.window());
        return new PlannedRead(settings.withHeaders(access(config)), config.collector(), window);
    }

    record PlannedRead(ServerAccess access, CollectorOptions options, HistoryWindow window) {}

    private void refuseTwoSources() {
        var sources = sources();
        if (sources.size() > 1) {
            throw new UsageException("give one of " + String.join(" and ", sources) + ": a run has one source");
        }
        if (record != null && (from != null || usageCsv != null || tsdb != null || replay != null)) {
            throw new UsageException("--record saves what a server answers; give it with --prometheus");
        }
        if (settings.isGiven("history.incremental")
                && (record != null || from != null || usageCsv != null || tsdb != null || replay != null)) {
            throw new UsageException("--incremental reads a server; give it with --prometheus, and without --record,"
                    + " which saves every answer");
        }
        if (resume != null && (record != null || from != null || usageCsv != null || tsdb != null || replay != null)) {
            throw new UsageException("--resume goes on with reading a server; give it with --prometheus,"
                    + " and without --record, which saves every answer");
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
        if (tsdb != null) {
            sources.add("--tsdb");
        }
        if (from != null) {
            sources.add("--from");
        }
        if (replay != null) {
            sources.add("--replay");
        }
        return sources;
    }

    /// A setting that only some commands have an option for.
    void set(String path, String flag, @Nullable String value) {
        settings.set(path, flag, value);
    }

    Config config(Terminal terminal) {
        return Config.load(settings.sources(terminal.environment()));
    }

    private static ServerAccess access(Config config) {
        return config.prometheus().orElseThrow(SourceOptions::noSource);
    }

    /// @param run a file, or what a run is called in the history
    Run saved(String run, Terminal terminal) throws IOException {
        refuseOtherSettings();
        var stored = HistoryAccess.named(run);
        return stored.isPresent() ? history(terminal).read(stored.get()) : RunJson.read(Path.of(run));
    }

    private void refuseOtherSettings() {
        var fixed = List.of("window", "policy", "risk.memory", "risk.cpu");
        if (asOf != null || fixed.stream().anyMatch(settings::isGiven)) {
            throw new UsageException("--from cannot change --as-of, --window, --policy, --memory-risk or --cpu-risk of"
                    + " a saved run; scan again");
        }
    }

    private OpenSource open(Config config, ScanWatch watch) throws IOException {
        if (usageCsv != null) {
            return openFile(usageCsv, config);
        }
        if (tsdb != null) {
            return openBlocks(tsdb, config);
        }
        return replay == null ? openServer(access(config), config, watch) : openRecording(replay, config);
    }

    private OpenSource openFile(Path file, Config config) throws IOException {
        var source = UsageFileSource.open(file);
        var end = asOfOr(HistoryWindow.endOfStep(source.newest(), source.step()));
        var stretch = Stretch.of(config).holding(Duration.between(source.oldest(), end));
        return new OpenSource(source, end, source.step(), stretch);
    }

    private OpenSource openBlocks(Path directory, Config config) throws IOException {
        return openBlocks(BlockUsageSource.open(directory, config.collector()), config);
    }

    private OpenSource openBlocks(BlockUsageSource source, Config config) {
        var end = asOfOr(HistoryWindow.endOfStep(source.newest(), HistoryWindow.DEFAULT_STEP));
        return new OpenSource(source, end, Stretch.of(config).holding(Duration.between(source.oldest(), end)));
    }

    private OpenSource openServer(ServerAccess access, Config config, ScanWatch watch) throws IOException {
        var server = settings.withHeaders(access);
        var options = config.collector().recordingInto(record).resuming(resumed());
        var stretch = Stretch.of(config);
        var end = asOf == null ? unfinished(server, options, stretch) : asOf;
        return new OpenSource(
                incremental(PrometheusUsageSource.open(server, options, watch.requests()), watch), end, stretch);
    }

    /// A recording has to hold the whole window.
    private PrometheusUsageSource incremental(PrometheusUsageSource source, ScanWatch watch) {
        var days = watch.days();
        if (days != null && resume != null) {
            throw new UsageException("leave out --resume: an incremental run keeps the days it has read anyway");
        }
        return days == null || record != null ? source : source.keepingIn(days, Version.tool());
    }

    private @Nullable Resume resumed() {
        return resume == null ? null : new Resume(resume, Version.tool());
    }

    /// What an interrupted run has read is of its window.
    private static Instant unfinished(ServerAccess server, CollectorOptions options, Stretch stretch)
            throws IOException {
        var now = now();
        var window = HistoryWindow.endingAt(now, stretch.window());
        return PrometheusUsageSource.unfinished(server, options, window).orElse(now);
    }

    private OpenSource openRecording(Path directory, Config config) throws IOException {
        var recorded = RecordedRun.in(directory);
        var access = ServerAccess.of(URI.create(recorded.server()));
        var source = PrometheusUsageSource.open(access, config.collector().replaying(directory));
        var stretch = settings.isGiven("window") ? Stretch.of(config) : Stretch.recorded(recorded.window());
        return new OpenSource(source, asOfOr(recorded.asOf()), stretch);
    }

    private Instant asOfOr(Instant otherwise) {
        return asOf == null ? otherwise : asOf;
    }

    private Run scan(OpenSource opened, Config config, Terminal terminal, ScanWatch watch) throws IOException {
        var window = opened.window(opened.stretch().window());
        try (var progress = new ProgressLine(terminal)) {
            var run = new Rightsizer(config, clock()).scan(opened.source(), window, progress, watch.outlines());
            saveRecording(opened.source(), window);
            return run;
        }
    }

    /// What [#openRecording] needs beside the answers.
    private void saveRecording(UsageSource source, HistoryWindow window) throws IOException {
        if (record != null) {
            new RecordedRun(source.description(), window.to(), window.length()).writeTo(record);
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
        return new UsageException(
                "nothing to read: give --prometheus URL, --usage-csv FILE, --tsdb DIR or --from RUN.json,"
                        + " or try 'rightsizer demo'");
    }
}
