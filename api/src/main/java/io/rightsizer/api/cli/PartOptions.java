package io.rightsizer.api.cli;

import io.rightsizer.analyzer.collector.Part;
import io.rightsizer.analyzer.part.PartDirectory;
import io.rightsizer.analyzer.part.PartSet;
import io.rightsizer.analyzer.part.PartStore;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import io.rightsizer.api.config.Config;
import io.rightsizer.api.config.Durations;
import io.rightsizer.api.history.History;
import io.rightsizer.api.history.HistoryPlace;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A run made by several processes: each collects a share of the namespaces, and one makes the run of what
/// they brought.
final class PartOptions {

    /// What Kubernetes tells each pod of an Indexed Job.
    private static final String INDEX = "JOB_COMPLETION_INDEX";

    private static final Pattern SHARD = Pattern.compile("(of|\\d{1,5})/(\\d{1,5})");
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Only collect, and only share I of N of the namespaces, counted from 0; of/N takes I from"
                    + " JOB_COMPLETION_INDEX. --merge makes the run.")
    private @Nullable String shard;

    @Option(names = "--merge", description = "Make one run of what the shards collected; no server is asked.")
    private boolean merge;

    @Option(
            names = "--parts",
            paramLabel = "DIR|URL",
            description = "Where shards put what they collect: a directory, or jdbc:postgresql://HOST/DATABASE."
                    + " Default: the history, where that is in PostgreSQL.")
    private @Nullable String parts;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            description = "How long --merge waits for the shards of today. Default: not at all.")
    private @Nullable String wait;

    @Option(
            names = "--allow-missing",
            description = "Merge without the shards that are missing; the run is partial and names them.")
    private boolean allowMissing;

    @Option(names = "--keep-parts", description = "Do not remove what was merged.")
    private boolean keepParts;

    boolean isMerge() {
        return merge;
    }

    boolean keeps() {
        return keepParts;
    }

    /// The share to collect; empty where the command makes a run.
    ///
    /// @throws UsageException when it is not understood, or given together with what it excludes
    Optional<Part> part(Terminal terminal) {
        if (shard != null && merge) {
            throw new UsageException("--shard collects and --merge makes the run: give one of them");
        }
        if (shard == null && !merge && (parts != null || keepParts)) {
            throw new UsageException("--parts and --keep-parts are for --shard and --merge");
        }
        if (!merge && (wait != null || allowMissing)) {
            throw new UsageException("--wait and --allow-missing are for --merge");
        }
        return Optional.ofNullable(shard).map(text -> part(text, terminal));
    }

    private static Part part(String text, Terminal terminal) {
        var parsed = SHARD.matcher(text);
        if (!parsed.matches()) {
            throw new UsageException("'" + text + "' is no shard; write it like 0/4, the first of four, or of/4 where"
                    + " " + INDEX + " tells which");
        }
        var index = parsed.group(1).equals("of") ? index(terminal) : parsed.group(1);
        try {
            return new Part(Integer.parseInt(index), Integer.parseInt(parsed.group(2)));
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong);
        }
    }

    private static String index(Terminal terminal) {
        var index = terminal.environment().getOrDefault(INDEX, "");
        if (!index.matches("\\d{1,9}")) {
            throw new UsageException("--shard of/N takes its number from " + INDEX + ", which is "
                    + (index.isEmpty() ? "not set" : "'" + index + "'")
                    + "; Kubernetes sets it in a Job with completionMode: Indexed");
        }
        return index;
    }

    /// What is done with the parts.
    @FunctionalInterface
    interface Work<T> {
        T with(PartStore store) throws IOException;
    }

    /// @throws UsageException when nothing says where parts are
    <T> T inStore(Config config, Work<T> work) throws IOException {
        return switch (place(config)) {
            case HistoryPlace.File(var directory) -> work.with(new PartDirectory(directory));
            case HistoryPlace.Server server -> {
                try (var history = History.open(server)) {
                    yield work.with(history.parts());
                }
            }
        };
    }

    private HistoryPlace place(Config config) {
        var named = Optional.ofNullable(parts)
                .map(text -> HistoryPlace.parse(text, config.history().passwordFile()));
        return named.or(() -> HistoryAccess.of(config).place().filter(HistoryPlace.Server.class::isInstance))
                .orElseThrow(() -> new UsageException("where do shards put what they collect? Give --parts DIR,"
                        + " or a history in PostgreSQL with --history"));
    }

    /// The parts to merge, waited for as long as was asked. Who waits wants those of today, whatever is left
    /// of before.
    ///
    /// @param asOf the moment they look back from; absent for the newest
    /// @throws SourceUnusableException when some are missing that may not be
    PartSet complete(PartStore store, @Nullable Instant asOf) throws IOException {
        var deadline = System.nanoTime() + (wait == null ? 0 : duration(wait).toNanos());
        var since = wait == null || asOf != null ? Instant.MIN : Instant.now().truncatedTo(ChronoUnit.DAYS);
        var found = newest(store, asOf, since);
        while (!isWhole(found) && System.nanoTime() < deadline) {
            pause();
            found = newest(store, asOf, since);
        }
        var set = found.orElseThrow(() -> nothing(store, asOf, since));
        if (!isWhole(found) && !allowMissing) {
            throw missing(set);
        }
        return set;
    }

    private static Optional<PartSet> newest(PartStore store, @Nullable Instant asOf, Instant since) throws IOException {
        return PartSet.newest(store, asOf)
                .filter(set -> !set.run().window().to().isBefore(since));
    }

    private static Duration duration(String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong);
        }
    }

    private static boolean isWhole(Optional<PartSet> found) {
        return found.filter(set -> set.missing().isEmpty()).isPresent();
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for shards");
        }
    }

    private static SourceUnusableException nothing(PartStore store, @Nullable Instant asOf, Instant since) {
        var when = asOf == null ? "" : " as of " + asOf;
        return new SourceUnusableException(
                "there are no parts " + (since.equals(Instant.MIN) ? "" : "of today ") + "in "
                        + store + when
                        + ": collect them with 'rightsizer scan --shard 0/4', 1/4 and so on");
    }

    private static SourceUnusableException missing(PartSet set) {
        var asOf = set.run().window().to();
        var former = set.former().isEmpty()
                ? ""
                : "; there are " + set.former().size() + " of earlier moments: give all shards the same --as-of";
        return new SourceUnusableException(set.missingText() + " in " + set.store() + " as of " + asOf + former
                + "; collect what is missing, or give --allow-missing");
    }
}
