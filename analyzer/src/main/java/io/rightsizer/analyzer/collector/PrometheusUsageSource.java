package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import io.rightsizer.analyzer.usage.UsageDays;
import io.rightsizer.analyzer.usage.UsageSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Usage from a Prometheus-compatible server, with the Kubernetes facts kube-state-metrics left there.
///
/// Containers arrive in the order of cluster, namespace, kind, name and container; after them those whose names are no
/// Kubernetes names. The same answers give the same rows in the same order, however many shards are read at once and
/// however they had to be divided; over a slow link ([Link]) amounts may come rounded up.
public final class PrometheusUsageSource implements UsageSource {

    private final PrometheusServer server;
    private final String identity;
    private final CollectorOptions options;
    private final Part part;
    private final @Nullable Kept days;

    /// Connects to nothing yet.
    ///
    /// @throws SourceUnusableException when the URL or a file it needs is unusable
    public static UsageSource open(ServerAccess access, CollectorOptions options) throws IOException {
        return new PrometheusUsageSource(
                HttpPrometheusServer.open(access, options), access.identity(), options, Part.WHOLE, null);
    }

    /// The same, heard by what `observers` gives for the name of the server; a recording is not.
    public static PrometheusUsageSource open(
            ServerAccess access, CollectorOptions options, Function<String, RequestObserver> observers)
            throws IOException {
        var server = HttpPrometheusServer.open(access, options, Retry.standard(), Clock.systemUTC());
        return new PrometheusUsageSource(
                options.replay() == null ? server.observed(observers.apply(server.description())) : server,
                access.identity(),
                options,
                Part.WHOLE,
                null);
    }

    PrometheusUsageSource(PrometheusServer server, CollectorOptions options) {
        this(server, server.description(), options, Part.WHOLE, null);
    }

    private PrometheusUsageSource(
            PrometheusServer server, String identity, CollectorOptions options, Part part, @Nullable Kept days) {
        this.server = server;
        this.identity = identity;
        this.options = options;
        this.part = part;
        this.days = days;
    }

    /// The same for the namespaces of one part; several parts together bring what one source brings.
    public PrometheusUsageSource of(Part newPart) {
        return new PrometheusUsageSource(server, identity, options, newPart, days);
    }

    /// The same, reading only the days that are not in `kept`, and putting those there.
    ///
    /// @param version of the program: another one may read in another way
    public PrometheusUsageSource keepingIn(UsageDays kept, String version) {
        return new PrometheusUsageSource(server, identity, options, part, new Kept(kept, version));
    }

    private record Kept(UsageDays days, String version) {}

    /// When the window ends of the run that was interrupted and that one with these settings goes on with.
    public static Optional<Instant> unfinished(ServerAccess access, CollectorOptions options, HistoryWindow now)
            throws IOException {
        var resume = options.resume();
        return resume == null
                ? Optional.empty()
                : FinishedShards.asOf(resume, settings(access.identity(), options), now);
    }

    @Override
    public CollectionReport collect(HistoryWindow window, Consumer<Collected> sink, Progress progress)
            throws IOException {
        var queries = queries(new Queries(options, window));
        var running = RunningUsage.read(server, queries);
        var inventory = InventoryReader.read(server, queries, running);
        requireUsage(queries, running);
        var usual = server.usage().method();
        var methods = new TreeSet<String>();
        var shards = ShardPlan.of(inventory, running, options.containersAtOnce(running));
        var finished = FinishedShards.of(options.resume(), settings(identity, options), window);
        var kept = keptDays(window, running, inventory, shards);
        var collector = new ShardCollector(server, queries, running, inventory, finished, kept);
        var before = new AtomicLong();
        var complete = new AtomicBoolean(true);
        var pace = server.pace(options.concurrency());
        new ShardRunner(pace.most(), pace::width).run(shards, collector::collect, (index, outcome) -> {
            outcome.rows().forEach(sink);
            methods.addAll(outcome.methods());
            complete.compareAndSet(true, outcome.complete());
            before.addAndGet(outcome.requestsBefore());
            progress.at(index + 1, shards.size(), shards.get(index).title());
        });
        inventory.rejected().forEach(sink);
        if (complete.get()) {
            finished.finished();
        }
        if (kept != null) {
            kept.finished();
        }
        var requests = before.get() + server.requests();
        var method = methods.isEmpty() ? usual : String.join(", ", methods);
        return report(complete.get(), inventory, requests, method, hints(finished, kept, methods));
    }

    private static List<String> hints(FinishedShards finished, @Nullable KeptDays kept, Set<String> methods) {
        var hints = new ArrayList<>(finished.warnings());
        if (kept != null) {
            hints.addAll(kept.notes());
        }
        if (methods.contains(HourlyPeaks.METHOD)) {
            hints.add((methods.size() > 1 ? "some usage" : "usage")
                    + " was read as each hour's peaks, which are fewer bytes: amounts may be higher than needed");
        }
        return hints;
    }

    /// Names may be called otherwise from some day on, and then have to be read under their new labels.
    private @Nullable KeptDays keptDays(
            HistoryWindow window, RunningUsage running, Inventory inventory, List<Shard> shards) {
        if (days == null || !KeptDays.suit(window)) {
            return null;
        }
        var source = String.join(
                "\n",
                identity,
                options.clusterLabel(),
                days.version(),
                window.step().toString(),
                running.labels().toString(),
                inventory.labels().toString());
        return new KeptDays(days.days(), FinishedShards.hash(source), window, shards, Instant.now());
    }

    /// Everything beside the window that decides what is read.
    static String settings(String identity, CollectorOptions options) {
        return String.join(
                "\n",
                identity,
                options.clusterLabel(),
                String.valueOf(options.cluster()),
                String.valueOf(options.namespaces()),
                options.courtesy().reading().name());
    }

    /// Where there are no pods or no usage at all, the whole is asked for and says what is wrong.
    private Queries queries(Queries whole) throws IOException {
        if (part.isWhole()) {
            return whole;
        }
        var listed = places(whole.everListed(), whole);
        var used = places(whole.everUsed(), whole);
        if (listed.isEmpty() || used.isEmpty()) {
            return whole;
        }
        listed.addAll(used);
        return whole.of(part, listed);
    }

    private SortedSet<Place> places(List<Selector> selectors, Queries whole) throws IOException {
        return server.places(selectors, options.clusterLabel(), whole.window());
    }

    private CollectionReport report(
            boolean complete, Inventory inventory, long requests, String method, List<String> hints) {
        var warnings = new ArrayList<>(server.warnings());
        var warned = !warnings.isEmpty();
        warnings.addAll(inventory.warnings());
        warnings.addAll(server.notes());
        warnings.addAll(hints);
        return new CollectionReport(complete && !warned, warnings, requests, method, inventory.state());
    }

    @Override
    public String description() {
        return server.description();
    }

    @Override
    public void close() {
        server.close();
    }

    /// A window in which everything has ended by now still has usage, so the whole window decides.
    private void requireUsage(Queries queries, RunningUsage running) throws IOException {
        if (queries.part().isWhole()
                && running.containers().isEmpty()
                && server.series(queries.everUsed(), queries.window()).isEmpty()) {
            throw new SourceUnusableException("no " + Queries.MEMORY + " series between "
                    + queries.window().from() + " and " + queries.window().to() + " at " + server.description()
                    + "; check that this server scrapes the kubelets' /metrics/cadvisor,"
                    + " and the cluster and namespace filters"
                    + server.warnings().stream()
                            .findFirst()
                            .map(first -> "; " + first)
                            .orElse(""));
        }
    }
}
