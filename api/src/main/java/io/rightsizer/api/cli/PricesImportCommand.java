package io.rightsizer.api.cli;

import io.rightsizer.api.report.SafeText;
import io.rightsizer.pricing.price.CustomPrice;
import io.rightsizer.pricing.price.CustomPrice.Scope;
import io.rightsizer.pricing.price.CustomPrices;
import io.rightsizer.pricing.price.PriceBook;
import io.rightsizer.pricing.price.PriceFileException;
import io.rightsizer.pricing.price.PriceOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "Check a CSV of your own prices and tell what it covers.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Its first line names the columns; provider, region and capacity_type may be empty:",
            "  scope,name,provider,region,capacity_type,hourly,currency,as_of",
            "  pool,rack-7,,,,1.85,EUR,2026-11-01                  # a node pool or group",
            "  instance_type,m5.large,aws,eu-west-1,,0.09,EUR,2026-11-01",
            "  cpu,,,,,0.031,EUR,2026-11-01                        # a core of any other machine",
            "  memory,,,,,0.004,EUR,2026-11-01                     # a GiB",
            "  gpu,,,,,0.95,EUR,2026-11-01",
            "capacity_type is on-demand, spot or any; empty means any for a pool, else on-demand.",
            "",
            "To use the file set pricing.file, or RIGHTSIZER_PRICING_FILE."
        })
final class PricesImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The CSV to check.")
    private @Nullable Path file;

    private final Terminal terminal;

    PricesImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (file == null) {
            throw new UsageException("name the file to check");
        }
        try {
            tell(CustomPrices.read(file), file);
            return ExitCode.OK.number();
        } catch (PriceFileException wrong) {
            wrong.problems().forEach(problem -> terminal.say("rightsizer: " + SafeText.of(problem)));
            return ExitCode.USAGE.number();
        }
    }

    private void tell(CustomPrices prices, Path checked) throws IOException {
        var all = prices.all();
        terminal.out()
                .println(checked + " holds " + all.size() + " prices in "
                        + all.getFirst().price().currency() + ", " + days(all) + ":");
        for (var scope : Scope.values()) {
            var lines = all.stream().filter(one -> one.scope() == scope).toList();
            if (!lines.isEmpty()) {
                terminal.out()
                        .println("  " + name(scope) + ": "
                                + lines.stream().map(PricesImportCommand::shown).collect(Collectors.joining(", ")));
            }
        }
        terminal.out().println("To use it set pricing.file: " + checked);
        prices.warnings(LocalDate.now(ZoneOffset.UTC)).forEach(terminal::say);
        unknown(all).forEach(terminal::say);
    }

    private static String name(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    private static String days(List<CustomPrice> all) {
        var days = all.stream()
                .map(one -> one.price().asOf())
                .sorted(Comparator.naturalOrder())
                .toList();
        return days.getFirst().equals(days.getLast())
                ? "of " + days.getFirst()
                : "of " + days.getFirst() + " to " + days.getLast();
    }

    private static String shown(CustomPrice one) {
        var where = List.of(
                        one.name(),
                        one.provider(),
                        one.region(),
                        one.capacity().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .stream()
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return SafeText.of(where) + " " + one.price().hourly().toPlainString();
    }

    /// A name in no list may be meant, of a machine in one's own racks, or mistyped.
    private static List<String> unknown(List<CustomPrice> all) throws IOException {
        var book = PriceBook.of(PriceOptions.embedded(LocalDate.now(ZoneOffset.UTC)));
        return all.stream()
                .filter(one -> one.scope() == Scope.INSTANCE_TYPE && isListed(book, one.provider()))
                .filter(one -> book.regions().stream()
                        .filter(region -> region.provider().equals(one.provider()))
                        .filter(region -> one.region().isEmpty() || one.region().equals(region.name()))
                        .noneMatch(region -> book.lists(region, one.name())))
                .map(one -> "line " + one.line() + ": no list has " + SafeText.of(one.name()) + " of "
                        + SafeText.of((one.provider() + " " + one.region()).strip()) + "; check its spelling")
                .toList();
    }

    private static boolean isListed(PriceBook book, String provider) {
        return book.regions().stream().anyMatch(region -> region.provider().equals(provider));
    }
}
