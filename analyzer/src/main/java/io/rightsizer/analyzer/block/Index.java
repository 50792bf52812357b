package io.rightsizer.analyzer.block;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `index` file of a block: which series it has, and where their chunks are.
/// The layout is `tsdb/docs/format/index.md` of Prometheus.
final class Index {

    private static final int MAGIC = 0xBAAAD700;
    private static final int VERSION = 2;
    private static final int HEADER = 5;
    private static final int CONTENTS = 6 * Long.BYTES;
    private static final int CHECKSUM = 4;

    /// Series are numbered by where they begin, in units of this many bytes.
    private static final int ALIGNED = 16;

    /// A series with more bytes than this has more chunks than anybody scrapes.
    private static final long LONGEST_SERIES = 1 << 20;

    private final MappedFile file;
    private final Symbols symbols;
    private final PostingsTable table;

    private Index(MappedFile file, Symbols symbols, PostingsTable table) {
        this.file = file;
        this.symbols = symbols;
        this.table = table;
    }

    static Index open(Path path, Arena arena) throws BlockException {
        var file = MappedFile.open(path, arena);
        checkHeader(file);
        var at = file.size() - CONTENTS - CHECKSUM;
        if (at < HEADER) {
            throw file.broken(file.size(), "the file ends before its table of contents");
        }
        file.check(at, at + CONTENTS, "the table of contents");
        var contents = file.cursor(at, at + CONTENTS);
        var symbolsAt = contents.i64();
        contents.skip(4 * Long.BYTES);
        var tableAt = contents.i64();
        return new Index(file, Symbols.read(file, symbolsAt), PostingsTable.read(file, tableAt));
    }

    private static void checkHeader(MappedFile file) throws BlockException {
        var header = file.cursor(0, file.size());
        if (header.u32() != Integer.toUnsignedLong(MAGIC)) {
            throw file.broken(0, "is no index of a block");
        }
        var version = header.u8();
        if (version != VERSION) {
            throw file.broken(4, "is an index of version " + version + ", and only version 2 is known here");
        }
    }

    long size() {
        return file.size();
    }

    /// The numbers of all series that may pass, ascending: what the listed values alone can tell. Tests that
    /// a series without the label passes, or almost every series, are left to its labels.
    long[] candidates(List<LabelTest> tests) throws BlockException {
        long @Nullable [] found = null;
        for (var test : tests) {
            if (!test.acceptsAbsence() && (test.only().isPresent() || found == null)) {
                var listed = listed(test);
                found = found == null ? listed : common(found, listed);
                if (found.length == 0) {
                    return found;
                }
            }
        }
        return found == null ? all() : found;
    }

    private long[] all() throws BlockException {
        var at = table.find("", "");
        return at.isEmpty() ? new long[0] : postings(at.getAsLong());
    }

    private long[] listed(LabelTest test) throws BlockException {
        var numbers = new Numbers(file);
        var only = test.only();
        if (only.isPresent()) {
            for (var value : only.get()) {
                var at = table.find(test.label(), value);
                if (at.isPresent()) {
                    numbers.add(postings(at.getAsLong()), at.getAsLong());
                }
            }
        } else {
            table.forEach(test.label(), (value, at) -> {
                if (test.accepts(value)) {
                    numbers.add(postings(at), at);
                }
            });
        }
        return numbers.sorted();
    }

    private long[] postings(long at) throws BlockException {
        var list = file.section(at, "a list of postings");
        var count = list.count(list.u32(), Integer.BYTES, "a list of postings");
        var numbers = new long[(int) Math.min(count, Integer.MAX_VALUE - 8)];
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] = list.u32();
            if (index > 0 && numbers[index] <= numbers[index - 1]) {
                throw list.broken("a list of postings is not in order");
            }
        }
        return numbers;
    }

    private static long[] common(long[] some, long[] others) {
        var both = new long[Math.min(some.length, others.length)];
        var count = 0;
        for (int one = 0, other = 0; one < some.length && other < others.length; ) {
            var order = Long.compare(some[one], others[other]);
            if (order == 0) {
                both[count++] = some[one];
            }
            one += order <= 0 ? 1 : 0;
            other += order >= 0 ? 1 : 0;
        }
        return Arrays.copyOf(both, count);
    }

    /// Reads a series' labels and leaves the cursor at its chunks.
    Cursor labels(long number, LabelBytes into) throws BlockException {
        var at = number * ALIGNED;
        var length = file.cursor(at, file.size());
        var claimed = length.count(length.uvarint(), 1, "a series");
        if (claimed > LONGEST_SERIES) {
            throw file.broken(at, "a series has " + claimed + " bytes");
        }
        var from = length.position();
        file.check(from, from + claimed, "a series");
        var series = file.cursor(from, from + claimed);
        var count = series.count(series.uvarint(), 2, "a series");
        into.clear();
        for (long text = 0; text < 2 * count; text++) {
            if (!into.add(symbols.string(series.uvarint(), series))) {
                throw file.broken(at, "the labels of a series are longer than any honest ones");
            }
        }
        return series;
    }

    /// @param at where [#labels] left the cursor, and its end
    ChunkList chunks(long at, long end) throws BlockException {
        return new ChunkList(file.cursor(at, end));
    }

    /// Collects the numbers of several lists. Of one label every series has one value, so an honest index
    /// lists none of them twice.
    private static final class Numbers {

        private final MappedFile file;
        private long[] all = new long[64];
        private int count;

        Numbers(MappedFile file) {
            this.file = file;
        }

        void add(long[] more, long at) throws BlockException {
            if ((long) count + more.length > file.size() / ALIGNED) {
                throw file.broken(at, "the lists of postings name more series than the file has room for");
            }
            if (count + more.length > all.length) {
                all = Arrays.copyOf(all, 2 * (count + more.length));
            }
            System.arraycopy(more, 0, all, count, more.length);
            count += more.length;
        }

        long[] sorted() {
            Arrays.sort(all, 0, count);
            var kept = 0;
            for (int index = 0; index < count; index++) {
                if (index == 0 || all[index] != all[index - 1]) {
                    all[kept++] = all[index];
                }
            }
            return Arrays.copyOf(all, kept);
        }
    }
}
