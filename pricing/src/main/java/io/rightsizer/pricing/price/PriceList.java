package io.rightsizer.pricing.price;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/// The price list of one region. A line is taken apart when it is asked for: most runs ask for a few.
final class PriceList {

    static final PriceList EMPTY = new PriceList(Map.of());

    private static final int GZIP_MAGIC = 0x1f8b;

    private final Map<String, String> lines;
    private final Map<String, ListRow> rows = new ConcurrentHashMap<>();

    private PriceList(Map<String, String> lines) {
        this.lines = Collections.unmodifiableMap(lines);
    }

    /// Reads CSV, plain or gzip, under [ListRow#HEADER].
    ///
    /// @throws IOException when it is not what its first line must say
    static PriceList read(InputStream raw) throws IOException {
        var input = new BufferedInputStream(raw);
        input.mark(2);
        var magic = input.read() << 8 | input.read();
        input.reset();
        try (var plain = magic == GZIP_MAGIC ? new GZIPInputStream(input, 1 << 16) : input) {
            return parse(new String(plain.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static PriceList parse(String text) throws IOException {
        var at = text.indexOf('\n');
        if (at < 0 || !text.substring(0, at).stripTrailing().equals(ListRow.HEADER)) {
            throw new IOException("line 1 is not the head of a price list");
        }
        var lines = new LinkedHashMap<String, String>();
        for (var start = at + 1; start < text.length(); start = at + 1) {
            at = text.indexOf('\n', start);
            if (at < 0) {
                throw new IOException("its last line is cut short");
            }
            lines.put(instanceType(text, start, at), text.substring(start, at));
        }
        return new PriceList(lines);
    }

    /// The third cell.
    private static String instanceType(String text, int start, int end) throws IOException {
        var first = text.indexOf(',', start);
        var second = text.indexOf(',', first + 1);
        var third = text.indexOf(',', second + 1);
        if (first < 0 || second < 0 || third < 0 || third > end) {
            throw new IOException("the line '" + text.substring(start, Math.min(end, start + 40)) + "' is cut short");
        }
        return text.substring(second + 1, third);
    }

    int size() {
        return lines.size();
    }

    Optional<ListRow> row(String instanceType) {
        return lines.containsKey(instanceType) ? Optional.of(parsed(instanceType)) : Optional.empty();
    }

    List<ListRow> rows() {
        return lines.keySet().stream().map(this::parsed).toList();
    }

    private ListRow parsed(String instanceType) {
        return rows.computeIfAbsent(instanceType, type -> ListRow.parse(String.valueOf(lines.get(type))));
    }
}
