package io.rightsizer.api.cli;

import io.rightsizer.api.config.Suggestion;
import io.rightsizer.api.report.AtomicFile;
import io.rightsizer.api.report.Column;
import io.rightsizer.api.report.TableStyle;
import io.rightsizer.api.report.TextTable;
import io.rightsizer.api.report.prices.PricesFormat;
import io.rightsizer.api.report.prices.ShownType;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.price.ListRow;
import io.rightsizer.pricing.price.PriceBook;
import io.rightsizer.pricing.price.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "show",
        description = "Show prices, each with its source and its day. Without options: which lists there are.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rightsizer prices show --region eu-west-1 --type 'm5.*'",
            "  rightsizer prices show --provider gcp --region us-central1 --capacity spot -o csv"
        })
final class PricesShowCommand implements Callable<Integer> {

    @Option(names = "--provider", paramLabel = "NAME", description = "aws, azure or gcp.")
    private @Nullable String provider;

    @Option(names = "--region", paramLabel = "NAME", description = "As its provider calls it: eu-west-1.")
    private @Nullable String region;

    @Option(names = "--type", paramLabel = "NAME", description = "An instance type; * stands for anything: 'm5.*'.")
    private @Nullable String type;

    @Option(names = "--capacity", paramLabel = "KIND", description = "Only on-demand or only spot.")
    private @Nullable String capacity;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: table.",
            defaultValue = "table")
    private PricesFormat format = PricesFormat.TABLE;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write there, whole or not at all, instead of standard output.")
    private @Nullable Path file;

    @Mixin
    private PriceFlags flags = new PriceFlags();

    private final Terminal terminal;

    PricesShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var only = asked(capacity);
        if (file != null) {
            AtomicFile.check(file);
        }
        var book = PriceBook.of(flags.settings(terminal).options(List.of(), LocalDate.now(ZoneOffset.UTC)));
        if (provider == null && region == null && type == null && format == PricesFormat.TABLE && file == null) {
            lists(book);
            book.warnings().forEach(terminal::say);
            return ExitCode.OK.number();
        }
        var types = types(book, only);
        write(types);
        book.warnings().forEach(terminal::say);
        var reasons = ShownType.reasons(types);
        reasons.stream().limit(3).forEach(terminal::say);
        return (reasons.isEmpty() ? ExitCode.OK : ExitCode.PARTIAL).number();
    }

    private static @Nullable CapacityType asked(@Nullable String capacity) {
        return switch (capacity) {
            case null -> null;
            case "on-demand" -> CapacityType.ON_DEMAND;
            case "spot" -> CapacityType.SPOT;
            default -> throw new UsageException("--capacity '" + capacity + "' is neither on-demand nor spot");
        };
    }

    private List<ShownType> types(PriceBook book, @Nullable CapacityType only) {
        var regions = regions(book);
        var named = type == null ? Pattern.compile(".*") : glob(type);
        var found = regions.stream()
                .flatMap(each -> book.rows(each.provider(), each.name()).stream())
                .filter(row -> named.matcher(row.instanceType()).matches())
                .map(row -> shown(book, row, only))
                .toList();
        if (!found.isEmpty()) {
            return only == CapacityType.SPOT && named.pattern().contains(".*") ? withSpot(found) : found;
        }
        if (type == null || type.contains("*")) {
            throw new UsageException("no list has " + (type == null ? "anything" : "a type like " + type) + " in "
                    + regions.size() + " regions; try 'rightsizer prices show'");
        }
        return regions.stream()
                .map(each -> new ShownType(each, type, null, book.prices(each.provider(), each.name(), type), only))
                .toList();
    }

    /// Whoever asks for all spot prices does not want to read of the types that have none.
    private static List<ShownType> withSpot(List<ShownType> types) {
        var known = types.stream()
                .filter(each -> ShownType.reasons(List.of(each)).isEmpty())
                .toList();
        return known.isEmpty() ? types : known;
    }

    private static ShownType shown(PriceBook book, ListRow row, @Nullable CapacityType only) {
        var place = row.region();
        var prices = book.prices(place.provider(), place.name(), row.instanceType());
        return new ShownType(place, row.instanceType(), row, prices, only);
    }

    private Collection<Region> regions(PriceBook book) {
        var all = book.regions();
        var providers = all.stream().map(Region::provider).distinct().toList();
        if (provider != null && !providers.contains(provider)) {
            throw new UsageException("--provider '" + provider + "' has no list" + Suggestion.of(provider, providers));
        }
        var found = all.stream()
                .filter(each -> provider == null || provider.equals(each.provider()))
                .filter(each -> region == null || region.equals(each.name()))
                .toList();
        if (region != null && found.isEmpty()) {
            var names = all.stream()
                    .filter(each -> provider == null || provider.equals(each.provider()))
                    .map(Region::name)
                    .toList();
            throw new UsageException("--region '" + region + "' has no list" + Suggestion.of(region, names));
        }
        return found;
    }

    private static Pattern glob(String text) {
        return Pattern.compile(
                Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private void write(List<ShownType> types) throws IOException {
        if (file == null) {
            format.write(types, terminal.out(), new TableStyle(terminal.width(), Ansi.AUTO));
            terminal.out().flush();
        } else {
            AtomicFile.write(file, out -> format.write(types, out, TableStyle.plain(terminal.width())));
            terminal.say("wrote " + file);
        }
    }

    private void lists(PriceBook book) {
        var embedded = book.embedded();
        var refreshed = book.refreshed();
        var columns = List.<Column<Region>>of(
                Column.of("PROVIDER", Region::provider),
                Column.of("REGION", Region::name),
                Column.<Region>of("EMBEDDED", each -> count(embedded.get(each))).rightAlign(),
                Column.<Region>of("REFRESHED", each -> count(refreshed.get(each)))
                        .rightAlign());
        var table = new TextTable<>(columns, _ -> Style.reset, new TableStyle(terminal.width(), Ansi.AUTO));
        terminal.out().print(table.render(List.copyOf(book.regions())));
        terminal.out().println();
        terminal.out()
                .println(embedded.values().stream().mapToInt(Integer::intValue).sum() + " prices are embedded, "
                        + refreshed.values().stream()
                                .mapToInt(Integer::intValue)
                                .sum() + " refreshed, "
                        + book.custom().size() + " your own.");
    }

    private static String count(@Nullable Integer rows) {
        return rows == null ? "" : rows.toString();
    }
}
