package io.rightsizer.analyzer.block;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /// The same tests, asked of the series here.
    List<SymbolTest> tests(List<LabelTest> tests) throws BlockException {
        var own = new ArrayList<SymbolTest>();
        for (var test : tests) {
            own.add(new SymbolTest(test, symbols));
        }
        return own;
    }

    /// The numbers of all series that may pass, ascending: what the listed values alone can tell. Tests that
    /// a series without the label passes, or almost every series, are left to its labels.
    long[] candidates(List<LabelTest> tests) throws BlockException {
        @Nullable Numbers found = null;
        for (var test : tests) {
            if (!test.acceptsAbsence() && (test.only().isPresent() || found == null)) {
                var listed = listed(test);
                if (found == null) {
                    found = listed;
                } else {
                    found.retain(listed);
                }
                if (found.isEmpty()) {
                    break;
                }
            }
        }
        return (found == null ? all() : found).toArray();
    }

    private Numbers all() throws BlockException {
        var numbers = numbers();
        add("", "", numbers);
        return numbers;
    }

    private Numbers listed(LabelTest test) throws BlockException {
        var numbers = numbers();
        var only = test.only();
        if (only.isPresent()) {
            for (var value : only.get()) {
                add(test.label(), value, numbers);
            }
        } else {
            table.forEach(test.label(), (value, at) -> {
                if (test.accepts(value)) {
                    numbers.add(at);
                }
            });
        }
        numbers.sort();
        return numbers;
    }

    private Numbers numbers() {
        return new Numbers(file, Math.min(file.size() / ALIGNED, Integer.MAX_VALUE - 8));
    }

    private void add(String name, String value, Numbers into) throws BlockException {
        var at = table.find(name, value);
        if (at.isPresent()) {
            into.add(at.getAsLong());
        }
    }

    /// @return how many bytes it takes
    long read(long number, SeriesEntry into) throws BlockException {
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
            into.add(symbols.checked(series.uvarint(), series));
        }
        into.endsWith(series);
        return claimed;
    }

    /// The labels of a series that was read.
    void labels(long number, SeriesEntry series, LabelBytes into) throws BlockException {
        if (!series.labels(symbols, into)) {
            throw file.broken(number * ALIGNED, "the labels of a series are longer than any honest ones");
        }
    }

    /// @param at where the list of a series begins, and its end
    ChunkList chunks(long at, long end) throws BlockException {
        return new ChunkList(file.cursor(at, end));
    }
}
