package io.rightsizer.analyzer.block;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Where the index lists the series of each label value, by name and value in order. Where every 32nd entry
/// of a name begins is kept; the others are found from there.
final class PostingsTable {

    private static final int EVERY = 32;

    private final MappedFile file;
    private final Map<String, Values> values;

    private PostingsTable(MappedFile file, Map<String, Values> values) {
        this.file = file;
        this.values = values;
    }

    /// Hears a value and where its series are listed.
    interface Sink {
        void accept(String value, long at) throws BlockException;
    }

    static PostingsTable read(MappedFile file, long at) throws BlockException {
        var table = file.section(at, "the table of postings");
        var count = table.count(table.u32(), 4, "the table of postings");
        var values = new HashMap<String, Values>();
        var name = MemorySegment.NULL;
        var current = new Values();
        for (long index = 0; index < count; index++) {
            var position = table.position();
            var next = name(table);
            if (index == 0 || next.mismatch(name) != -1) {
                name = next;
                current = values.computeIfAbsent(text(name), absent -> new Values());
            }
            table.string();
            table.uvarint();
            current.add(position, table.position());
        }
        return new PostingsTable(file, values);
    }

    /// Empty where no series has that value.
    OptionalLong find(String name, String value) throws BlockException {
        var all = values.get(name);
        if (all == null) {
            return OptionalLong.empty();
        }
        var wanted = MemorySegment.ofArray(value.getBytes(UTF_8));
        var cursor = file.cursor(all.marks[mark(all, wanted)], all.end);
        for (int tries = 0; tries < EVERY && cursor.left() > 0; tries++) {
            name(cursor);
            var order = compare(cursor.string(), wanted);
            var at = cursor.uvarint();
            if (order >= 0) {
                return order == 0 ? OptionalLong.of(at) : OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    void forEach(String name, Sink sink) throws BlockException {
        var all = values.get(name);
        if (all == null) {
            return;
        }
        var cursor = file.cursor(all.marks[0], all.end);
        for (int index = 0; index < all.count; index++) {
            name(cursor);
            sink.accept(text(cursor.string()), cursor.uvarint());
        }
    }

    /// The last mark whose value is not behind the wanted one.
    private int mark(Values all, MemorySegment wanted) throws BlockException {
        var low = 0;
        var high = (all.count - 1) / EVERY;
        while (low < high) {
            var middle = (low + high + 1) >>> 1;
            var cursor = file.cursor(all.marks[middle], all.end);
            name(cursor);
            if (compare(cursor.string(), wanted) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static MemorySegment name(Cursor cursor) throws BlockException {
        if (cursor.uvarint() != 2) {
            throw cursor.broken("an entry of the table of postings is not a name and a value");
        }
        return cursor.string();
    }

    private static String text(MemorySegment string) {
        return new String(string.toArray(ValueLayout.JAVA_BYTE), UTF_8);
    }

    /// By bytes, as Go compares strings.
    private static int compare(MemorySegment one, MemorySegment other) {
        var at = one.mismatch(other);
        if (at < 0) {
            return 0;
        }
        return at == one.byteSize()
                ? -1
                : at == other.byteSize()
                        ? 1
                        : Byte.compareUnsigned(
                                one.get(ValueLayout.JAVA_BYTE, at), other.get(ValueLayout.JAVA_BYTE, at));
    }

    /// The entries of one label name.
    private static final class Values {

        private long[] marks = new long[2];
        private long end;
        private int count;

        void add(long position, long behind) {
            if (count % EVERY == 0) {
                var mark = count / EVERY;
                marks = mark < marks.length ? marks : Arrays.copyOf(marks, 2 * mark);
                marks[mark] = position;
            }
            count++;
            end = behind;
        }
    }
}
