package io.rightsizer.analyzer.block;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The strings of an index, which refers to them by their number. Where every eighth begins is kept; the
/// others are found from there. Most series share their names and many values, so what was asked for lately is
/// kept as well, unless it is long.
final class Symbols {

    private static final int EVERY = 8;
    private static final int LATELY = 1024;
    private static final int LONG = 1024;

    private final MappedFile file;
    private final long start;
    private final long end;
    private final long count;
    private final int[] marks;

    /// By the last bits of their number. Several threads may read and write: what each finds is whole.
    private final @Nullable Found[] lately = new Found[LATELY];

    private record Found(long number, byte[] string) {}

    private Symbols(MappedFile file, Cursor table, long count, int[] marks, long start) {
        this.file = file;
        this.start = start;
        this.end = table.end();
        this.count = count;
        this.marks = marks;
    }

    static Symbols read(MappedFile file, long at) throws BlockException {
        var table = file.section(at, "the symbols");
        var count = table.count(table.u32(), 1, "the table of symbols");
        var start = table.position();
        var marks = new int[1024];
        for (long index = 0; index < count; index++) {
            if (index % EVERY == 0) {
                var mark = (int) (index / EVERY);
                marks = mark < marks.length ? marks : Arrays.copyOf(marks, 2 * mark);
                marks[mark] = (int) (table.position() - start);
            }
            table.skip(table.count(table.uvarint(), 1, "a symbol"));
        }
        return new Symbols(file, table, count, Arrays.copyOf(marks, (int) (count / EVERY) + 1), start);
    }

    /// @param asker where the number was read
    long checked(long number, Cursor asker) throws BlockException {
        if (number < 0 || number >= count) {
            throw asker.broken("refers to symbol " + Long.toUnsignedString(number) + " of " + count);
        }
        return number;
    }

    String text(long number) throws BlockException {
        return new String(string(number), UTF_8);
    }

    /// The number of a string, [SeriesEntry#NONE] where it is not among them: they are in order.
    long number(String text) throws BlockException {
        var wanted = text.getBytes(UTF_8);
        var low = 0L;
        var high = count - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var order = Arrays.compareUnsigned(string(middle), wanted);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return SeriesEntry.NONE;
    }

    byte[] string(long number) throws BlockException {
        var slot = (int) (number % LATELY);
        var found = lately[slot];
        if (found != null && found.number() == number) {
            return found.string();
        }
        var string = find(number);
        if (string.length <= LONG) {
            lately[slot] = new Found(number, string);
        }
        return string;
    }

    private byte[] find(long number) throws BlockException {
        var mark = start + Integer.toUnsignedLong(marks[(int) (number / EVERY)]);
        var cursor = file.cursor(mark, end);
        for (long skipped = number % EVERY; skipped > 0; skipped--) {
            cursor.skip(cursor.uvarint());
        }
        return cursor.string().toArray(ValueLayout.JAVA_BYTE);
    }
}
