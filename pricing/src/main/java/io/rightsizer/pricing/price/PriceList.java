package io.rightsizer.pricing.price;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/// The price list of one region. A line is taken apart when it is asked for: most runs ask for a few.
final class PriceList {

    static final PriceList EMPTY = new PriceList("", Map.of());

    private static final int GZIP_MAGIC = 0x1f8b;

    /// A region has some 1,400 types.
    private static final int MOST_BYTES = 64 << 20;

    private final String text;
    private final Map<String, Integer> starts;
    private final Map<String, ListRow> rows = new ConcurrentHashMap<>();

    private PriceList(String text, Map<String, Integer> starts) {
        this.text = text;
        this.starts = Collections.unmodifiableMap(starts);
    }

    /// Reads CSV, plain or gzip, under [ListRow#HEADER].
    ///
    /// @throws IOException when it is not what its first line must say
    static PriceList read(InputStream raw) throws IOException {
        var input = new PushbackInputStream(raw, 2);
        var head = input.readNBytes(2);
        input.unread(head);
        var packed = head.length == 2 && ((head[0] & 0xff) << 8 | (head[1] & 0xff)) == GZIP_MAGIC;
        try (var plain = packed ? new GZIPInputStream(input, 1 << 14) : input) {
            var bytes = plain.readNBytes(MOST_BYTES);
            if (bytes.length == MOST_BYTES) {
                throw new IOException("it is larger than any price list");
            }
            return parse(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static PriceList parse(String text) throws IOException {
        var at = text.indexOf('\n');
        if (at < 0 || !text.substring(0, at).stripTrailing().equals(ListRow.HEADER)) {
            throw new IOException("line 1 is not the head of a price list");
        }
        var starts = LinkedHashMap.<String, Integer>newLinkedHashMap(1024);
        for (var start = at + 1; start < text.length(); start = at + 1) {
            at = text.indexOf('\n', start);
            if (at < 0) {
                throw new IOException("its last line is cut short");
            }
            starts.put(instanceType(text, start, at), start);
        }
        return new PriceList(text, starts);
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
        return starts.size();
    }

    Optional<ListRow> row(String instanceType) {
        var start = starts.get(instanceType);
        return start == null ? Optional.empty() : Optional.of(parsed(instanceType, start));
    }

    List<ListRow> rows() {
        var all = new ArrayList<ListRow>(starts.size());
        starts.forEach((instanceType, start) -> all.add(parsed(instanceType, start)));
        return all;
    }

    private ListRow parsed(String instanceType, int start) {
        return rows.computeIfAbsent(instanceType, _ -> ListRow.parse(text.substring(start, text.indexOf('\n', start))));
    }
}
