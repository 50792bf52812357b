package io.rightsizer.api.cli;

import io.rightsizer.api.ConfigRepository;
import io.rightsizer.api.Proposer;
import io.rightsizer.api.Proposer.Proposed;
import io.rightsizer.api.config.Config;
import io.rightsizer.api.config.PullRequestSettings;
import io.rightsizer.api.metrics.Metrics;
import io.rightsizer.api.metrics.PullRequestResult;
import io.rightsizer.api.report.ProposalReport;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunStatus;
import io.rightsizer.api.report.TableStyle;
import io.rightsizer.patches.forge.CheckoutForge;
import io.rightsizer.patches.forge.Forge;
import io.rightsizer.patches.forge.ForgeAddress;
import io.rightsizer.patches.forge.ForgeKind;
import io.rightsizer.patches.forge.ForgeSettings;
import io.rightsizer.patches.forge.Forges;
import io.rightsizer.patches.forge.PlannedForge;
import io.rightsizer.patches.pullrequest.Outcome;
import io.rightsizer.patches.pullrequest.Outcome.What;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "pr",
        description = "Open pull requests with the recommended requests and limits, and keep them up to date."
                + " Without --apply it only shows what they would be.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rightsizer pr --repo ~/config --from run.json                     # nothing leaves this machine",
            "  rightsizer pr --repo ~/config --from run.json --token-file token  # compares with what is open",
            "  rightsizer pr --repo ~/config --from run.json --token-file token --apply",
            "",
            "Exit code: 6 when the forge failed after a good analysis."
        })
final class PrCommand implements Callable<Integer> {

    private static final String NO_COMMIT = "0".repeat(40);

    @Option(
            names = "--repo",
            required = true,
            paramLabel = "DIR",
            description = "A checkout of the repository, at the newest commit of the base branch.")
    private Path repository = Path.of("");

