package io.rightsizer.pricing.price;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Price.Basis;
import io.rightsizer.pricing.price.CustomPrice.Capacity;
import io.rightsizer.pricing.price.CustomPrice.Scope;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads the user's price file: CSV with the columns in any order, lines that begin with `#` aside. Everything wrong
/// with it is told at once, each with its line.
final class CustomPriceReader {

    static final List<String> REQUIRED = List.of("scope", "hourly", "currency", "as_of");
    static final List<String> OPTIONAL = List.of("name", "provider", "region", "capacity_type");

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.ALLOW_COMMENTS)
            .build();

    private final Path file;
    private final List<String> problems = new ArrayList<>();
    private final List<CustomPrice> prices = new ArrayList<>();
    private Map<String, Integer> columns = Map.of();
    private long line = 1;

    private CustomPriceReader(Path file) {
        this.file = file;
    }

    /// @throws PriceFileException with everything that must be mended
    static List<CustomPrice> read(Path file) throws IOException {
        return new CustomPriceReader(file).read();
    }

    private List<CustomPrice> read() throws IOException {
        var strict = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        try (var text = new InputStreamReader(Files.newInputStream(file), strict);
                MappingIterator<String[]> lines = CSV.readerFor(String[].class).readValues(text)) {
            readLines(lines);
        } catch (JsonProcessingException syntax) {
            // The parser wraps what the file's stream throws, bytes that are no UTF-8 for instance.
            problems.add(file + " line " + line + " is no CSV in UTF-8: " + syntax.getOriginalMessage()
                    + "; check the quotes of the line");
        } catch (CharacterCodingException binary) {
            problems.add(file + " is no CSV in UTF-8; save it as one");
        } catch (NoSuchFileException missing) {
            problems.add("there is no price file " + file + "; check pricing.file");
        } catch (IOException failed) {
            problems.add("cannot read the price file " + file + ": " + failed.getMessage());
        }
        if (problems.isEmpty()) {
            checkTogether();
        }
        if (!problems.isEmpty()) {
            throw new PriceFileException(problems);
        }
        return prices;
    }

    private void readLines(MappingIterator<String[]> lines) throws IOException {
        while (lines.hasNextValue()) {
            line = lines.getCurrentLocation().getLineNr();
            try {
                readCells(lines.nextValue());
            } catch (IllegalArgumentException wrong) {
                problems.add(file + " line " + line + " " + wrong.getMessage());
                if (columns.isEmpty()) {
                    return;
                }
            }
        }
        if (columns.isEmpty()) {
            problems.add(file + " is empty; its first line must be " + header());
        }
    }

    private void readCells(String[] cells) {
        if (columns.isEmpty()) {
            columns = columns(cells);
        } else {
            readLine(new Cells(columns, cells));
        }
    }

    private static String header() {
        return "scope,name,provider,region,capacity_type,hourly,currency,as_of";
    }

    private static Map<String, Integer> columns(String[] header) {
        var columns = new HashMap<String, Integer>();
        for (var position = 0; position < header.length; position++) {
            var name = position == 0 && !header[0].isEmpty() && header[0].charAt(0) == BYTE_ORDER_MARK
                    ? header[0].substring(1)
                    : header[position];
            if (!REQUIRED.contains(name) && !OPTIONAL.contains(name)) {
                throw new IllegalArgumentException("has the column '" + name + "', which is none of " + header());
            }
            if (columns.put(name, position) != null) {
                throw new IllegalArgumentException("has the column '" + name + "' twice");
            }
        }
        var missing =
                REQUIRED.stream().filter(name -> !columns.containsKey(name)).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("lacks the column " + missing + "; it must be " + header());
        }
        return columns;
    }

    private void readLine(Cells cells) {
        var scope = cells.scope();
        var name = cells.text("name");
        var named = scope == Scope.POOL || scope == Scope.INSTANCE_TYPE;
        if (named == name.isEmpty()) {
            throw new IllegalArgumentException(
                    named
                            ? "names no " + shown(scope) + " in column name"
                            : "has a name, which " + shown(scope) + " cannot have");
        }
        var hourly = Amounts.notNegative(cells.text("hourly"));
        if (named && hourly.signum() == 0) {
            throw new IllegalArgumentException("has the price 0; leave the line out if it is not known");
        }
        var source = file.getFileName() + " line " + line;
        prices.add(new CustomPrice(
                scope,
                name,
                cells.text("provider"),
                cells.text("region"),
                cells.capacity(scope),
                new Price(hourly, cells.currency(), Basis.CUSTOM, source, Amounts.date(cells.text("as_of"))),
                line));
    }

    private void checkTogether() {
        if (prices.isEmpty()) {
            problems.add(file + " has no price below its first line");
            return;
        }
        var first = prices.getFirst();
        for (var one : prices) {
            if (!one.price().currency().equals(first.price().currency())) {
                problems.add(
                        file + " line " + one.line() + " is in " + one.price().currency() + ", line "
                                + first.line() + " in " + first.price().currency()
                                + "; write all prices in one currency, sums would mix them");
            }
            twin(one)
                    .ifPresent(twin -> problems.add(file + " line " + one.line() + " prices the same as line "
                            + twin.line() + "; remove one of them"));
        }
        if (has(Scope.CPU) != has(Scope.MEMORY)) {
            problems.add(file + " has a price for "
                    + (has(Scope.CPU) ? "cpu but none for memory" : "memory but none" + " for cpu")
                    + "; a machine has both");
        }
    }

    private boolean has(Scope scope) {
        return prices.stream().anyMatch(one -> one.scope() == scope);
    }

    private Optional<CustomPrice> twin(CustomPrice one) {
        return prices.stream()
                .takeWhile(other -> !other.equals(one))
                .filter(one::contradicts)
                .findFirst();
    }

    private static String shown(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private record Cells(Map<String, Integer> columns, String[] values) {

        private Cells {
            if (values.length != columns.size()) {
                throw new IllegalArgumentException(
                        "has " + values.length + " fields where the first line has " + columns.size());
            }
        }

        String text(String column) {
            var position = columns.get(column);
            return position == null ? "" : values[position];
        }

        Scope scope() {
            return Arrays.stream(Scope.values())
                    .filter(scope -> shown(scope).equals(text("scope")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "has the scope '" + text("scope") + "'; write pool, instance_type, cpu, memory or gpu"));
        }

        /// A pool is bought in one way, so its line need not say in which.
        Capacity capacity(Scope scope) {
            return switch (text("capacity_type")) {
                case "" -> scope == Scope.POOL ? Capacity.ANY : Capacity.ON_DEMAND;
                case "on-demand" -> Capacity.ON_DEMAND;
                case "spot" -> Capacity.SPOT;
                case "any" -> Capacity.ANY;
                default ->
                    throw new IllegalArgumentException(
                            "has the capacity_type '" + text("capacity_type") + "'; write on-demand, spot or any");
            };
        }

        Currency currency() {
            try {
                return Currency.getInstance(text("currency"));
            } catch (IllegalArgumentException unknown) {
                throw new IllegalArgumentException(
                        "has the currency '" + text("currency") + "'; write an ISO 4217 code like USD", unknown);
            }
        }
    }
}
