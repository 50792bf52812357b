package io.rightsizer.api.cli;

import io.rightsizer.api.Bookkeeper;
import io.rightsizer.api.Bookkeeper.Booked;
import io.rightsizer.api.report.AtomicFile;
import io.rightsizer.api.report.NamespaceReport;
import io.rightsizer.api.report.PlanReport;
import io.rightsizer.api.report.ReplicaReport;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.SavingReport;
import io.rightsizer.api.report.TableStyle;
import io.rightsizer.api.report.finance.FocusCsv;
import io.rightsizer.api.report.finance.MonthBook;
import io.rightsizer.api.report.finance.MonthFormat;
import io.rightsizer.api.report.finance.MonthWorkbook;
import io.rightsizer.pricing.finance.BillingMonth;
import io.rightsizer.pricing.finance.Budgets;
import io.rightsizer.pricing.finance.ExchangeRates;
import io.rightsizer.pricing.finance.FocusSettings;
import io.rightsizer.pricing.finance.MonthCosts;
import io.rightsizer.pricing.finance.MonthSummary;
import io.rightsizer.pricing.finance.NodeMonth;
import io.rightsizer.pricing.finance.SummaryBy;
import io.rightsizer.pricing.finance.SummarySettings;
import io.rightsizer.pricing.saving.Costs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "cost",
        description = "Book what machines cost by team, namespace, cluster, region or workload, with what right-sizing"
                + " saves.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rightsizer cost --from run.json --by team",
            "  rightsizer cost --from run.json --plan",
            "  rightsizer cost --from run.json --also last-week.json --month 2026-10 --budgets budgets.csv",
            "  rightsizer cost --from run.json --month 2026-10 -o xlsx --out october.xlsx",
            "  rightsizer cost --from run.json --month 2026-10 -o focus --currency EUR --rates rates.csv --out focus.csv"
        })
final class CostCommand implements Callable<Integer> {