    @Option(names = "--apply", description = "Write branches, pull requests and the dashboard issue.")
    private boolean apply;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: table.",
            defaultValue = "table")
    private ListFormat format = ListFormat.TABLE;

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private MeasuringOptions measuring = new MeasuringOptions();

    private final Terminal terminal;

    PrCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Option(names = "--token-file", paramLabel = "FILE", description = "Holds the forge's token on one line.")
    void tokenFile(@Nullable String path) {
        source.set("pullRequests.tokenFile", "--token-file", path);
    }

    @Option(names = "--forge", paramLabel = "KIND", description = "github or gitlab. Default: by the Git remote.")
    void forge(@Nullable String kind) {
        source.set("pullRequests.forge", "--forge", kind);
    }

    @Option(names = "--api-url", paramLabel = "URL", description = "Of the forge. Default: by the Git remote.")
    void apiUrl(@Nullable String url) {
        source.set("pullRequests.apiUrl", "--api-url", url);
    }

    @Option(
            names = "--project",
            paramLabel = "OWNER/NAME",
            description = "The repository at the forge. Default: by the Git remote.")
    void project(@Nullable String name) {
        source.set("pullRequests.repository", "--project", name);
    }

    @Option(
            names = "--base",
            paramLabel = "BRANCH",
            description = "To be merged into. Default: the repository's default branch.")
    void base(@Nullable String branch) {
        source.set("pullRequests.base", "--base", branch);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var config = source.config(terminal);
        if (apply && config.pullRequests().tokenFile() == null) {
            throw new UsageException("--apply writes to the forge, which needs a token: name its file by --token-file");
        }
        try (var measured = measuring.start(config, terminal)) {
            return propose(config, measured.metrics()).number();
        }
    }

    private ExitCode propose(Config config, @Nullable Metrics metrics) throws IOException, InterruptedException {
        var run = source.run(terminal);
        if (run.run().status() == RunStatus.FAILED) {
            // Pull requests of earlier runs stay: nothing is known that would change them.
            return RunOutcome.of(run, Finding.NEVER, terminal);
        }
        var checkout = OpenRepository.at(repository, config, terminal);
        var forge = forge(config.pullRequests(), metrics);
        var proposed = propose(run, checkout, forge, config);
        if (apply) {
            PullRequestNotes.note(run, forge.description(), proposed.outcomes(), source.history(terminal), terminal);
        }
        if (metrics != null) {
            proposed.outcomes().forEach(one -> result(one.what())
                    .ifPresent(result -> metrics.pullRequest(forge.description(), result)));
        }
        return proposed.outcomes().stream().anyMatch(one -> one.what() == What.FAILED)
                ? ExitCode.FORGE_FAILED
                : RunOutcome.of(run, Finding.NEVER, terminal);
    }

    private static Optional<PullRequestResult> result(What what) {
        return switch (what) {
            case OPENED -> Optional.of(PullRequestResult.OPENED);
            case UPDATED -> Optional.of(PullRequestResult.UPDATED);
            case UNCHANGED -> Optional.of(PullRequestResult.UNCHANGED);
            case CLOSED -> Optional.of(PullRequestResult.CLOSED);
            case FAILED -> Optional.of(PullRequestResult.FAILED);
            case FROZEN, EDITED, DECLINED, OBSERVED, WAITING, OPTED_OUT, LEFT_OUT -> Optional.empty();
        };
    }

    private Proposed propose(Run run, ConfigRepository checkout, Forge forge, Config config) throws IOException {
        var proposer = new Proposer(run, source.costs(run, terminal), checkout, config);
        if (apply) {
            var proposed = proposer.propose(forge, Version.tool());
            show(proposed.outcomes());
            return proposed;
        }
        var planned = PlannedForge.over(forge);
        var proposed = proposer.propose(planned, Version.tool());
        if (format == ListFormat.TABLE) {
            preview(planned, proposed);
        }
        show(proposed.outcomes());
        terminal.say("dry run: nothing was written; --apply does it");
        return proposed;
    }

    private void show(List<Outcome> outcomes) throws IOException {
        format.write(
                terminal,
                style -> new ProposalReport(style, terminal.out()).outcomes(outcomes),
                () -> ProposalReport.json(outcomes));
    }

    private void preview(PlannedForge planned, Proposed proposed) throws IOException {
        var report = new ProposalReport(new TableStyle(terminal.width(), Ansi.AUTO), terminal.out());
        for (var proposal : proposed.proposals()) {
            report.proposal(proposal);
        }
        report.calls(planned.planned());
        terminal.out().println();
    }

    /// Without a token only the checkout is known.
    private Forge forge(PullRequestSettings settings, @Nullable Metrics metrics)
            throws IOException, InterruptedException {
        var git = new GitRemote(repository);
        var token = settings.tokenFile();
        if (token == null) {
            terminal.say("no token: planned as a first run, without asking the forge what is open");
            var base = settings.base();
            return new CheckoutForge(
                    repository,
                    base == null ? git.branch().orElse("main") : base,
                    git.commit().orElse(NO_COMMIT));
        }
        var address = address(settings, git);
        var known = ForgeSettings.of(address, token)
                .withBranches(settings.branchPrefix(), settings.base())
                .withWritePause(settings.writePause())
                .withAllowance(left -> {
                    if (metrics != null) {
                        metrics.forgeRateLimit(address.description(), left);
                    }
                });
        return Forges.open(settings.author() == null ? known : known.withAuthor(settings.author()));
    }

    private static ForgeAddress address(PullRequestSettings settings, GitRemote git)
            throws IOException, InterruptedException {
        var project = settings.repository();
        var kind = settings.forge();
        var remote = project != null && kind != null
                ? "https://" + publicHost(kind) + "/" + project
                : git.address()
                        .orElseThrow(() -> new UsageException("which repository is it? The checkout has no Git remote"
                                + " 'origin'; give --forge github --project owner/name"));
        var found = ForgeAddress.of(remote, kind);
        return new ForgeAddress(
                found.kind(),
                settings.apiUrl() == null ? found.apiUrl() : settings.apiUrl(),
                project == null ? found.repository() : project);
    }

    /// Where the forge is that everybody can use.
    private static String publicHost(ForgeKind kind) {
        return switch (kind) {
            case GITHUB -> "github.com";
            case GITLAB -> "gitlab.com";
        };
    }
}
