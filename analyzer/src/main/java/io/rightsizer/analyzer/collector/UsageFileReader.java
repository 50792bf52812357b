package io.rightsizer.analyzer.collector;

import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Reads a usage file row by row and refuses what cannot be meant: each error names the file, the line, the column
/// and what to do. Plain or gzip is told by the first two bytes.
final class UsageFileReader implements AutoCloseable {

    static final List<String> COLUMNS =
            List.of("series_id", "timestamp", "cpu_cores", "memory_bytes", "cpu_request", "memory_request");

    /// The year 5138 in seconds, 1973 in milliseconds.
    private static final double LATEST_SECONDS = 1e11;

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    private final Path file;
    private final MappingIterator<String[]> lines;
    private final int[] positions;
    private final int columns;
    private final Set<String> finished = new HashSet<>();
    private @Nullable UsageFileRow last;
    private long line = 1;
    private long dropped;

    UsageFileReader(Path file) throws IOException {
        this.file = file;
        this.lines = open(file);
        var header = nextLine();
        if (header == null) {
            throw new UsageFileException(file + " is empty; its first line must be " + String.join(",", COLUMNS));
        }
        this.positions = positions(header);
        this.columns = header.length;
    }

    /// The next row, or null at the end of the file.
    @Nullable
    UsageFileRow next() throws IOException {
        var fields = nextLine();
        if (fields == null) {
            return null;
        }
        if (fields.length != columns) {
            throw malformed("has " + fields.length + " fields where the header has " + columns, "repair the line");
        }
        var row = new UsageFileRow(
                fields[positions[0]],
                time(fields),
                value(fields, 2),
                value(fields, 3),
                value(fields, 4),
                value(fields, 5));
        requireOrder(row);
        last = row;
        return row;
    }

    /// Values left out so far because no machine can have them, or for empty usage.
    long dropped() {
        return dropped;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static MappingIterator<String[]> open(Path file) throws IOException {
        try {
            return CSV.readerFor(String[].class)
                    .readValues(new InputStreamReader(unpacked(Files.newInputStream(file)), StandardCharsets.UTF_8));
        } catch (NoSuchFileException missing) {
            throw new UsageFileException("there is no usage file " + file + "; check the path", missing);
        } catch (IOException failure) {
            throw new UsageFileException(
                    "cannot read the usage file " + file + ": " + failure.getMessage()
                            + "; check the path and its rights",
                    failure);
        }
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        var input = new BufferedInputStream(raw, 1 << 16);
        input.mark(2);
        var magic = input.read() << 8 | input.read();
        input.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(input, 1 << 16) : input;
    }

    private String @Nullable [] nextLine() throws IOException {
        try {
            if (!lines.hasNextValue()) {
                return null;
            }
            line = lines.getCurrentLocation().getLineNr();
            return lines.nextValue();
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    /// The parser wraps what the file's stream throws, so the cause tells bad CSV from a damaged file.
    private UsageFileException unreadable(IOException failure) {
        var cause =
                failure instanceof JsonMappingException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof StreamReadException syntax
                ? malformed("is no CSV: " + syntax.getOriginalMessage(), "check the quotes of the line")
                : new UsageFileException(
                        file + " cannot be read beyond line " + line + ": " + cause.getMessage()
                                + "; the file may be cut short, copy it again",
                        failure);
    }

    private int[] positions(String[] header) throws UsageFileException {
        if (header.length > 0 && !header[0].isEmpty() && header[0].charAt(0) == BYTE_ORDER_MARK) {
            header[0] = header[0].substring(1);
        }
        var present = List.of(header);
        var missing =
                COLUMNS.stream().filter(column -> !present.contains(column)).toList();
        if (!missing.isEmpty()) {
            throw malformed(
                    "lacks the column " + String.join(", ", missing),
                    "the first line must be " + String.join(",", COLUMNS));
        }
        return COLUMNS.stream().mapToInt(present::indexOf).toArray();
    }

    private long time(String[] fields) throws UsageFileException {
        var seconds = number(fields, 1);
        if (!(seconds >= 0)) {
            throw malformed("has no time in column timestamp", "write unix seconds");
        }
        if (seconds > LATEST_SECONDS) {
            throw malformed(
                    "has the timestamp " + fields[positions[1]] + ", which is no time in seconds",
                    "write unix seconds, not milliseconds");
        }
        return Math.round(seconds * 1000);
    }

    /// An empty request is an absent one, not a dropped value.
    private OptionalDouble value(String[] fields, int column) throws UsageFileException {
        var number = number(fields, column);
        if (Plausible.isAmount(number)) {
            return OptionalDouble.of(number);
        }
        var emptyRequest = column >= 4 && fields[positions[column]].isEmpty();
        dropped += emptyRequest ? 0 : 1;
        return OptionalDouble.empty();
    }

    private double number(String[] fields, int column) throws UsageFileException {
        var text = fields[positions[column]];
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException malformed) {
            if (text.toLowerCase(Locale.ROOT).matches("[+-]?(inf|infinity|nan)")) {
                return Double.NaN;
            }
            throw malformed(
                    "has '" + KubernetesNames.shown(text) + "' in column " + COLUMNS.get(column),
                    "write a number or leave it empty");
        }
    }

    /// Sorted by series, then by time: only so can a file of any size be read with one series in memory.
    private void requireOrder(UsageFileRow row) throws UsageFileException {
        var before = last;
        if (before == null || !before.series().equals(row.series())) {
            if (before != null) {
                finished.add(before.series());
            }
            if (finished.contains(row.series())) {
                throw malformed("comes back to series " + shown(row), "sort the file by series_id, then by timestamp");
            }
        } else if (row.time() < before.time()) {
            throw malformed(
                    "goes back in time within series " + shown(row), "sort the file by series_id, then by timestamp");
        }
    }

    private static String shown(UsageFileRow row) {
        return KubernetesNames.shown(row.series());
    }

    private UsageFileException malformed(String what, String remedy) {
        return new UsageFileException(file + " line " + line + " " + what + "; " + remedy);
    }
}
