package io.rightsizer.api.cli;

import io.rightsizer.api.config.Config;
import io.rightsizer.api.history.History;
import io.rightsizer.api.history.HistoryPlace;
import io.rightsizer.api.history.Outlines;
import io.rightsizer.api.history.Retention;
import io.rightsizer.api.history.RunName;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunStatus;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.finance.SummarySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The history as the options and the configuration name it.
///
/// @param place empty where the user has no home and names none
/// @param serverLock held while a run goes to a server
/// @param teamKey the label that names a workload's team, as kube-state-metrics writes it
/// @param incremental whether days of usage are kept, so that a run reads only those that are new
record HistoryAccess(
        Optional<HistoryPlace> place,
        Optional<Path> serverLock,
        Retention retention,
        String teamKey,
        boolean incremental) {

    static HistoryAccess of(Config config) {
        var settings = config.history();
        return new HistoryAccess(
                settings.store().map(store -> HistoryPlace.parse(store, settings.passwordFile())),
                settings.lock(),
                new Retention(settings.keep(), settings.keepOutlines()),
                SummarySettings.of(Price.USD)
                        .withTeamLabel(config.pricing().teamLabel())
                        .teamKey(),
                settings.incremental());
    }

    /// The same, in `file` where nobody named another place.
    static HistoryAccess of(Config config, Path file) {
        var settings = config.history();
        var named = HistoryAccess.of(config);
        return settings.isDefault() ? named.at(new HistoryPlace.File(file)) : named;
    }

    private HistoryAccess at(HistoryPlace other) {
        return new HistoryAccess(Optional.of(other), serverLock, retention, teamKey, incremental);
    }

    /// Keeps a run and prunes what is too old. A history that fails costs nobody the result: it is told, and changes a
    /// good exit code only.
    ///
    /// @param outlines absent where none were made
    ExitCode keep(Run run, @Nullable Outlines outlines, ExitCode outcome, Terminal terminal) {
        if (run.run().status() == RunStatus.FAILED) {
            // Nothing was read: as the newest run it would tell that everything is gone.
            return outcome;
        }
        if (place.isEmpty()) {
            terminal.say("rightsizer: this run is not kept, as neither XDG_DATA_HOME nor HOME is set;"
                    + " give --history FILE, or --no-history");
            return outcome;
        }
        try (var history = History.open(place.get())) {
            history.store(run, teamKey, outlines);
            history.prune(retention);
            return outcome;
        } catch (IOException failed) {
            terminal.say("rightsizer: this run is not kept: " + failed.getMessage());
            return outcome == ExitCode.OK ? ExitCode.PARTIAL : outcome;
        }
    }

    /// Where days of usage are kept; absent where they are not to be, or where that is not possible, which is told.
    @Nullable
    History days(Terminal terminal) {
        try {
            return incremental && place.isPresent() ? History.open(place.get()) : null;
        } catch (IOException unusable) {
            terminal.say("rightsizer: the whole window is read: " + unusable.getMessage());
            return null;
        }
    }

    /// What only one run may hold at a time; empty where nothing is kept.
    Optional<Path> lockFile() {
        return place.flatMap(where -> switch (where) {
            case HistoryPlace.File(var file) -> Optional.of(file.resolveSibling(file.getFileName() + ".lock"));
            case HistoryPlace.Server _ -> serverLock;
        });
    }

    /// What `text` names in the history; empty when it is a file, or cannot name a stored run.
    static Optional<RunName> named(String text) {
        return RunName.parse(text).filter(_ -> !Files.exists(Path.of(text)));
    }

    /// @throws UsageException when nothing says where it is
    History existing() throws IOException {
        return History.existing(somewhere());
    }

    /// Begun where there is none.
    ///
    /// @throws UsageException when nothing says where it is
    History open() throws IOException {
        return History.open(somewhere());
    }

    /// Whether there may be one to read; a server is asked when it is.
    boolean exists() {
        return place.filter(where -> !(where instanceof HistoryPlace.File(var file)) || Files.exists(file))
                .isPresent();
    }

    HistoryPlace somewhere() {
        return place.orElseThrow(() ->
                new UsageException("where is the history? Neither XDG_DATA_HOME nor HOME is set; give --history FILE"));
    }

    /// No more of the run than what is asked about. All of it where that is not there, which may be a slip of the pen
    /// for something near, and where containers could not be read, as it is told why.
    Run read(RunName name, ExplainTarget target) throws IOException {
        try (var history = existing()) {
            var stored = history.find(name);
            var found = history.read(stored, target.namespace(), target::matches);
            return found.recommendations().isEmpty() || found.run().status() != RunStatus.COMPLETE
                    ? history.read(stored)
                    : found;
        }
    }

    Run read(RunName name) throws IOException {
        try (var history = existing()) {
            return history.read(history.find(name));
        }
    }
}