    private static final int FRESH_DAYS = 7;

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "${COMPLETION-CANDIDATES}. Default: namespace.",
            defaultValue = "namespace")
    private SummaryBy by = SummaryBy.NAMESPACE;

    @Option(names = "--month", paramLabel = "MONTH", description = "A month in UTC. Default: that of the run.")
    private @Nullable String month;

    @Option(
            names = "--also",
            paramLabel = "RUN",
            description =
                    "Further runs of other days, as for --from: they tell what those days cost and how far it varies.")
    private List<String> also = List.of();

    @Option(names = "--budgets", paramLabel = "FILE", description = "CSV with team,month,amount,currency.")
    private @Nullable Path budgets;

    @Option(names = "--currency", paramLabel = "CODE", description = "Default: that of the prices.")
    private @Nullable String currency;

    @Option(names = "--rates", paramLabel = "FILE", description = "CSV with date,from,to,rate, for --currency.")
    private @Nullable Path rates;

    @Option(
            names = "--rates-fresh",
            paramLabel = "DAYS",
            description = "How long a rate holds. Default: 7.",
            defaultValue = "" + FRESH_DAYS)
    private int freshDays = FRESH_DAYS;

    @Option(
            names = "--forecast",
            description = "With -o focus: rows for the days to come as well, marked as a forecast.")
    private boolean forecast;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: table.",
            defaultValue = "table")
    private CostFormat format = CostFormat.TABLE;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write there, whole or not at all, instead of standard output.")
    private @Nullable Path file;

    @Option(
            names = "--plan",
            description = "Show the machines behind the figures instead: which remain, which others would do, who may"
                    + " run on spot.")
    private boolean plan;

    @Option(names = "--replicas", description = "Show what a pod of each workload costs instead.")
    private boolean replicas;

    @Mixin
    private SourceOptions source = new SourceOptions();

    private final Terminal terminal;

    CostCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (file != null) {
            AtomicFile.check(file);
        } else if (format == CostFormat.XLSX) {
            throw new UsageException("a workbook is no text: give --out FILE.xlsx");
        }
        var wanted = parsedMonth();
        var settings = settings();
        var runs = runs();
        var latest = runs.getFirst();
        var costs = latest.costs();
        if (costs.now().shares().isEmpty()) {
            throw new UsageException(nothingPriced(costs));
        }
        if (plan || replicas) {
            text(out -> behind(latest, out));
            return RunOutcome.of(latest.run(), Finding.NEVER, terminal).number();
        }
        var asOf = latest.run().run().asOf();
        var billed =
                BillingMonth.of(wanted == null ? YearMonth.from(asOf.atOffset(ZoneOffset.UTC)) : wanted, now(asOf));
        var book = Bookkeeper.month(billed, runs);
        write(book, settings.in(costs, source.pricing(terminal).teamLabel()), latest);
        return RunOutcome.of(latest.run(), Finding.NEVER, terminal).number();
    }

    /// A saved run of a past month is looked at from today; the demo's own time may lie ahead of it.
    private static Instant now(Instant asOf) {
        var now = Instant.now();
        return now.isBefore(asOf) ? asOf : now;
    }

    private @Nullable YearMonth parsedMonth() {
        try {
            return month == null ? null : YearMonth.parse(month);
        } catch (DateTimeException wrong) {
            throw new UsageException("--month must be a month like 2026-10, not '" + month + "'");
        }
    }

    private List<Booked> runs() throws IOException {
        var runs = new ArrayList<Booked>();
        runs.add(latest(source.run(terminal)));
        for (var run : also) {
            runs.add(booked(source.saved(run, terminal)));
        }
        return runs;
    }

    private Booked latest(Run run) throws IOException {
        return by == SummaryBy.NAMESPACE && format == CostFormat.TABLE
                ? new Booked(run, source.costsByNamespace(run, terminal))
                : booked(run);
    }

    private Booked booked(Run run) throws IOException {
        return new Booked(run, source.costs(run, terminal));
    }

    private static String nothingPriced(Costs costs) {
        var why = costs.now().bill().unpriced().stream()
                .map(one -> one.reason())
                .findFirst()
                .orElse("the run knows no nodes: is kube-state-metrics scraped, and was the run made by this version?");
        return "no node has a price, so there is nothing to book: " + why;
    }

    private record Given(
            Budgets budgets, ExchangeRates rates, @Nullable Currency currency) {

        SummarySettings in(Costs costs, String teamLabel) {
            var shown = currency == null ? costs.now().bill().currency() : currency;
            return SummarySettings.of(shown)
                    .withTeamLabel(teamLabel)
                    .withRates(rates)
                    .withBudgets(budgets);
        }
    }

    private Given settings() throws IOException {
        return new Given(
                budgets == null ? Budgets.NONE : readBudgets(budgets),
                rates == null ? ExchangeRates.NONE : readRates(rates),
                currency == null ? null : currency(currency));
    }

    private static Budgets readBudgets(Path path) throws IOException {
        try (var text = Files.newBufferedReader(path)) {
            return Budgets.read(path.toString(), text);
        }
    }

    private ExchangeRates readRates(Path path) throws IOException {
        try (var text = Files.newBufferedReader(path)) {
            return ExchangeRates.read(path.toString(), text, freshDays);
        }
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw new UsageException("--currency must be an ISO 4217 code like EUR, not '" + code + "'");
        }
    }

    private void write(MonthCosts book, SummarySettings settings, Booked latest) throws IOException {
        switch (format) {
            case TABLE -> text(out -> table(book, settings, latest, out));
            case CSV -> text(out -> summary(book, settings).write(MonthFormat.CSV, out));
            case JSON -> text(out -> summary(book, settings).write(MonthFormat.JSON, out));
            case FOCUS -> text(out -> FocusCsv.write(book, focus(settings), out));
            case XLSX -> workbook(book, settings, latest);
        }
    }

    private interface Text {
        void writeTo(Writer out) throws IOException;
    }

    private void text(Text text) throws IOException {
        if (file == null) {
            text.writeTo(terminal.out());
            terminal.out().flush();
        } else {
            AtomicFile.write(file, text::writeTo);
            terminal.say("wrote " + file);
        }
    }

    private record Summary(MonthSummary of, TableStyle style) {

        void write(MonthFormat form, Writer out) throws IOException {
            form.write(of, out, style);
        }
    }

    private Summary summary(MonthCosts book, SummarySettings settings) throws IOException {
        return new Summary(MonthSummary.of(book, by, settings), style());
    }

    private void table(MonthCosts book, SummarySettings settings, Booked latest, Writer out) throws IOException {
        summary(book, settings).write(MonthFormat.TABLE, out);
        var lines = new PrintWriter(out);
        if (by == SummaryBy.NAMESPACE) {
            lines.println();
            lines.flush();
            NamespaceReport.write(latest.costs(), style(), out);
        }
        lines.println();
        SavingReport.lines(latest.costs(), terminal.width()).forEach(lines::println);
        lines.flush();
    }

    private void behind(Booked latest, Writer out) throws IOException {
        if (plan) {
            PlanReport.write(latest.costs(), style(), out);
        }
        if (replicas) {
            ReplicaReport.write(latest.run(), latest.costs(), style(), out);
        }
    }

    private TableStyle style() {
        return file == null ? new TableStyle(terminal.width(), Ansi.AUTO) : TableStyle.plain(terminal.width());
    }

    private FocusSettings focus(SummarySettings settings) {
        var focus = FocusSettings.estimate(settings.currency()).withCurrency(settings.currency(), settings.rates());
        return forecast ? focus.withForecast() : focus;
    }

    private void workbook(MonthCosts book, SummarySettings settings, Booked latest) throws IOException {
        var workbook = new MonthBook(
                MonthSummary.of(book, SummaryBy.TEAM, settings),
                MonthSummary.of(book, SummaryBy.WORKLOAD, settings),
                NodeMonth.of(book, settings),
                SavingReport.figures(latest.costs()),
                SavingReport.notes(latest.run(), latest.costs()));
        var path = Objects.requireNonNull(file);
        AtomicFile.writeBytes(path, out -> MonthWorkbook.write(workbook, out));
        terminal.say("wrote " + path);
    }
}
