package io.rightsizer.analyzer.block;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The labels of one series as bytes, name and value in turns with the length before each: series of several
/// blocks are told apart and joined by these, and turned into strings once. Used again for the next series.
final class LabelBytes {

    /// A hundred times what a long label set has.
    private static final int MOST = 1 << 20;

    private byte[] bytes = new byte[4096];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    /// @return false when there is no room for it
    boolean add(MemorySegment string) {
        var size = string.byteSize();
        if (size > MOST - length - Integer.BYTES) {
            return false;
        }
        var more = (int) size;
        if (length + Integer.BYTES + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + Integer.BYTES + more));
        }
        ByteBuffer.wrap(bytes).putInt(length, more);
        MemorySegment.copy(string, ValueLayout.JAVA_BYTE, 0, bytes, length + Integer.BYTES, more);
        length += Integer.BYTES + more;
        return true;
    }

    boolean add(SortedMap<String, String> labels) {
        for (var label : labels.entrySet()) {
            if (!add(MemorySegment.ofArray(label.getKey().getBytes(UTF_8)))
                    || !add(MemorySegment.ofArray(label.getValue().getBytes(UTF_8)))) {
                return false;
            }
        }
        return true;
    }

    /// The value of the last label of that name, empty where there is none: to Prometheus the two are the
    /// same.
    String value(byte[] name) {
        var value = "";
        for (int at = 0; at < length; ) {
            var nameEnd = end(at);
            var valueEnd = end(nameEnd);
            if (Arrays.equals(bytes, at + Integer.BYTES, nameEnd, name, 0, name.length)) {
                value = text(nameEnd, valueEnd);
            }
            at = valueEnd;
        }
        return value;
    }

    /// @param same one string for each text
    SortedMap<String, String> labels(Map<String, String> same) {
        var labels = new TreeMap<String, String>();
        for (int at = 0; at < length; ) {
            var nameEnd = end(at);
            var valueEnd = end(nameEnd);
            var name = text(at, nameEnd);
            var value = text(nameEnd, valueEnd);
            if (!value.isEmpty()) {
                labels.put(same.computeIfAbsent(name, text -> text), same.computeIfAbsent(value, text -> text));
            }
            at = valueEnd;
        }
        return labels;
    }

    /// What equal label sets have in common.
    ByteBuffer key() {
        return ByteBuffer.wrap(Arrays.copyOf(bytes, length));
    }

    private int end(int at) {
        return at + Integer.BYTES + ByteBuffer.wrap(bytes).getInt(at);
    }

    private String text(int at, int end) {
        return new String(bytes, at + Integer.BYTES, end - at - Integer.BYTES, UTF_8);
    }
}
