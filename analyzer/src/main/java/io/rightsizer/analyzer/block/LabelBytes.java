package io.rightsizer.analyzer.block;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The labels of one series as bytes, name and value in turns with the length before each: series of several
/// blocks are told apart and joined by these, and turned into strings once. Used again for the next series.
final class LabelBytes {

    /// A hundred times what a long label set has.
    private static final int MOST = 1 << 20;

    private static final VarHandle LENGTH = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes;
    private int length;
    private int hash;

    LabelBytes() {
        this(new byte[4096], 0, 0);
    }

    private LabelBytes(byte[] bytes, int length, int hash) {
        this.bytes = bytes;
        this.length = length;
        this.hash = hash;
    }

    void clear() {
        length = 0;
        hash = 0;
    }

    int length() {
        return length;
    }

    /// @return false when there is no room for it
    boolean add(byte[] string) {
        var begin = length + Integer.BYTES;
        if (string.length > MOST - begin) {
            return false;
        }
        if (begin + string.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (begin + string.length));
        }
        LENGTH.set(bytes, length, string.length);
        System.arraycopy(string, 0, bytes, begin, string.length);
        length = begin + string.length;
        hash = 31 * hash + Arrays.hashCode(string);
        return true;
    }

    boolean add(SortedMap<String, String> labels) {
        for (var label : labels.entrySet()) {
            if (!add(label.getKey().getBytes(UTF_8)) || !add(label.getValue().getBytes(UTF_8))) {
                return false;
            }
        }
        return true;
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

    /// The same, which stays as it is now.
    LabelBytes copy() {
        return new LabelBytes(Arrays.copyOf(bytes, length), length, hash);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelBytes labels
                && hash == labels.hash
                && Arrays.equals(bytes, 0, length, labels.bytes, 0, labels.length);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    private int end(int at) {
        return at + Integer.BYTES + (int) LENGTH.get(bytes, at);
    }

    private String text(int at, int end) {
        return new String(bytes, at + Integer.BYTES, end - at - Integer.BYTES, UTF_8);
    }
}
